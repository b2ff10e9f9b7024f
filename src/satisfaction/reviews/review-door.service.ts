import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { Vault } from '../../platform/vault/vault.js';
import { Review } from './review.entity.js';
import type { ReviewDecision } from './review.events.js';
import { reviewNamed } from './review.facts.js';
import { notNow, notYoursToReview, ownReopening, reviewNotFound } from './review.problems.js';
import { isPossibleOnReview, type ReviewActionName, type Reviewed } from './review.rules.js';

export interface FoundReview {
  file: CaseFile;
  review: Review;
}

/** A review is found with its case, and what was decided is written down and told. */
@Injectable()
export class ReviewDoor {
  constructor(
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly vault: Vault,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case first, with the one that leads it, as everybody locks them. REVIEW_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403. */
  async found(tx: Transaction, id: string, me: Asker): Promise<FoundReview> {
    const [known] = await tx.query<{ number: string }>(
      'select c.number from review v join case_file c on c.id = v.case_id where v.id = $1',
      [id],
    );
    if (!known) throw reviewNotFound();
    const file = await this.lock.withLead(tx, known.number);
    const [review] = await tx.read(Review, { id }, { lock: true });
    if (!review) throw reviewNotFound();
    this.lock.permitRow(me, 'review.decide', file);
    return { file, review };
  }

  /** To be looked at, without a lock. The same. */
  async seen(tx: Transaction, id: string, me: Asker): Promise<FoundReview> {
    const [review] = await tx.read(Review, { id });
    const file = review && (await tx.get(CaseFile, review.caseId));
    if (!review || !file) throw reviewNotFound();
    this.lock.permitRow(me, 'review.decide', file);
    return { file, review };
  }

  /** And may be acted on so. OWN_REOPENING 403, REVIEW_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409. */
  async for(
    tx: Transaction,
    id: string,
    action: ReviewActionName,
    version: number,
    me: Asker,
    isAllowed: (me: Asker, on: Reviewed) => boolean,
  ): Promise<FoundReview> {
    const found = await this.found(tx, id, me);
    const { review } = found;
    if (!isAllowed(me, reviewed(found)))
      throw action === 'approve-reopening' && review.askedBy === me.id ? ownReopening() : notYoursToReview();
    // Before the version: of two who decide at once the second is told what the first has decided.
    if (!isPossibleOnReview(review.state, action)) throw notNow(review.state);
    checkVersion(review, version);
    return found;
  }

  seal(review: Review, column: 'opinion' | 'refusal', text: string): Buffer {
    return this.vault.seal(text, { column: `review.${column}`, row: review.id });
  }

  opened(review: Review, column: 'opinion' | 'refusal'): string | null {
    const sealed = review[column];
    return sealed && this.vault.open(sealed, { column: `review.${column}`, row: review.id });
  }

  /** Somebody wants it reopened, or a second person does not. */
  async turn(
    tx: Transaction,
    { file, review }: FoundReview,
    kind: 'review.reopening-asked' | 'review.reopening-refused',
    changes: Partial<Review>,
  ): Promise<void> {
    tx.set(review, { ...changes, version: review.version + 1 });
    this.timeline.write(tx, { caseId: file.id, kind });
    await this.events.tell(tx, kind, reviewNamed(review, file.number));
  }

  async decide(
    tx: Transaction,
    { file, review }: FoundReview,
    decision: ReviewDecision,
    me: Asker,
    changes: Partial<Review> = {},
  ): Promise<void> {
    const decided = { state: 'decided' as const, decision, decidedAt: this.clock.now(), decidedBy: me.id };
    tx.set(review, { ...changes, ...decided, version: review.version + 1 });
    this.timeline.write(tx, { caseId: file.id, kind: 'review.decided', data: { decision } });
    await this.events.tell(tx, 'review.decided', { ...reviewNamed(review, file.number), decision });
  }
}

export const reviewed = ({ file, review }: FoundReview): Reviewed => ({
  ...{ decider: review.decider, askedBy: review.askedBy, kind: file.kind, district: file.district },
});
