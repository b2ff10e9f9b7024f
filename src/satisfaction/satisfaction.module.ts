import { Module, type OnModuleInit } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { CitizensModule } from '../citizens/citizens.module.js';
import { CityModule } from '../city/city.module.js';
import { ClosureModule } from '../closure/closure.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { AnswerService } from './answer.service.js';
import { AnswerKeeper } from './answer-keeper.service.js';
import { AskingService } from './asking.service.js';
import { InviteService } from './invite.service.js';
import { SurveyCallQuery } from './phone/survey-call.query.js';
import { SurveyCallActsService } from './phone/survey-call-acts.service.js';
import { SurveyCallsController } from './phone/survey-calls.controller.js';
import { SurveyCalls } from './phone/survey-calls.service.js';
import { ReachService } from './reach.service.js';
import { AnswerRedaction } from './redaction.service.js';
import { OpenReviewService } from './reviews/open-review.service.js';
import { ReadReviewService } from './reviews/read-review.service.js';
import { ReopeningService } from './reviews/reopening.service.js';
import { ReviewQuery } from './reviews/review.query.js';
import { flawsOfReviews } from './reviews/review.rules.js';
import { ReviewDoor } from './reviews/review-door.service.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { SettleReviewService } from './reviews/settle-review.service.js';
import { WorksAnswerService } from './reviews/works-answer.service.js';
import { WorksAnswersController } from './reviews/works-answers.controller.js';
import { SurveySweeper } from './survey-sweeper.js';
import { SurveysController } from './surveys.controller.js';
import { UndeliveredService } from './undelivered.service.js';

/** Asking the citizen. */
@Module({
  imports: [AccessModule, CasesModule, CitizensModule, CityModule, ClosureModule, MessagesModule],
  controllers: [ReviewsController, SurveyCallsController, SurveysController, WorksAnswersController],
  providers: [
    AnswerKeeper,
    AnswerRedaction,
    AnswerService,
    AskingService,
    InviteService,
    OpenReviewService,
    ReachService,
    ReadReviewService,
    ReopeningService,
    ReviewDoor,
    ReviewQuery,
    SettleReviewService,
    SurveyCallActsService,
    SurveyCallQuery,
    SurveyCalls,
    SurveySweeper,
    UndeliveredService,
    WorksAnswerService,
  ],
  exports: [SurveySweeper],
})
export class SatisfactionModule implements OnModuleInit {
  onModuleInit(): void {
    const flaws = flawsOfReviews();
    if (flaws.length > 0) throw new Error(`The table of reviews is flawed: ${flaws.join('; ')}`);
  }
}
