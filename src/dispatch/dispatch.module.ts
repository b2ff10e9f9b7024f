import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { FilesModule } from '../files/files.module.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { CaseDispatchController } from './case-dispatch.controller.js';
import { HandOverService } from './hand-over.service.js';
import { LegService } from './leg.service.js';
import { ReassignService } from './reassign.service.js';
import { ReceiptService } from './receipt.service.js';
import { ReportRedaction } from './redaction.service.js';
import { ReportService } from './report.service.js';
import { RoutingService } from './routing.service.js';
import { WorkOrdersController } from './work-orders.controller.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule, FilesModule],
  controllers: [CaseDispatchController, WorkOrdersController],
  providers: [
    AcknowledgeService,
    HandOverService,
    LegService,
    ReassignService,
    ReceiptService,
    ReportRedaction,
    ReportService,
    RoutingService,
  ],
  exports: [
    AcknowledgeService,
    HandOverService,
    LegService,
    ReassignService,
    ReceiptService,
    ReportService,
    RoutingService,
  ],
})
export class DispatchModule {}
