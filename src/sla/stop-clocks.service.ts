import { Injectable } from '@nestjs/common';
import type { ClockKind, ClockOutcome } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { BreachService } from './breach.service.js';
import { outcomeAt, outcomeOfEnd, wakesAt } from './clock.rules.js';
import { ClockLimitService } from './clock-limit.service.js';
import { type CaseNames, namesOf } from './clock-names.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { SlaClock } from './sla-clock.entity.js';

/** What stops a clock. Each method hears one fact in its transaction; the case is locked by whoever tells it. */
@Injectable()
export class StopClocksService {
  constructor(
    private readonly breaches: BreachService,
    private readonly limits: ClockLimitService,
    private readonly due: DueClocksQuery,
    private readonly events: Events,
  ) {}

  async atReceipt(tx: Transaction, { payload, at }: Fact<'workorder.delivered'>): Promise<void> {
    await this.stop(tx, payload, ['deliver'], at);
  }

  async atAcknowledgement(tx: Transaction, { payload, at }: Fact<'workorder.acknowledged'>): Promise<void> {
    await this.stop(tx, payload, ['deliver', 'respond'], at);
  }

  async atReport(tx: Transaction, { payload, at }: Fact<'workorder.reported'>): Promise<void> {
    await this.stop(tx, payload, ['complete'], at);
  }

  async atReply(tx: Transaction, { payload, at }: Fact<'case.replied'>): Promise<void> {
    await this.stop(tx, payload, ['reply'], at);
  }

  /** A leg that has ended needs no receipt any more. */
  async ofLeg(tx: Transaction, { payload, at }: Fact<'workorder.closed'>): Promise<void> {
    const running = await tx.read(
      SlaClock,
      { caseId: payload.caseId, workOrderId: payload.workOrderId, stoppedAt: null },
      { lock: true },
    );
    for (const clock of running) await this.end(tx, clock, payload, at, outcomeOfEnd(at, clock.dueAt));
  }

  /** A withdrawn case owes nobody anything; what was missed before stays missed. */
  async ofCase(tx: Transaction, { payload, at }: Fact<'case.withdrawn'>): Promise<void> {
    const names = { ...payload, agency: await this.due.holder(tx, payload.caseId) };
    const running = await tx.read(SlaClock, { caseId: payload.caseId, stoppedAt: null }, { lock: true });
    for (const clock of running) await this.end(tx, clock, names, at, outcomeOfEnd(at, clock.dueAt));
  }

  /**
   * The report did not hold, or another agency must act now: the clock it stopped runs on as if it never had been,
   * within the limit of what the case is by now.
   */
  async resume(tx: Transaction, { payload, at }: Fact<'case.sent-back' | 'case.reassigned'>): Promise<void> {
    const clocks = await tx.read(SlaClock, { caseId: payload.caseId }, { lock: true, order: 'startedAt' });
    const last = clocks.findLast(({ kind }) => kind === 'complete' || kind === 'reply');
    if (!last || last.stoppedAt === null) return;
    tx.set(last, {
      stoppedAt: null,
      outcome: null,
      nextAt: last.breachedAt ? null : wakesAt(last.kind, last.dueAt),
    });
    await this.events.tell(tx, 'clock.resumed', { ...namesOf(last, payload), agency: last.heldBy });
    const category = await this.due.category(tx, payload.caseId);
    if (category !== last.rule.category) await this.limits.apply(tx, last, category, payload, at);
  }

  private async stop(
    tx: Transaction,
    names: CaseNames & { agency: string },
    kinds: ClockKind[],
    at: Date,
  ): Promise<void> {
    const running = await tx.read(SlaClock, { caseId: names.caseId, stoppedAt: null }, { lock: true });
    for (const clock of running) {
      if (kinds.includes(clock.kind)) await this.end(tx, clock, names, at, outcomeAt(at, clock.dueAt));
    }
  }

  /** A breach that nobody has recorded yet (every server was down) is recorded first. */
  private async end(
    tx: Transaction,
    clock: SlaClock,
    names: CaseNames & { agency: string | null },
    at: Date,
    outcome: ClockOutcome,
  ): Promise<void> {
    const agency = names.agency ?? clock.heldBy;
    if (outcome === 'missed') await this.breaches.record(tx, clock, names, agency);
    tx.set(clock, { stoppedAt: at, outcome, nextAt: null });
    await this.events.tell(tx, 'clock.stopped', {
      ...namesOf(clock, names),
      agency,
      stoppedAt: at.toISOString(),
      outcome,
    });
  }
}
