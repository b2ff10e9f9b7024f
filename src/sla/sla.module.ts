import { Module } from '@nestjs/common';
import { CityModule } from '../city/city.module.js';
import { BreachService } from './breach.service.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { EscalationQuery } from './escalation.query.js';
import { EscalationService } from './escalation.service.js';
import { EscalationsController } from './escalations.controller.js';
import { OfCaseQuery } from './of-case.query.js';
import { RecalculationQuery } from './recalculation.query.js';
import { RecalculationService } from './recalculation.service.js';
import { RecomputeService } from './recompute.service.js';
import { SeeEscalationService } from './see-escalation.service.js';
import { StartClocksService } from './start-clocks.service.js';
import { StepService } from './step.service.js';
import { StopClocksService } from './stop-clocks.service.js';
import { TimesService } from './times.service.js';
import { WakerService } from './waker.service.js';

@Module({
  imports: [CityModule],
  controllers: [EscalationsController],
  providers: [
    BreachService,
    DueClocksQuery,
    EscalationQuery,
    EscalationService,
    OfCaseQuery,
    RecalculationQuery,
    RecalculationService,
    RecomputeService,
    SeeEscalationService,
    StartClocksService,
    StepService,
    StopClocksService,
    TimesService,
    WakerService,
  ],
  exports: [
    EscalationService,
    RecalculationService,
    RecomputeService,
    StartClocksService,
    StopClocksService,
    WakerService,
  ],
})
export class SlaModule {}
