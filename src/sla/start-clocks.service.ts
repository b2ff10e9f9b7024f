import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Origin } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { DELIVER_RULE, type FrozenRule, wakesAt } from './clock.rules.js';
import { ClockLimitService } from './clock-limit.service.js';
import { type CaseNames, namesOf } from './clock-names.js';
import { SlaClock } from './sla-clock.entity.js';

/** What starts a clock, and what gives a running one another limit. Each method hears one fact in its transaction. */
@Injectable()
export class StartClocksService {
  constructor(
    private readonly city: CityService,
    private readonly limits: ClockLimitService,
    private readonly events: Events,
  ) {}

  /** No case without its clocks: all its limits run at once, from receipt. */
  async startOfCase(tx: Transaction, { payload }: Fact<'case.opened'>): Promise<void> {
    const receivedAt = new Date(payload.receivedAt);
    for (const rule of this.limits.rulesOf(payload.category, receivedAt)) {
      await this.start(tx, payload, rule, receivedAt, null);
    }
  }

  /** The leg's own. History is told to nobody, so it waits for no receipt. */
  async startOfLeg(tx: Transaction, { payload, at }: Fact<'workorder.dispatched'>): Promise<void> {
    if (payload.origin !== 'replay') await this.start(tx, payload, DELIVER_RULE, at, payload.workOrderId);
  }

  /** New work, new limit, from the reopening; what was met or missed before stands. */
  async startAgain(tx: Transaction, { payload, at }: Fact<'case.reopened'>): Promise<void> {
    const running = await tx.read(SlaClock, { caseId: payload.caseId, stoppedAt: null });
    for (const rule of this.limits.rulesOf(payload.category, at)) {
      if (rule.kind === 'respond' || running.some(({ kind }) => kind === rule.kind)) continue;
      await this.start(tx, payload, rule, at, null);
    }
  }

  /** Running clocks take the new category's limits from their original start. */
  async applyNewRule(tx: Transaction, { payload, at }: Fact<'case.recategorised'>): Promise<void> {
    const running = await tx.read(SlaClock, { caseId: payload.caseId, stoppedAt: null }, { lock: true });
    for (const clock of running) await this.limits.apply(tx, clock, payload.to, payload, at);
  }

  private async start(
    tx: Transaction,
    names: CaseNames & { origin: Origin },
    rule: FrozenRule,
    startedAt: Date,
    workOrderId: string | null,
  ): Promise<void> {
    const dueAt = this.city.dueAt(rule, startedAt);
    const clock = tx.add(
      Object.assign(new SlaClock(), {
        id: newId(),
        caseId: names.caseId,
        workOrderId,
        kind: rule.kind,
        rule,
        startedAt,
        originalDueAt: dueAt,
        dueAt,
        nextAt: wakesAt(rule.kind, dueAt),
        stoppedAt: null,
        outcome: null,
        breachedAt: null,
        heldBy: null,
        history: names.origin === 'replay',
      }),
    );
    const told = { ...namesOf(clock, names), agency: null, startedAt: startedAt.toISOString() };
    await this.events.tell(tx, 'clock.started', told);
  }
}
