import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CityModule } from '../city/city.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AnnualController } from './annual/annual.controller.js';
import { AnnualCountsQuery } from './annual/annual-counts.query.js';
import { AnnualFigures } from './annual/annual-figures.service.js';
import { AnnualReportService } from './annual/annual-report.service.js';
import { CouncilQuery } from './annual/council.query.js';
import { BreachClocksService } from './breaches/breach-clocks.service.js';
import { BreachNames } from './breaches/breach-names.js';
import { BreachReportService } from './breaches/breach-report.service.js';
import { BreachesController } from './breaches/breaches.controller.js';
import { ClocksQuery } from './breaches/clocks.query.js';
import { RunningQuery } from './breaches/running.query.js';
import { ScopeRows } from './breaches/scope-rows.service.js';
import { BullyingTablesController } from './bullying/bullying-tables.controller.js';
import { BullyingTables } from './bullying/bullying-tables.service.js';
import { CallCentreController } from './call-centre/call-centre.controller.js';
import { CallReportService } from './call-centre/call-report.service.js';
import { DayQuery } from './day.query.js';
import { ReportFiles } from './export/report-files.service.js';
import { FactRows } from './fact-rows.service.js';
import { FreezeService } from './frozen/freeze.service.js';
import { FrozenQuery } from './frozen/frozen.query.js';
import { FrozenSumsQuery } from './frozen/frozen-sums.query.js';
import { MonthFigures } from './frozen/month-figures.service.js';
import { MonthsController } from './frozen/months.controller.js';
import { MonthsService } from './frozen/months.service.js';
import { PublishedSums } from './frozen/published-sums.service.js';
import { OpenCasesQuery } from './open-data/open-cases.query.js';
import { OpenDataController } from './open-data/open-data.controller.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { PublishService } from './open-data/publish.service.js';
import { PublishingQuery } from './open-data/publishing.query.js';
import { ReplayFigures } from './replay-figures.query.js';
import { ReportService } from './report.service.js';
import { ReportView } from './report-view.service.js';
import { ReportsController } from './reports.controller.js';
import { ResponseCasesQuery } from './responses/response-cases.query.js';
import { ResponseCasesService } from './responses/response-cases.service.js';
import { ResponseNames } from './responses/response-names.service.js';
import { ResponseParts } from './responses/response-parts.service.js';
import { ResponseReportService } from './responses/response-report.service.js';
import { ResponsesController } from './responses/responses.controller.js';
import { RollupQuery } from './rollup/rollup.query.js';
import { RollupService } from './rollup/rollup.service.js';
import { RollupMonthsQuery } from './rollup/rollup-months.query.js';
import { SumsQuery } from './rollup/sums.query.js';
import { MailingService } from './saved/mailing.service.js';
import { ReportMails } from './saved/report-mails.service.js';
import { SavedController } from './saved/saved.controller.js';
import { SavedQuery } from './saved/saved.query.js';
import { SavedFilters } from './saved/saved-filters.service.js';
import { SavedReach } from './saved/saved-reach.service.js';
import { SavedSheetsService } from './saved/saved-sheets.service.js';
import { StatisticsService } from './statistics.service.js';
import { DocumentFiguresQuery } from './time-control/document-figures.query.js';
import { DocumentFigures } from './time-control/document-figures.service.js';
import { StandingRows } from './time-control/standing-rows.query.js';
import { TimeControlController } from './time-control/time-control.controller.js';
import { TimeControlQuery } from './time-control/time-control.query.js';
import { TimeControlService } from './time-control/time-control.service.js';
import { TimeControlSums } from './time-control/time-control-sums.service.js';
import { WorksReviewController } from './works-review/works-review.controller.js';
import { WorksReview } from './works-review/works-review.service.js';

@Module({
  imports: [AccessModule, CityModule, MessagesModule],
  controllers: [
    AnnualController,
    BreachesController,
    BullyingTablesController,
    CallCentreController,
    MonthsController,
    OpenDataController,
    ReportsController,
    ResponsesController,
    SavedController,
    TimeControlController,
    WorksReviewController,
  ],
  providers: [
    AnnualCountsQuery,
    AnnualFigures,
    AnnualReportService,
    CouncilQuery,
    BreachClocksService,
    BreachNames,
    ScopeRows,
    BreachReportService,
    BullyingTables,
    CallReportService,
    ClocksQuery,
    ReportFiles,
    ReportView,
    RunningQuery,
    DayQuery,
    FactRows,
    FreezeService,
    FrozenQuery,
    FrozenSumsQuery,
    MonthFigures,
    MonthsService,
    PublishedSums,
    OpenCasesQuery,
    OpenDataService,
    PublishService,
    PublishingQuery,
    ReplayFigures,
    ReportService,
    ResponseCasesQuery,
    ResponseCasesService,
    ResponseNames,
    ResponseParts,
    ResponseReportService,
    RollupQuery,
    RollupMonthsQuery,
    RollupService,
    MailingService,
    ReportMails,
    SavedFilters,
    SavedReach,
    SavedSheetsService,
    SavedQuery,
    StatisticsService,
    StandingRows,
    SumsQuery,
    DocumentFigures,
    DocumentFiguresQuery,
    TimeControlQuery,
    TimeControlService,
    TimeControlSums,
    WorksReview,
  ],
  exports: [
    AnnualFigures,
    AnnualReportService,
    FreezeService,
    PublishService,
    ReplayFigures,
    ReportMails,
    RollupService,
    StatisticsService,
  ],
})
export class StatisticsModule {}
