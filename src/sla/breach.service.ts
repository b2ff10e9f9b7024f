import { Injectable } from '@nestjs/common';
import type { Audience } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { type CaseNames, namesOf } from './clock-names.js';
import type { SlaClock } from './sla-clock.entity.js';

/** A breach is told once, whoever notices it first. Its true time is the due time, however late it is noticed. */
@Injectable()
export class BreachService {
  constructor(
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The clock's row is locked. `agency` is who held it when it ran out. */
  async record(
    tx: Transaction,
    clock: SlaClock,
    names: CaseNames,
    agency: string | null,
    tells: Audience[] = [],
  ): Promise<void> {
    if (clock.breachedAt !== null) return;
    tx.set(clock, { breachedAt: this.clock.now(), heldBy: agency });
    await this.events.tell(tx, 'clock.breached', { ...namesOf(clock, names), agency, tells });
  }
}
