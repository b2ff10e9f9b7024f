import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import { Vault } from '../../platform/vault/vault.js';
import { Answer } from '../answer.entity.js';
import type { ReviewTextsDto } from './review.dto.js';
import { notYoursToReview } from './review.problems.js';
import { mayReadReview } from './review.rules.js';
import { ReviewDoor, reviewed } from './review-door.service.js';
import { ANSWERS_OF_REVIEW } from './reviews.sql.js';
import { SettleReviewService } from './settle-review.service.js';

/** What a citizen wrote beside their answer, for those who decide about it, and never without a trace. */
@Injectable()
export class ReadReviewService {
  constructor(
    private readonly database: Database,
    private readonly door: ReviewDoor,
    private readonly settling: SettleReviewService,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** REVIEW_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, REVIEW_NOT_YOURS 403. Nobody waits for who reads. */
  read(id: string, me: Asker): Promise<ReviewTextsDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.seen(tx, id, me);
      const { file, review } = found;
      if (!mayReadReview(me, reviewed(found))) throw notYoursToReview();
      const ofReview = `survey_id in (select x.id from review v join survey x on ${ANSWERS_OF_REVIEW} where v.id = $1)`;
      const answers = await tx.find(Answer, ofReview, [id], { order: 'answeredAt' });
      const texts = answers.flatMap(({ surveyId, text }) =>
        text ? [{ surveyId, text: this.vault.open(text, { column: 'answer.text', row: surveyId }) }] : [],
      );
      const { citizenId, id: caseId } = file;
      // Of who wrote nothing there is nothing to be read.
      if (texts.length > 0)
        await this.audit.record(tx, { action: 'answer.read', citizenId, caseId, subject: `review:${id}` });
      return {
        texts,
        opinion: this.door.opened(review, 'opinion'),
        refusal: this.door.opened(review, 'refusal'),
        ways: await this.settling.ways(tx, found),
      };
    });
  }
}
