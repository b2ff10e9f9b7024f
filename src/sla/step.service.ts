import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { BreachService } from './breach.service.js';
import { namesOf } from './clock-names.js';
import type { OfCase } from './of-case.query.js';
import { RecomputeService } from './recompute.service.js';
import type { SlaClock } from './sla-clock.entity.js';
import type { Step } from './step.rules.js';
import { TimesService } from './times.service.js';

/** Takes a due clock on through its ladder: every step whose time has come, each once, none left out. */
@Injectable()
export class StepService {
  constructor(
    private readonly times: TimesService,
    private readonly recomputing: RecomputeService,
    private readonly breaches: BreachService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case and the clock are locked. */
  async take(tx: Transaction, clock: SlaClock, ofCase: OfCase): Promise<void> {
    // The calendar may have changed in a moment in which another process started this clock.
    await this.recomputing.recompute(tx, clock, {}, ofCase, 'calendar');
    const { steps } = this.times.of(clock, ofCase);
    const now = this.clock.now();
    for (const step of steps.slice(clock.stepsDone)) {
      if (step.at > now) break;
      await this.tell(tx, clock, step, ofCase);
      tx.set(clock, { stepsDone: clock.stepsDone + 1 });
    }
    tx.set(clock, { nextAt: steps[clock.stepsDone]?.at ?? null });
  }

  private async tell(tx: Transaction, clock: SlaClock, step: Step, ofCase: OfCase): Promise<void> {
    const agency = clock.agency ?? ofCase.agency;
    if (step.what === 'due') return this.breaches.record(tx, clock, ofCase, agency, step.tells);
    const kind = step.what === 'warning' ? 'clock.warned' : 'clock.escalated';
    const { code, tells, at } = step;
    const told = { step: code, tells, at: at.toISOString() };
    await this.events.tell(tx, kind, { ...namesOf(clock, ofCase), agency, ...told });
  }
}
