import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CityModule } from '../city/city.module.js';
import { PhoneAttemptService } from './phone-attempt.service.js';
import { PhoneTaskQuery } from './phone-task.query.js';
import { PhoneTaskService } from './phone-task.service.js';
import { PhoneTasksController } from './phone-tasks.controller.js';

/** What goes out when the screen does not do it. */
@Module({
  imports: [AccessModule, CityModule],
  controllers: [PhoneTasksController],
  providers: [PhoneTaskService, PhoneAttemptService, PhoneTaskQuery],
  exports: [PhoneTaskService],
})
export class MessagesModule {}
