import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { CallBackQuery } from './call-back.query.js';
import { CallBackService } from './call-back.service.js';
import { CallBackActsService } from './call-back-acts.service.js';
import { CallBacksController } from './call-backs.controller.js';
import { PhoneAttemptService } from './phone-attempt.service.js';
import { PhoneTaskQuery } from './phone-task.query.js';
import { PhoneTaskService } from './phone-task.service.js';
import { PhoneTasksController } from './phone-tasks.controller.js';
import { CallRedaction } from './redaction.service.js';

/** What goes out when the screen does not do it. */
@Module({
  imports: [AccessModule, CitizensModule, CityModule],
  controllers: [CallBacksController, PhoneTasksController],
  providers: [
    CallBackActsService,
    CallBackQuery,
    CallBackService,
    PhoneTaskService,
    PhoneAttemptService,
    PhoneTaskQuery,
    CallRedaction,
  ],
  exports: [CallBackService, PhoneTaskService],
})
export class MessagesModule {}
