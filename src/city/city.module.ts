import { Module } from '@nestjs/common';
import { CalendarController } from './calendar.controller.js';
import { CalendarImportService } from './calendar-import.service.js';
import { CityController } from './city.controller.js';
import { CityService } from './city.service.js';
import { CityLoader } from './city-loader.service.js';
import { ClosuresController } from './closures.controller.js';
import { ClosuresQuery } from './closures.query.js';
import { ClosuresService } from './closures.service.js';
import { KeptRoutesController } from './kept-routes.controller.js';
import { KeptRoutes } from './kept-routes.service.js';
import { Names } from './names.service.js';
import { PlacesController } from './places/places.controller.js';
import { PlacesService } from './places/places.service.js';
import { SurgesController } from './surge/surges.controller.js';
import { SurgesQuery } from './surge/surges.query.js';
import { SurgesService } from './surge/surges.service.js';

/** What the city decides: agencies, districts, categories, routing rules, limits, working calendar, closures. */
@Module({
  controllers: [
    CalendarController,
    CityController,
    ClosuresController,
    KeptRoutesController,
    PlacesController,
    SurgesController,
  ],
  providers: [
    CalendarImportService,
    CityLoader,
    CityService,
    ClosuresQuery,
    ClosuresService,
    KeptRoutes,
    Names,
    PlacesService,
    SurgesQuery,
    SurgesService,
  ],
  exports: [CityLoader, CityService, KeptRoutes, Names],
})
export class CityModule {}
