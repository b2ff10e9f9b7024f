import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../../access/confidential.rules.js';
import { type Asker, permits, type Right } from '../../access/rights.js';
import type { ReasonDto } from '../../cases/case-action.dto.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { FinishFollowUpDto, FollowUpOfCaseDto } from './follow-up.dto.js';
import type { FollowUp } from './follow-up.entity.js';
import { followUpIs, followUpNotYours } from './visit.problems.js';
import { VisitQuery } from './visit.query.js';
import { isOverdue } from './visit.rules.js';
import { type FoundVisit, identityOf, VisitLockService } from './visit-lock.service.js';

interface Told extends FoundVisit {
  followUp: FollowUp;
}

/** 結論追蹤: whoever has to do it says that it is done; the centre may find that it is not. */
@Injectable()
export class FollowUpService {
  constructor(
    private readonly database: Database,
    private readonly found: VisitLockService,
    private readonly timeline: TimelineService,
    private readonly views: VisitQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** FOLLOW_UP_NOT_FOUND 404, FOLLOW_UP_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409 once it is done, STALE_VERSION 409. */
  finish(id: string, { version, result }: FinishFollowUpDto, me: Asker): Promise<FollowUpOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.permitted(tx, id, 'follow-up.finish', me);
      const { followUp } = found;
      if (followUp.doneAt) throw followUpIs('done');
      checkVersion(followUp, version);
      const doneAt = this.clock.now();
      const late = isOverdue(followUp.dueOn, doneAt, doneAt);
      const sharedResult = this.note(tx, 'follow-up.finished', found, { text: result, late });
      tx.set(followUp, { doneAt, doneBy: me.id, result, sharedResult, version: followUp.version + 1 });
      await this.events.tell(tx, 'follow-up.finished', { ...named(found), late });
      return this.views.oneFollowUp(tx, id, me);
    });
  }

  /** Due on the same day as before. ACTION_NOT_POSSIBLE 409 while it is open; the others as in `finish`. */
  reopen(id: string, { version, reason }: ReasonDto, me: Asker): Promise<FollowUpOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.permitted(tx, id, 'follow-up.reopen', me);
      const { followUp } = found;
      if (!followUp.doneAt) throw followUpIs('open');
      checkVersion(followUp, version);
      const late = isOverdue(followUp.dueOn, followUp.doneAt, followUp.doneAt);
      this.note(tx, 'follow-up.reopened', found, { text: reason, late });
      const nothing = { doneAt: null, doneBy: null, result: null, sharedResult: null };
      tx.set(followUp, { ...nothing, version: followUp.version + 1 });
      await this.events.tell(tx, 'follow-up.reopened', { ...named(found), late });
      return this.views.oneFollowUp(tx, id, me);
    });
  }

  private async permitted(tx: Transaction, id: string, right: Right, me: Asker): Promise<Told> {
    const found = await this.found.followUpById(tx, id);
    const { file, followUp } = found;
    const subject = { agency: followUp.agency, kind: file.kind, district: file.district };
    if (!permits(me, right, subject) || !maySeeConfidential(me, file)) throw followUpNotYours();
    return found;
  }

  /** What agencies read of it; null: what was typed. */
  private note(
    tx: Transaction,
    kind: 'follow-up.finished' | 'follow-up.reopened',
    { file, visit, followUp }: Told,
    { text, late }: { text: string; late: boolean },
  ): string | null {
    const { agency, dueOn } = followUp;
    const data = { visit: visit.kind, agency, dueOn, late };
    return this.timeline.write(tx, { caseId: file.id, kind, text, data }).sharedText;
  }
}

const named = (found: Told) => {
  const { id: followUpId, agency } = found.followUp;
  return { ...identityOf(found), followUpId, agency };
};
