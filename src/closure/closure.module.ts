import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CityModule } from '../city/city.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { ClosureController } from './closure.controller.js';
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
  controllers: [ClosureController, SamplingController],
  providers: [
    ReleaseMemberService,
    ReleaseMembersService,
    ReleaseService,
    ReopenService,
    DrawService,
    JudgeService,
    SamplingQuery,
  ],
  exports: [ReleaseService, ReopenService, JudgeService],
})
export class ClosureModule {}
