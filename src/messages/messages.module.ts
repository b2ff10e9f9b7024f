import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { CallBackQuery } from './call-back.query.js';
import { CallBackService } from './call-back.service.js';
import { CallBackActsService } from './call-back-acts.service.js';
import { CallBackReasons } from './call-back-reasons.service.js';
import { CallBacksController } from './call-backs.controller.js';
import { DeliveriesService } from './mail/deliveries.service.js';
import { MailGateway } from './mail/mail-gateway.js';
import { MailSender } from './mail/mail-sender.service.js';
import { MessageSeal } from './mail/message-seal.js';
import { MessagesController } from './mail/messages.controller.js';
import { MessagesQuery } from './mail/messages.query.js';
import { Outbox } from './mail/outbox.service.js';
import { MessageRedaction } from './mail/redaction.service.js';
import { ResendService } from './mail/resend.service.js';
import { ThreadTokens } from './mail/thread-token.js';
import { WaysOut } from './mail/ways-out.service.js';
import { PhoneAttemptService } from './phone-attempt.service.js';
import { PhoneTaskQuery } from './phone-task.query.js';
import { PhoneTaskService } from './phone-task.service.js';
import { PhoneTasksController } from './phone-tasks.controller.js';
import { CallRedaction } from './redaction.service.js';
import { SmsGateway } from './sms/sms-gateway.js';
import { SurveyLinks } from './survey-links.js';

/** What goes out when the screen does not do it. */
@Module({
  imports: [AccessModule, CitizensModule, CityModule],
  controllers: [CallBacksController, MessagesController, PhoneTasksController],
  providers: [
    CallBackActsService,
    CallBackQuery,
    CallBackReasons,
    CallBackService,
    PhoneTaskService,
    PhoneAttemptService,
    PhoneTaskQuery,
    CallRedaction,
    DeliveriesService,
    MailGateway,
    MailSender,
    MessageRedaction,
    MessageSeal,
    MessagesQuery,
    Outbox,
    ResendService,
    SmsGateway,
    SurveyLinks,
    WaysOut,
    ThreadTokens,
  ],
  exports: [
    CallBackReasons,
    CallBackService,
    PhoneTaskService,
    DeliveriesService,
    MailGateway,
    MessageSeal,
    Outbox,
    SmsGateway,
    SurveyLinks,
    ThreadTokens,
  ],
})
export class MessagesModule {}
