import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { acted, type CaseActed } from '../../cases/case-action.dto.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { CasePause } from '../case-pause.entity.js';
import { LegService, namesOf } from '../leg.service.js';
import { PauseService } from '../pause.service.js';
import type { SupplementDto } from './supplement.dto.js';
import { Supplement } from './supplement.entity.js';

/** 補陳 (行政程序法 §171): what was asked of the citizen has come, and the case goes on. */
@Injectable()
export class SupplementService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly pauses: PauseService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, NOTHING_ASKED 409 while it waits
   * for something else; BEFORE_IT_WAS_ASKED 422, UNKNOWN_CONTACT 422.
   */
  supplement(number: string, dto: SupplementDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.supplement', file, dto.version);
      this.lock.advance(tx, file, 'supplement');
      const order = await this.legs.openLead(tx, file);
      const [pause] = await tx.read(CasePause, { caseId: file.id, endedAt: null });
      if (pause?.reason !== 'citizen') throw nothingAsked();
      const now = this.clock.now();
      const receivedAt = readTime(dto.receivedAt) ?? now;
      if (receivedAt < pause.startedAt || receivedAt > now) throw notThen();
      const { text, suppliedBy, channel, contact: contactId = null } = dto;
      if (contactId !== null) await this.check(tx, contactId, file);
      const names = namesOf(file, order);
      const data = { suppliedBy, channel, receivedAt: receivedAt.toISOString() };
      const { sharedText } = this.timeline.write(tx, { ...names, kind: 'case.supplemented', text, data });
      tx.set(order, { version: order.version + 1 });
      const supplement = tx.add(
        Object.assign(new Supplement(), {
          ...{ id: newId(), ...names, pauseId: pause.id, text, sharedText, suppliedBy, channel, contactId },
          ...{ receivedAt, recordedAt: now, recordedBy: me.id },
        }),
      );
      const told = { supplementId: supplement.id, suppliedBy, channel };
      await this.events.tell(tx, 'case.supplemented', { ...this.legs.identity({ file, order }), ...told });
      // What lay about before it was recorded is in the account of the city.
      await this.pauses.end(tx, file, { at: receivedAt });
      return acted(file);
    });
  }

  /** A contact of the case, or another one of the same citizen. */
  private async check(
    tx: Transaction,
    contactId: string,
    { id, citizenId }: { id: string; citizenId: string | null },
  ): Promise<void> {
    const [found] = await tx.query(
      `select 1 from contact k where k.id = $1 and (k.citizen_id = $3
         or exists (select 1 from contact_case j where j.contact_id = k.id and j.case_id = $2))`,
      [contactId, id, citizenId],
    );
    if (!found) throw unknownContact();
  }
}

const nothingAsked = (): Problem =>
  new Problem('NOTHING_ASKED', 409, {
    'zh-TW': '這個案件不是在等候民眾補陳，請直接恢復辦理。',
    en: 'This case does not wait for the citizen. Take it up again instead.',
  });

const notThen = (): Problem =>
  new Problem('BEFORE_IT_WAS_ASKED', 422, {
    'zh-TW': '補陳的時間須在請民眾補陳之後，且不能晚於現在。',
    en: 'It came after it was asked for, and not later than now.',
  });

const unknownContact = (): Problem =>
  new Problem('UNKNOWN_CONTACT', 422, {
    'zh-TW': '這次進線不屬於這個案件，也不是同一位陳情人。',
    en: 'That contact belongs neither to this case nor to its petitioner.',
  });
