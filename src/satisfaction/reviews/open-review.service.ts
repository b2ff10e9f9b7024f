import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { isUnhappy } from '../answer.rules.js';
import { WORKED_ON_AGAIN } from '../rework.sql.js';
import { Review } from './review.entity.js';
import { reviewNamed } from './review.facts.js';
import { reviewOpen } from './review.problems.js';
import { deciderFor } from './review.rules.js';

/** They reopen by what they find and in no other way. */
const INSPECTS: ReadonlySet<string | null> = new Set(['inspector', 'commission']);

/** No unhappy answer without its review, and none that goes away undecided because one person wants it to. */
@Injectable()
export class OpenReviewService {
  constructor(
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Hears survey.answered; the case is locked. A second voice about the same release is heard in the review that is open. */
  async open(tx: Transaction, { payload }: Fact<'survey.answered'>): Promise<void> {
    const { caseId, number, surveyId, round, byAgency } = payload;
    const rules = this.city.protocol?.satisfaction?.review;
    if (!rules || !isUnhappy(payload)) return;
    if (await this.openOf(tx, caseId)) return;
    const reworks = await this.reworks(tx, caseId);
    const isWorks = byAgency !== undefined || (await this.isWorks(tx, caseId));
    const decider = deciderFor({ reworks, isWorks }, rules);
    const review = tx.add(
      Object.assign(new Review(), {
        ...{ id: newId(), version: 1, surveyId, caseId, round, decider, state: 'open' as const },
        ...{ decision: null, opinion: null, refusal: null, openedAt: this.clock.now(), askedAt: null },
        ...{ askedBy: null, decidedAt: null, decidedBy: null, messageId: null },
      }),
    );
    this.timeline.write(tx, { caseId, kind: 'review.opened', data: { decider } });
    const openedAt = review.openedAt.toISOString();
    await this.events.tell(tx, 'review.opened', { ...reviewNamed(review, number), openedAt });
  }

  /**
   * Hears that somebody ends the case or has it done anew, before anything comes of it: as long as whoever was not content
   * waits for a decision, none of that is one person's to do. REVIEW_OPEN 409. A reopening that was agreed to is decided by
   * then, and what the inspection finds is its own to say.
   */
  async refuse(
    tx: Transaction,
    {
      actor,
      payload: { caseId },
    }: Fact<'case.reopened' | 'case.sent-back' | 'case.reassigned' | 'case.withdrawn'>,
  ): Promise<void> {
    if (actor.kind === 'replay' || INSPECTS.has(actor.role)) return;
    if (await this.openOf(tx, caseId)) throw reviewOpen();
  }

  /** Hears sample.rejected: it is worked on again by the inspection's word, and who was not content is asked anew afterwards. */
  async end(tx: Transaction, { payload: { caseId, number } }: Fact<'sample.rejected'>): Promise<void> {
    const review = await this.openOf(tx, caseId);
    if (!review) return;
    tx.set(review, { state: 'moot', decidedAt: this.clock.now(), version: review.version + 1 });
    this.timeline.write(tx, { caseId, kind: 'review.moot' });
    await this.events.tell(tx, 'review.moot', reviewNamed(review, number));
  }

  /** By whichever way they were asked: an app, say, knows no consent to be called by the agency. */
  private async isWorks(tx: Transaction, id: string): Promise<boolean> {
    const [file] = await tx.read(CaseFile, { id });
    return file !== undefined && this.city.isSupervised(file.category);
  }

  /** How often it was worked on again since somebody was not content, whoever's wish that was, and by whichever door. */
  private async reworks(tx: Transaction, caseId: string): Promise<number> {
    const [row] = await tx.query<{ reworks: number }>(
      `select count(distinct v.round)::integer as reworks from review v
        where v.case_id = $1 and exists (select 1 from case_entry e where e.case_id = v.case_id
                                            and e.kind in (${WORKED_ON_AGAIN}) and e.at >= v.opened_at)`,
      [caseId],
    );
    return row?.reworks ?? 0;
  }

  private async openOf(tx: Transaction, caseId: string): Promise<Review | undefined> {
    const open = `case_id = $1 and state in ('open', 'asked')`;
    const [review] = await tx.find(Review, open, [caseId], { lock: true });
    return review;
  }
}
