import { Module } from '@nestjs/common';
import { AccessModule } from '../../access/access.module.js';
import { CitizensModule } from '../../citizens/citizens.module.js';
import { CityModule } from '../../city/city.module.js';
import { IntakeModule } from '../intake.module.js';
import { CallEventsController } from './call-events.controller.js';
import { CallEventsService } from './call-events.service.js';
import { CallNames } from './call-names.service.js';
import { CallSweeper } from './call-sweeper.js';
import { CallsController } from './calls.controller.js';
import { CallsQuery } from './calls.query.js';
import { CallsService } from './calls.service.js';
import { ExtensionsService } from './extensions.service.js';
import { ForeignEventsService } from './foreign-events.service.js';
import { CallHandOverService } from './hand-over.service.js';
import { AppealService } from './policy/appeal.service.js';
import { CallerAdviceController } from './policy/caller-advice.controller.js';
import { DecideStepService } from './policy/decide-step.service.js';
import { PolicyController } from './policy/policy.controller.js';
import { PolicyQuery } from './policy/policy.query.js';
import { PolicyLock } from './policy/policy-lock.service.js';
import { ProposeStepService } from './policy/propose-step.service.js';
import { SettleService } from './settle.service.js';
import { WrapUpService } from './wrap-up.service.js';

/** Telephone calls: what telephone systems tell of them, and what becomes of them. */
@Module({
  imports: [AccessModule, CitizensModule, CityModule, IntakeModule],
  controllers: [CallEventsController, CallerAdviceController, CallsController, PolicyController],
  providers: [
    CallNames,
    AppealService,
    CallSweeper,
    DecideStepService,
    PolicyLock,
    PolicyQuery,
    ProposeStepService,
    CallEventsService,
    CallHandOverService,
    CallsQuery,
    CallsService,
    ExtensionsService,
    ForeignEventsService,
    SettleService,
    WrapUpService,
  ],
})
export class CallsModule {}
