import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { CityService } from '../city.service.js';
import type { BeginSurgeDto, SurgeDto } from './surge.dto.js';
import { Surge } from './surge.entity.js';
import {
  surgeIsOn,
  surgeIsOver,
  surgeNotFound,
  surgeNotOver,
  surgeWasOn,
  unknownRuleSet,
  wrongEnd,
} from './surge.problems.js';
import { flawOfExpectedEnd } from './surge.rules.js';
import { SurgesQuery } from './surges.query.js';

export interface PastSurge {
  ruleSet: string;
  reason: string;
  from: Date;
  to: Date;
}

/** 大量案件應變: a supervisor switches the limits for storms on and off. What runs already is left alone, both ways. */
@Injectable()
export class SurgesService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly surges: SurgesQuery,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** UNKNOWN_RULE_SET 422, SURGE_END_NOT_POSSIBLE 422, SURGE_IS_ON 409. */
  async begin({ ruleSet, reason, expectedEnd: said }: BeginSurgeDto, me: Asker): Promise<SurgeDto> {
    const now = this.clock.now();
    if (!this.city.surgeSets.some(({ code }) => code === ruleSet)) throw unknownRuleSet(ruleSet);
    const expectedEnd = readTime(said);
    const flaw = flawOfExpectedEnd(expectedEnd, now);
    if (flaw) throw wrongEnd(flaw);
    const begun = await this.database.transaction(async tx => {
      const surge = { id: newId(), ruleSet };
      // One at most is on, by an index: of two that begin at once one does.
      const added = await tx.query(
        `insert into surge (id, rule_set, reason, began_at, began_by, expected_end)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
        [surge.id, ruleSet, reason, now, me.id, expectedEnd],
      );
      if (added.length === 0) throw surgeIsOn();
      return this.tell(tx, 'surge.began', surge);
    });
    await this.city.refresh();
    return begun;
  }

  /** One that is over already, for cases that are replayed; asked for twice it is one. UNKNOWN_RULE_SET 422, SURGE_NOT_OVER 422, SURGE_IS_ON 409. */
  async past({ ruleSet, reason, from, to }: PastSurge, by: string): Promise<void> {
    if (!this.city.surgeSets.some(({ code }) => code === ruleSet)) throw unknownRuleSet(ruleSet);
    if (to > this.clock.now()) throw surgeNotOver();
    await this.database.transaction(async tx => {
      // Of two that are written down at once neither would see the other.
      await tx.query('lock table surge in share row exclusive mode');
      const [other] = await tx.query<Pick<Surge, 'beganAt' | 'endedAt' | 'reason'> & { isSame: boolean }>(
        `select began_at as "beganAt", ended_at as "endedAt", reason,
                began_at = $1 and ended_at is not distinct from $2 and rule_set = $3 as "isSame" from surge
          where began_at < $2 and coalesce(ended_at, 'infinity') > $1 order by began_at limit 1`,
        [from, to, ruleSet],
      );
      if (other?.isSame) return;
      if (other) throw surgeWasOn(other);
      const id = newId();
      await tx.query(
        `insert into surge (id, rule_set, reason, began_at, began_by, expected_end, ended_at, ended_by)
         values ($1, $2, $3, $4, $5, $6, $6, $5)`,
        [id, ruleSet, reason, from, by, to],
      );
      await this.audit.record(tx, { action: 'surge.began', subject: `surge:${id}` });
      await this.events.tell(tx, 'surge.began', { surgeId: id, ruleSet });
      await this.events.tell(tx, 'surge.ended', { surgeId: id, ruleSet });
    });
    await this.city.refresh();
  }

  /** SURGE_NOT_FOUND 404, SURGE_IS_OVER 409. */
  async end(id: string, me: Asker): Promise<SurgeDto> {
    const ended = await this.database.transaction(async tx => {
      const [surge] = await tx.read(Surge, { id }, { lock: true });
      if (!surge) throw surgeNotFound();
      if (surge.endedAt) throw surgeIsOver();
      tx.set(surge, { endedAt: this.clock.now(), endedBy: me.id });
      return this.tell(tx, 'surge.ended', surge);
    });
    await this.city.refresh();
    return ended;
  }

  private async tell(
    tx: Transaction,
    kind: 'surge.began' | 'surge.ended',
    { id, ruleSet }: Pick<Surge, 'id' | 'ruleSet'>,
  ): Promise<SurgeDto> {
    await this.audit.record(tx, { action: kind, subject: `surge:${id}` });
    await this.events.tell(tx, kind, { surgeId: id, ruleSet });
    return this.surges.one(tx, id);
  }
}
