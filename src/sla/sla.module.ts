import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { AlikeQuery } from './alike.query.js';
import { AskExtensionService } from './ask-extension.service.js';
import { BreachService } from './breach.service.js';
import { DecideExtensionService } from './decide-extension.service.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { EscalationQuery } from './escalation.query.js';
import { EscalationService } from './escalation.service.js';
import { EscalationsController } from './escalations.controller.js';
import { ExtensionQuery } from './extension.query.js';
import { ExtensionOutcomeService } from './extension-outcome.service.js';
import { ExtensionsController } from './extensions.controller.js';
import { FollowExtensionsService } from './follow-extensions.service.js';
import { MoveAlikeService } from './move-alike.service.js';
import { OfCaseQuery } from './of-case.query.js';
import { OfIncidentQuery } from './of-incident.query.js';
import { ProtocolClocksService } from './protocol-clocks.service.js';
import { RecalculationQuery } from './recalculation.query.js';
import { RecalculationService } from './recalculation.service.js';
import { RecomputeService } from './recompute.service.js';
import { ExtensionRedaction } from './redaction.service.js';
import { RescanExtensions } from './rescan-extensions.service.js';
import { SeeEscalationService } from './see-escalation.service.js';
import { StartClocksService } from './start-clocks.service.js';
import { StepService } from './step.service.js';
import { StopClocksService } from './stop-clocks.service.js';
import { TimesService } from './times.service.js';
import { WakerService } from './waker.service.js';
import { WithdrawExtensionService } from './withdraw-extension.service.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule],
  controllers: [EscalationsController, ExtensionsController],
  providers: [
    AlikeQuery,
    AskExtensionService,
    BreachService,
    DecideExtensionService,
    DueClocksQuery,
    EscalationQuery,
    EscalationService,
    ExtensionOutcomeService,
    ExtensionQuery,
    ExtensionRedaction,
    FollowExtensionsService,
    MoveAlikeService,
    OfCaseQuery,
    OfIncidentQuery,
    ProtocolClocksService,
    RecalculationQuery,
    RecalculationService,
    RecomputeService,
    RescanExtensions,
    SeeEscalationService,
    StartClocksService,
    StepService,
    StopClocksService,
    TimesService,
    WakerService,
    WithdrawExtensionService,
  ],
  exports: [
    EscalationService,
    ProtocolClocksService,
    RecalculationService,
    RecomputeService,
    RescanExtensions,
    StartClocksService,
    StopClocksService,
    WakerService,
  ],
})
export class SlaModule {}
