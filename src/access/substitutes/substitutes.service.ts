import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { staffChanged, staffNotFound } from '../accounts/staff.problems.js';
import { type AccountRow, StaffQuery } from '../accounts/staff.query.js';
import type { Asker } from '../rights.js';
import type { EndSubstituteDto, SetSubstituteDto, SubstituteDto } from './substitute.dto.js';
import { StaffSubstitute } from './substitute.entity.js';
import {
  isOver,
  notAColleague,
  notYoursToSet,
  refused,
  substituteNotFound,
  substituteUnavailable,
} from './substitute.problems.js';
import { type Absence, refusalOf } from './substitute.rules.js';
import { maySet, SubstitutesQuery } from './substitutes.query.js';

/** Says who stands in for whom, and ends it. Each is recorded: it changes whom others take for responsible. */
@Injectable()
export class SubstitutesService {
  constructor(
    private readonly database: Database,
    private readonly accounts: StaffQuery,
    private readonly query: SubstitutesQuery,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * STAFF_NOT_FOUND 404, SUBSTITUTE_NOT_YOURS 403, NOT_A_COLLEAGUE 422, SUBSTITUTE_UNAVAILABLE 422, and what `refusalOf`
   * refuses. Both accounts are locked: every circle has two neighbours who are set one after the other.
   */
  set(dto: SetSubstituteDto, me: Asker): Promise<SubstituteDto> {
    const { staffId = me.id, substituteId } = dto;
    return this.database.transaction(async tx => {
      await tx.query('select id from staff where id = any($1::uuid[]) order by id for no key update', [
        [staffId, substituteId],
      ]);
      const away = await this.accounts.byId(staffId, tx);
      if (!away) throw staffNotFound();
      if (!maySet(me, staffId, away.agency)) throw notYoursToSet();
      const agency = away.agency as string;
      const wish = {
        ...{ staffId, substituteId },
        ...{ fromAt: readTime(dto.from) as Date, untilAt: readTime(dto.until) as Date },
      };
      const refusal = refusalOf(wish, await this.known(tx, agency), this.clock.now());
      if (refusal) throw refused(refusal);
      const standIn = await this.accounts.byId(substituteId, tx);
      this.check(standIn, agency);
      const row = tx.add(
        Object.assign(new StaffSubstitute(), {
          ...{ id: newId(), version: 1, agency, ...wish },
          ...{ setAt: this.clock.now(), setBy: me.id, endedAt: null, endedBy: null },
        }),
      );
      await this.audit.record(tx, {
        ...{ action: 'staff.substituted', subject: `staff:${staffId}`, reason: standIn?.username ?? null },
      });
      return this.query.one(tx, row.id, me);
    });
  }

  /** SUBSTITUTE_NOT_FOUND 404, SUBSTITUTE_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409. */
  end(id: string, { version }: EndSubstituteDto, me: Asker): Promise<SubstituteDto> {
    return this.database.transaction(async tx => {
      const [row] = await tx.read(StaffSubstitute, { id }, { lock: true });
      if (!row) throw substituteNotFound();
      if (!maySet(me, row.staffId, row.agency)) throw notYoursToSet();
      const now = this.clock.now();
      if (row.endedAt !== null || row.untilAt <= now) throw isOver();
      if (row.version !== version) throw staffChanged();
      const shown = await this.query.one(tx, id, me);
      tx.set(row, { endedAt: now, endedBy: me.id, version: version + 1 });
      await this.audit.record(tx, {
        ...{ action: 'staff.substitution-ended', subject: `staff:${row.staffId}`, reason: null },
      });
      return { ...shown, version: version + 1, isNow: false, byChief: false, mayEnd: false };
    });
  }

  private known(tx: Transaction, agency: string): Promise<Absence[]> {
    return tx.query<Absence>(
      `select staff_id as "staffId", substitute_id as "substituteId", from_at as "fromAt", until_at as "untilAt"
         from staff_substitute where agency = $1 and ended_at is null and until_at > $2`,
      [agency, this.clock.now()],
    );
  }

  private check(standIn: AccountRow | null, agency: string): void {
    if (standIn?.agency !== agency) throw notAColleague();
    if (!standIn.active || standIn.dormant) throw substituteUnavailable();
  }
}
