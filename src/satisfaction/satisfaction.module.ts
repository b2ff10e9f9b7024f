import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AnswerService } from './answer.service.js';
import { InviteService } from './invite.service.js';
import { AnswerRedaction } from './redaction.service.js';
import { SurveySweeper } from './survey-sweeper.js';
import { SurveysController } from './surveys.controller.js';
import { UndeliveredService } from './undelivered.service.js';

/** Asking the citizen. */
@Module({
  imports: [CasesModule, CitizensModule, CityModule, MessagesModule],
  controllers: [SurveysController],
  providers: [AnswerRedaction, AnswerService, InviteService, SurveySweeper, UndeliveredService],
  exports: [SurveySweeper],
})
export class SatisfactionModule {}
