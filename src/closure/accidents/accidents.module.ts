import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CasesModule } from '../../cases/cases.module.js';
import { CityModule } from '../../city/city.module.js';
import { DispatchModule } from '../../dispatch/dispatch.module.js';
import { MessagesModule } from '../../messages/messages.module.js';
import { AccidentQuery } from './accident.query.js';
import { AccidentGate } from './accident-gate.service.js';
import { AccidentHolders } from './accident-holders.service.js';
import { AccidentLockService } from './accident-lock.service.js';
import { AccidentStepsService } from './accident-steps.service.js';
import { AccidentsController } from './accidents.controller.js';
import { ConfirmAccidentService } from './confirm-accident.service.js';
import { EndNoticesService } from './end-notices.service.js';
import { MarkAccidentService } from './mark-accident.service.js';
import { NoticesService } from './notices.service.js';
import { ReadAccidentService } from './read-accident.service.js';
import { AccidentRedaction } from './redaction.service.js';

@Module({
  imports: [AccessModule, CasesModule, CityModule, DispatchModule, MessagesModule],
  controllers: [AccidentsController],
  providers: [
    AccidentGate,
    AccidentHolders,
    AccidentLockService,
    AccidentQuery,
    AccidentRedaction,
    AccidentStepsService,
    ConfirmAccidentService,
    EndNoticesService,
    MarkAccidentService,
    NoticesService,
    ReadAccidentService,
  ],
  exports: [AccidentGate, AccidentHolders, AccidentRedaction],
})
export class AccidentsModule {}
