import { Module } from '@nestjs/common';
import { CityModule } from '../city/city.module.js';
import { BreachService } from './breach.service.js';
import { ClockLimitService } from './clock-limit.service.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { StartClocksService } from './start-clocks.service.js';
import { StopClocksService } from './stop-clocks.service.js';
import { WakerService } from './waker.service.js';

@Module({
  imports: [CityModule],
  providers: [
    BreachService,
    ClockLimitService,
    DueClocksQuery,
    StartClocksService,
    StopClocksService,
    WakerService,
  ],
  exports: [StartClocksService, StopClocksService, WakerService],
})
export class SlaModule {}
