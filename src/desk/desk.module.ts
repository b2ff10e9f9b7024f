import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditHeadQuery } from './audit/audit-head.query.js';
import { AuditReading } from './audit/audit-reading.service.js';
import { AuditSearchQuery } from './audit/audit-search.query.js';
import { PatternsQuery } from './audit/patterns.query.js';
import { PatternsService } from './audit/patterns.service.js';
import { BoardsService } from './boards.service.js';
import { CallerQuery } from './caller.query.js';
import { CurrentCallController } from './calls/current-call.controller.js';
import { CurrentCallQuery } from './calls/current-call.query.js';
import { CaseAnswersQuery } from './case-answers.query.js';
import { CaseCardQuery } from './case-card.query.js';
import { CaseDecisionQuery } from './case-decision.query.js';
import { CaseIncidentQuery } from './case-incident.query.js';
import { CaseLegsQuery } from './case-legs.query.js';
import { CaseLimitsQuery } from './case-limits.query.js';
import { CaseLinksQuery } from './case-links.query.js';
import { CaseListQuery } from './case-list.query.js';
import { CaseOwnershipQuery } from './case-ownership.query.js';
import { CasePageQuery } from './case-page.query.js';
import { CasePetitionQuery } from './case-petition.query.js';
import { CaseReadingController } from './case-reading.controller.js';
import { CaseTimelineQuery } from './case-timeline.query.js';
import { CaseUrgingQuery } from './case-urging.query.js';
import { ClockRowsQuery } from './clocks/clock-rows.query.js';
import { ClocksController } from './clocks/clocks.controller.js';
import { ExplainClocksQuery } from './clocks/explain-clocks.query.js';
import { CoLegActionsQuery } from './co-leg-actions.query.js';
import { CountersQuery } from './counters.query.js';
import { DeskController } from './desk.controller.js';
import { IdentityQuery } from './identity.query.js';
import { SimilarQuery } from './similar.query.js';
import { SurgeGroupsQuery } from './surge-groups.query.js';
import { TextSearchQuery } from './text-search.query.js';
import { TextSearchService } from './text-search.service.js';
import { WorkOrderBoardQuery } from './work-order-board.query.js';

/** What screens read. Writes nothing but the record of it: of personal data by citizens, of the audit by itself. */
@Module({
  imports: [AccessModule, CitizensModule, CityModule],
  controllers: [
    AuditController,
    CaseReadingController,
    ClocksController,
    CurrentCallController,
    DeskController,
  ],
  providers: [
    AuditHeadQuery,
    AuditReading,
    AuditSearchQuery,
    BoardsService,
    CallerQuery,
    CaseCardQuery,
    CaseLegsQuery,
    CaseIncidentQuery,
    CaseLimitsQuery,
    CaseAnswersQuery,
    CaseLinksQuery,
    CaseListQuery,
    CaseOwnershipQuery,
    CaseUrgingQuery,
    CoLegActionsQuery,
    CasePageQuery,
    CaseDecisionQuery,
    CasePetitionQuery,
    CaseTimelineQuery,
    ClockRowsQuery,
    CountersQuery,
    CurrentCallQuery,
    ExplainClocksQuery,
    IdentityQuery,
    PatternsQuery,
    PatternsService,
    SimilarQuery,
    SurgeGroupsQuery,
    TextSearchQuery,
    TextSearchService,
    WorkOrderBoardQuery,
  ],
  exports: [CaseCardQuery],
})
export class DeskModule {}
