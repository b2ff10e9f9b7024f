import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AnswerService } from './answer.service.js';
import { AnswerKeeper } from './answer-keeper.service.js';
import { AskingService } from './asking.service.js';
import { InviteService } from './invite.service.js';
import { SurveyCallQuery } from './phone/survey-call.query.js';
import { SurveyCallActsService } from './phone/survey-call-acts.service.js';
import { SurveyCallsController } from './phone/survey-calls.controller.js';
import { SurveyCalls } from './phone/survey-calls.service.js';
import { AnswerRedaction } from './redaction.service.js';
import { SurveySweeper } from './survey-sweeper.js';
import { SurveysController } from './surveys.controller.js';
import { UndeliveredService } from './undelivered.service.js';

/** Asking the citizen. */
@Module({
  imports: [AccessModule, CasesModule, CitizensModule, CityModule, MessagesModule],
  controllers: [SurveyCallsController, SurveysController],
  providers: [
    AnswerKeeper,
    AnswerRedaction,
    AnswerService,
    AskingService,
    InviteService,
    SurveyCallActsService,
    SurveyCallQuery,
    SurveyCalls,
    SurveySweeper,
    UndeliveredService,
  ],
  exports: [SurveySweeper],
})
export class SatisfactionModule {}
