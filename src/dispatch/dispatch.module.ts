import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { CaseDispatchController } from './case-dispatch.controller.js';
import { ContractorController } from './contractor.controller.js';
import { ContractorLinkQuery } from './contractor-link.query.js';
import { ContractorLinksController } from './contractor-links.controller.js';
import { ContractorLinksService } from './contractor-links.service.js';
import { ContractorOrderQuery } from './contractor-order.query.js';
import { ContractorWorkService } from './contractor-work.service.js';
import { HandOverService } from './hand-over.service.js';
import { LegService } from './leg.service.js';
import { PauseQuery } from './pause.query.js';
import { PauseService } from './pause.service.js';
import { ReassignService } from './reassign.service.js';
import { ReceiptService } from './receipt.service.js';
import { ReportRedaction } from './redaction.service.js';
import { ReportService } from './report.service.js';
import { RescanReports } from './rescan-reports.service.js';
import { RoutingService } from './routing.service.js';
import { WorkOrdersController } from './work-orders.controller.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule, FilesModule],
  controllers: [
    CaseDispatchController,
    ContractorController,
    ContractorLinksController,
    WorkOrdersController,
  ],
  providers: [
    AcknowledgeService,
    ContractorLinkQuery,
    ContractorLinksService,
    ContractorOrderQuery,
    ContractorWorkService,
    HandOverService,
    LegService,
    PauseQuery,
    PauseService,
    ReassignService,
    ReceiptService,
    ReportRedaction,
    ReportService,
    RescanReports,
    RoutingService,
  ],
  exports: [
    AcknowledgeService,
    ContractorLinksService,
    HandOverService,
    LegService,
    ReassignService,
    ReceiptService,
    ReportService,
    RescanReports,
    RoutingService,
  ],
})
export class DispatchModule {}
