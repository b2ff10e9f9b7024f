import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Words } from '../platform/problem/problem.js';
import { CityService } from './city.service.js';
import type { ClosureDto, SaveClosureDto } from './closure.dto.js';
import { OfficeClosure } from './closure.entity.js';
import { closureNotFound, frozen, overlapping, refused, withdrawnAlready } from './closure.problems.js';
import { overlap, refusalOf } from './closure.rules.js';
import { ClosuresQuery } from './closures.query.js';
import { areFiguresFrozen } from './frozen-month.rules.js';

/** Offices that are closed beyond the yearly calendar, mostly by a typhoon: announced the evening before, or that day. */
@Injectable()
export class ClosuresService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly closures: ClosuresQuery,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** CLOSURE_OVERLAPS 409; 422 for what `refusalOf` refuses. */
  async save(wish: SaveClosureDto, me: Asker): Promise<ClosureDto> {
    const { date, part, reason } = wish;
    const districts = wish.districts && [...new Set(wish.districts)];
    const refusal = refusalOf({ date, part, districts }, this.situation());
    if (refusal) throw refused(refusal, date);
    const saved = await this.database.transaction(async tx => {
      // Of two that are saved at once neither would see the other.
      await tx.query('lock table closure in share row exclusive mode');
      const others = await tx.read(OfficeClosure, { date, withdrawnAt: null });
      const same = others.find(other => overlap(other, { date, part, districts }));
      if (same) throw overlapping(date, this.namesOf(same.districts));
      const closure = tx.add(
        Object.assign(new OfficeClosure(), {
          ...{ id: newId(), date, part, districts, reason },
          ...{ savedAt: this.clock.now(), savedBy: me.id, withdrawnAt: null, withdrawnBy: null },
        }),
      );
      return this.tell(tx, 'closure.saved', closure);
    });
    await this.city.refresh();
    return saved;
  }

  /** CLOSURE_NOT_FOUND 404, CLOSURE_WITHDRAWN_ALREADY 409, CLOSURE_IN_FROZEN_MONTH 422. */
  async withdraw(id: string, me: Asker): Promise<ClosureDto> {
    const withdrawn = await this.database.transaction(async tx => {
      const [closure] = await tx.read(OfficeClosure, { id }, { lock: true });
      if (!closure) throw closureNotFound();
      if (closure.withdrawnAt) throw withdrawnAlready();
      const { now, figuresFrozenOnDay, calendar } = this.situation();
      if (areFiguresFrozen(closure.date, now, figuresFrozenOnDay, calendar.days)) throw frozen(closure.date);
      tx.set(closure, { withdrawnAt: now, withdrawnBy: me.id });
      return this.tell(tx, 'closure.withdrawn', closure);
    });
    await this.city.refresh();
    return withdrawn;
  }

  private async tell(
    tx: Transaction,
    kind: 'closure.saved' | 'closure.withdrawn',
    { id, date, part, districts }: OfficeClosure,
  ): Promise<ClosureDto> {
    await this.audit.record(tx, { action: kind, subject: `closure:${id}` });
    await this.events.tell(tx, kind, { closureId: id, date, part, districts });
    return this.closures.one(tx, id);
  }

  private situation() {
    const { calendar, city } = this.city;
    return {
      ...{ now: this.clock.now(), calendar, figuresFrozenOnDay: city.figuresFrozenOnDay },
      isDistrict: (code: string) => this.city.district(code)?.retired === false,
    };
  }

  private namesOf(districts: readonly string[] | null): Words | null {
    if (districts === null) return null;
    const known = districts.map(code => this.city.district(code));
    return {
      'zh-TW': known.map((district, i) => district?.name ?? districts[i]).join('、'),
      en: known.map((district, i) => district?.nameEn ?? districts[i]).join(', '),
    };
  }
}
