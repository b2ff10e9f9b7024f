import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { CaseState } from '../../cases/case-actions.rules.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { WritingTo } from '../../citizens/writing-to.service.js';
import { CallBackService } from '../../messages/call-back.service.js';
import { MailGateway } from '../../messages/mail/mail-gateway.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { Survey } from '../survey.entity.js';
import type { ReviewDto, ReviewExplainDto, ReviewOpinionDto } from './review.dto.js';
import { Review } from './review.entity.js';
import { unreachable } from './review.problems.js';
import { ReviewQuery } from './review.query.js';
import { mayDecideReview } from './review.rules.js';
import { type FoundReview, ReviewDoor } from './review-door.service.js';

export interface WaysToExplain {
  mail: boolean;
  call: boolean;
}

/** What was done, is. */
const STANDS: readonly CaseState[] = ['reported', 'replied', 'released'];

/** What was done stands: the citizen is told more, or nothing more is done. */
@Injectable()
export class SettleReviewService {
  constructor(
    private readonly database: Database,
    private readonly door: ReviewDoor,
    private readonly writing: WritingTo,
    private readonly gateway: MailGateway,
    private readonly outbox: Outbox,
    private readonly callBacks: CallBackService,
    private readonly views: ReviewQuery,
  ) {}

  /** What `ReviewDoor.for` refuses; CITIZEN_UNREACHABLE 422. */
  explain(id: string, { version, text, via }: ReviewExplainDto, me: Asker): Promise<ReviewDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.for(tx, id, 'explain', version, me, mayDecideReview);
      const { review } = found;
      const ways = await this.ways(tx, found);
      if (!ways[via]) throw unreachable();
      const messageId = via === 'mail' ? await this.write(tx, found, text, me) : null;
      if (via === 'call') await this.call(tx, review, found.file.number, text, me.id);
      const opinion = this.door.seal(review, 'opinion', text);
      await this.door.decide(tx, found, 'explain', me, { opinion, messageId });
      return this.views.one(tx, id, me);
    });
  }

  /** The same, without a message. */
  close(id: string, { version, opinion }: ReviewOpinionDto, me: Asker): Promise<ReviewDto> {
    return this.database.transaction(async tx => {
      const found = await this.door.for(tx, id, 'close', version, me, mayDecideReview);
      const sealed = this.door.seal(found.review, 'opinion', opinion);
      await this.door.decide(tx, found, 'none', me, { opinion: sealed });
      return this.views.one(tx, id, me);
    });
  }

  async ways(tx: Transaction, { file: { citizenId } }: FoundReview): Promise<WaysToExplain> {
    if (citizenId === null) return { mail: false, call: false };
    const { mail, call } = await this.writing.reach(tx, citizenId);
    return { mail: mail && this.gateway.isOpen, call };
  }

  /**
   * Hears message.failed and message.bounced: what cannot be explained by mail is by telephone, once, where they have one,
   * and not any more once it is worked on again. The case is locked.
   */
  async callInstead(
    tx: Transaction,
    { payload: { message, messageId, number } }: Fact<'message.failed' | 'message.bounced'>,
  ): Promise<void> {
    if (message !== 'explanation' || number === undefined) return;
    const [review] = await tx.read(Review, { messageId });
    const file = review && (await tx.get(CaseFile, review.caseId));
    const text = review && this.door.opened(review, 'opinion');
    if (!review || !file?.citizenId || !text || !STANDS.includes(file.state)) return;
    const { call } = await this.writing.reach(tx, file.citizenId);
    if (call && !(await this.callBacks.isOpen(tx, file.id, 'explain')))
      await this.call(tx, review, number, text, null);
  }

  private async write(
    tx: Transaction,
    { file, review }: FoundReview,
    text: string,
    me: Asker,
  ): Promise<string> {
    const { id: caseId, number, citizenId } = file;
    const [survey] = await tx.read(Survey, { id: review.surveyId });
    if (citizenId === null || !survey) throw new Error(`Nobody is known of ${number}.`);
    return this.outbox.queue(tx, {
      ...{ kind: 'explanation', to: { citizenId }, language: survey.language, letterId: null },
      ...{ about: { caseId, number }, inReplyTo: null, queuedBy: me.id, values: { number, text } },
    });
  }

  private async call(
    tx: Transaction,
    { caseId }: Review,
    number: string,
    note: string,
    openedBy: string | null,
  ): Promise<void> {
    await this.callBacks.open(tx, { caseId, number, purpose: 'explain', note, openedBy });
  }
}
