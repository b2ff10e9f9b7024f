import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { PhoneTaskService } from '../../messages/phone-task.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { AccidentDto } from './accident.dto.js';
import { noticeNotYours } from './accident.problems.js';
import { AccidentQuery } from './accident.query.js';
import { AccidentLockService, type FoundAccident, identityOf } from './accident-lock.service.js';
import { AccidentNotice } from './accident-notice.entity.js';

/** 收到: a screen has shown the alert; one of those who were told has said that they know. */
@Injectable()
export class ConfirmAccidentService {
  constructor(
    private readonly database: Database,
    private readonly found: AccidentLockService,
    private readonly phones: PhoneTaskService,
    private readonly views: AccidentQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** What a screen says by itself, again and again; only the first time is kept. Nothing where it was told to others. */
  show(id: string, me: Asker): Promise<AccidentDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.permitted(tx, id, 'accident.confirm', me);
      const shownAt = this.clock.now();
      for (const notice of await this.noticesOf(tx, found, me))
        if (!notice.shownAt) tx.set(notice, { shownAt });
      return this.views.one(tx, id, me);
    });
  }

  /**
   * By each of the list once; said again it stays as it was. Nobody needs to be telephoned who has said so.
   * ACCIDENT_NOT_FOUND 404, ACCIDENT_NOT_YOURS 403, NOTICE_NOT_YOURS 403.
   */
  confirm(id: string, me: Asker): Promise<AccidentDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.permitted(tx, id, 'accident.confirm', me);
      if (!(await this.knows(tx, found, me))) throw noticeNotYours();
      return this.views.one(tx, id, me);
    });
  }

  /** The case is locked. Whether they were told on screens at all. */
  async knows(tx: Transaction, found: FoundAccident, me: Asker): Promise<boolean> {
    const notices = await this.noticesOf(tx, found, me);
    const [first] = notices;
    if (!first) return false;
    const now = this.clock.now();
    const open = notices.filter(({ confirmedAt }) => !confirmedAt);
    for (const notice of open)
      tx.set(notice, { shownAt: notice.shownAt ?? now, confirmedAt: now, confirmedBy: me.id });
    if (open.length > 0) {
      await this.hangUp(tx, found, first, me);
      const { recipient } = first;
      await this.events.tell(tx, 'accident.confirmed', { ...identityOf(found), recipient });
    }
    return true;
  }

  private async hangUp(
    tx: Transaction,
    { file, accident }: FoundAccident,
    { agency }: AccidentNotice,
    me: Asker,
  ): Promise<void> {
    if (agency === null) return;
    const of = { accidentId: accident.id, agency, via: 'phone' as const, endedAt: null };
    const calls = await tx.read(AccidentNotice, of, { lock: true });
    for (const call of calls) tx.set(call, { confirmedAt: this.clock.now(), confirmedBy: me.id });
    const tasks = calls.flatMap(({ phoneTaskId }) => phoneTaskId ?? []);
    await this.phones.closeKnown(tx, tasks, file.number);
  }

  /** On screens: an agency’s are told as such, the centre’s by their role. */
  private async noticesOf(
    tx: Transaction,
    { accident }: FoundAccident,
    me: Asker,
  ): Promise<AccidentNotice[]> {
    const whose = me.agency === null ? { agency: null, role: me.role } : { agency: me.agency };
    const onScreens = { accidentId: accident.id, via: 'screen' as const, endedAt: null };
    return tx.read(AccidentNotice, { ...onScreens, ...whose }, { lock: true });
  }
}
