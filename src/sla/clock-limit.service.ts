import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { type FrozenRule, wakesAt } from './clock.rules.js';
import { type CaseNames, namesOf } from './clock-names.js';
import type { SlaClock } from './sla-clock.entity.js';

/** The limits of a category, and what becomes of a running clock when its case is of another one. */
@Injectable()
export class ClockLimitService {
  constructor(
    private readonly city: CityService,
    private readonly events: Events,
  ) {}

  rulesOf(category: string, at: Date): FrozenRule[] {
    return this.city.limits(category, at).map(limit => ({ ...limit, category }));
  }

  /** From the original start. Where the category has no such limit, or it is due at the same time, nothing changes. */
  async apply(tx: Transaction, clock: SlaClock, category: string, names: CaseNames, at: Date): Promise<void> {
    const rule = this.rulesOf(category, clock.startedAt).find(({ kind }) => kind === clock.kind);
    if (!rule) return;
    const before = clock.dueAt;
    const dueAt = this.city.dueAt(rule, clock.startedAt);
    if (dueAt.getTime() === before.getTime()) return;
    // A due time that is still ahead forgives the breach of the old one.
    if (dueAt > at) tx.set(clock, { breachedAt: null, heldBy: null });
    const nextAt = clock.breachedAt ? null : wakesAt(clock.kind, dueAt);
    tx.set(clock, { rule, dueAt, originalDueAt: dueAt, nextAt });
    await this.events.tell(tx, 'clock.recomputed', {
      ...namesOf(clock, names),
      agency: clock.heldBy,
      before: before.toISOString(),
    });
  }
}
