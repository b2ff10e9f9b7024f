import { Module } from '@nestjs/common';
import { CityController } from './city.controller.js';
import { CityService } from './city.service.js';
import { CityLoader } from './city-loader.service.js';

/** What the city decides: agencies, districts, categories, routing rules, limits, working calendar. */
@Module({
  controllers: [CityController],
  providers: [CityLoader, CityService],
  exports: [CityLoader, CityService],
})
export class CityModule {}
