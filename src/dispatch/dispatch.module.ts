import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { ArbitrationQuery } from './arbitration/arbitration.query.js';
import { ArbitrationsController } from './arbitration/arbitrations.controller.js';
import { DecideArbitrationService } from './arbitration/decide-arbitration.service.js';
import { DisputeService } from './arbitration/dispute.service.js';
import { OpenArbitrationService } from './arbitration/open-arbitration.service.js';
import { CaseDispatchController } from './case-dispatch.controller.js';
import { AskCoHandlingService } from './co-handling/ask-co-handling.service.js';
import { flawsOfCoActions } from './co-handling/co-actions.rules.js';
import { CoHandlingController } from './co-handling/co-handling.controller.js';
import { CoLegService } from './co-handling/co-leg.service.js';
import { CoLegUrgingService } from './co-handling/co-leg-urging.service.js';
import { CoLegWorkService } from './co-handling/co-leg-work.service.js';
import { EndCoLegsService } from './co-handling/end-co-legs.service.js';
import { ContractorController } from './contractor.controller.js';
import { ContractorLinkQuery } from './contractor-link.query.js';
import { ContractorLinksController } from './contractor-links.controller.js';
import { ContractorLinksService } from './contractor-links.service.js';
import { ContractorOrderQuery } from './contractor-order.query.js';
import { ContractorWorkService } from './contractor-work.service.js';
import { ConvertService } from './convert.service.js';
import { HandOverService } from './hand-over.service.js';
import { FollowPausesService } from './incidents/follow-pauses.service.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { MergeService } from './incidents/merge.service.js';
import { SplitService } from './incidents/split.service.js';
import { StandAloneService } from './incidents/stand-alone.service.js';
import { SuccessionService } from './incidents/succession.service.js';
import { UnmergeService } from './incidents/unmerge.service.js';
import { LegService } from './leg.service.js';
import { PauseQuery } from './pause.query.js';
import { PauseService } from './pause.service.js';
import { AskDispositionService } from './petitions/ask-disposition.service.js';
import { DecideDispositionService } from './petitions/decide-disposition.service.js';
import { DispositionQuery } from './petitions/disposition.query.js';
import { DispositionOutcomeService } from './petitions/disposition-outcome.service.js';
import { DispositionsController } from './petitions/dispositions.controller.js';
import { NoticeService } from './petitions/notice.service.js';
import { OutsideService } from './petitions/outside.service.js';
import { PetitionTexts } from './petitions/petition-texts.service.js';
import { SupplementService } from './petitions/supplement.service.js';
import { SupplementsController } from './petitions/supplements.controller.js';
import { ReassignService } from './reassign.service.js';
import { ReceiptService } from './receipt.service.js';
import { ReportRedaction } from './redaction.service.js';
import { ReportService } from './report.service.js';
import { RescanReports } from './rescan-reports.service.js';
import { AskReturnService } from './returns/ask-return.service.js';
import { DecideReturnService } from './returns/decide-return.service.js';
import { ReturnQuery } from './returns/return.query.js';
import { ReturnOutcomeService } from './returns/return-outcome.service.js';
import { ReturnTexts } from './returns/return-texts.service.js';
import { ReturnsController } from './returns/returns.controller.js';
import { StandingQuery } from './returns/standing.query.js';
import { RoutingService } from './routing.service.js';
import { SourceReport } from './source-report.service.js';
import { TakeOverService } from './take-over.service.js';
import { ChaseService } from './urging/chase.service.js';
import { RemindService } from './urging/remind.service.js';
import { UrgedClockQuery } from './urging/urged-clock.query.js';
import { UrgingController } from './urging/urging.controller.js';
import { ChangeVisitService } from './visits/change-visit.service.js';
import { FollowUpService } from './visits/follow-up.service.js';
import { FollowUpsController } from './visits/follow-ups.controller.js';
import { HoldVisitService } from './visits/hold-visit.service.js';
import { PlanVisitService } from './visits/plan-visit.service.js';
import { VisitRedaction } from './visits/redaction.service.js';
import { RescanVisits } from './visits/rescan-visits.service.js';
import { VisitQuery } from './visits/visit.query.js';
import { VisitLockService } from './visits/visit-lock.service.js';
import { VisitsController } from './visits/visits.controller.js';
import { WorkOrdersController } from './work-orders.controller.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule, FilesModule],
  controllers: [
    ArbitrationsController,
    CaseDispatchController,
    CoHandlingController,
    ContractorController,
    ContractorLinksController,
    DispositionsController,
    IncidentsController,
    ReturnsController,
    SupplementsController,
    FollowUpsController,
    UrgingController,
    VisitsController,
    WorkOrdersController,
  ],
  providers: [
    AcknowledgeService,
    ArbitrationQuery,
    AskCoHandlingService,
    AskReturnService,
    CoLegService,
    CoLegUrgingService,
    CoLegWorkService,
    EndCoLegsService,
    ContractorLinkQuery,
    ContractorLinksService,
    ContractorOrderQuery,
    ContractorWorkService,
    ConvertService,
    DecideArbitrationService,
    DecideReturnService,
    DisputeService,
    HandOverService,
    LegService,
    FollowPausesService,
    MergeService,
    SplitService,
    StandAloneService,
    SuccessionService,
    UnmergeService,
    OpenArbitrationService,
    PauseQuery,
    PauseService,
    ReassignService,
    ReceiptService,
    ReportRedaction,
    ReportService,
    RescanReports,
    ReturnOutcomeService,
    ReturnQuery,
    ReturnTexts,
    RoutingService,
    SourceReport,
    StandingQuery,
    TakeOverService,
    RemindService,
    ChaseService,
    UrgedClockQuery,
    ChangeVisitService,
    FollowUpService,
    HoldVisitService,
    PlanVisitService,
    RescanVisits,
    VisitLockService,
    VisitQuery,
    VisitRedaction,
    AskDispositionService,
    DecideDispositionService,
    DispositionOutcomeService,
    DispositionQuery,
    NoticeService,
    OutsideService,
    PetitionTexts,
    SupplementService,
  ],
  exports: [
    AcknowledgeService,
    ContractorLinksService,
    EndCoLegsService,
    HandOverService,
    LegService,
    PetitionTexts,
    ReassignService,
    ReceiptService,
    ReportService,
    RescanReports,
    ReturnTexts,
    RescanVisits,
    RoutingService,
    SourceReport,
  ],
})
export class DispatchModule implements OnModuleInit {
  onModuleInit(): void {
    const flaws = flawsOfCoActions();
    if (flaws.length > 0) throw new Error(`The table of co-handling is flawed: ${flaws.join('; ')}`);
  }
}
