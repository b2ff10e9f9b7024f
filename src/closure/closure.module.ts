import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { DispatchModule } from '../dispatch/dispatch.module.js';
import { ClosureController } from './closure.controller.js';
import { ReleaseService } from './release.service.js';
import { ReopenService } from './reopen.service.js';

@Module({
  imports: [AccessModule, CasesModule, DispatchModule],
  controllers: [ClosureController],
  providers: [ReleaseService, ReopenService],
  exports: [ReleaseService, ReopenService],
})
export class ClosureModule {}
