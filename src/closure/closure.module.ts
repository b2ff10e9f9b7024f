import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { ClosureController } from './closure.controller.js';
import { DecideInspectionService } from './inspections/decide-inspection.service.js';
import { InspectionsController } from './inspections/inspections.controller.js';
import { InspectionsQuery } from './inspections/inspections.query.js';
import { RecordInspectionService } from './inspections/record-inspection.service.js';
import { InspectionRedaction } from './inspections/redaction.service.js';
import { ReportedQuery } from './inspections/reported.query.js';
import { WorksCaseService } from './inspections/works-case.service.js';
import { WorksCasesController } from './inspections/works-cases.controller.js';
import { ReleaseService } from './release.service.js';
import { ReleaseMemberService } from './release-member.service.js';
import { ReleaseMembersService } from './release-members.service.js';
import { ReopenService } from './reopen.service.js';
import { DrawService } from './sampling/draw.service.js';
import { JudgeService } from './sampling/judge.service.js';
import { SamplingController } from './sampling/sampling.controller.js';
import { SamplingQuery } from './sampling/sampling.query.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule, DispatchModule],
  controllers: [ClosureController, SamplingController, InspectionsController, WorksCasesController],
  providers: [
    ReleaseMemberService,
    ReleaseMembersService,
    ReleaseService,
    ReopenService,
    DrawService,
    JudgeService,
    SamplingQuery,
    ReportedQuery,
    InspectionsQuery,
    DecideInspectionService,
    RecordInspectionService,
    WorksCaseService,
    InspectionRedaction,
  ],
  exports: [ReleaseService, ReopenService, JudgeService, InspectionRedaction],
})
export class ClosureModule {}
