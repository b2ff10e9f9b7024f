import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { HandsQuery } from '../../cases/hands.query.js';
import { madeTheOther } from '../../cases/unsealing.problems.js';
import { ReopenService } from '../../closure/reopen.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { ReviewDto, ReviewOpinionDto } from './review.dto.js';
import { ReviewQuery } from './review.query.js';
import { mayApproveReview, mayDecideReview, mayRefuseReview } from './review.rules.js';
import { ReviewDoor } from './review-door.service.js';

/** It is worked on again: asked for by one person, with the word of another. */
@Injectable()
export class ReopeningService {
  constructor(
    private readonly database: Database,
    private readonly door: ReviewDoor,
    private readonly reopening: ReopenService,
    private readonly hands: HandsQuery,
    private readonly views: ReviewQuery,
    private readonly clock: Clock,
  ) {}

  /** What `ReviewDoor.for` refuses, here and below. */
  ask(id: string, { version, opinion }: ReviewOpinionDto, me: Asker): Promise<ReviewDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.for(tx, id, 'ask-reopening', version, me, mayDecideReview);
      await this.door.turn(tx, found, 'review.reopening-asked', {
        ...{ state: 'asked', askedAt: this.clock.now(), askedBy: me.id, refusal: null },
        opinion: this.door.seal(found.review, 'opinion', opinion),
      });
      return this.views.one(tx, id, me);
    });
  }

  /** A new leg, a new limit, and the reason on the timeline, where who has to do it reads it. ACCOUNT_OF_YOURS 403. */
  approve(id: string, { version }: VersionDto, me: Asker): Promise<ReviewDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.for(tx, id, 'approve-reopening', version, me, mayApproveReview);
      const { file, review } = found;
      const { askedBy } = review;
      if (askedBy === null) throw new Error(`Nobody has asked for a reopening by review ${id}.`);
      if (await this.hands.areOne(tx, me.id, askedBy, this.clock.now())) throw madeTheOther();
      // Decided first: what is open when the case is reopened would be moot.
      await this.door.decide(tx, found, 'reopen', me);
      await this.reopening.again(tx, file, this.door.opened(review, 'opinion'));
      return this.views.one(tx, id, me);
    });
  }

  /** Or taken back by who asked: the review is open again. What was asked for stays, beside why it was refused. */
  refuse(id: string, { version, reason }: ReasonDto, me: Asker): Promise<ReviewDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.for(tx, id, 'refuse-reopening', version, me, mayRefuseReview);
      await this.door.turn(tx, found, 'review.reopening-refused', {
        ...{ state: 'open', askedAt: null, askedBy: null },
        refusal: this.door.seal(found.review, 'refusal', reason),
      });
      return this.views.one(tx, id, me);
    });
  }
}
