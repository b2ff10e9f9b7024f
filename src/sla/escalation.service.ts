import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Fact } from '../platform/log/fact.js';
import { Escalation } from './escalation.entity.js';
import { hearersOf } from './escalation.rules.js';
import { SlaClock } from './sla-clock.entity.js';

const DUE = 'due';
/** What was told of a due time matters while it is that of a running clock. */
const STANDS = '(k.stopped_at is null and x.due_at = k.due_at)';

/** Keeps who was told of which step, so that whoever was away can read it later, and whether it still matters. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** Hears clock.warned, clock.breached and clock.escalated. What tells nobody is not kept. */
  keep(tx: Transaction, { payload }: Fact<'clock.warned' | 'clock.breached' | 'clock.escalated'>): void {
    const { clockId, caseId, agency, tells = [], dueAt } = payload;
    if (tells.length === 0) return;
    const { step, at } = 'step' in payload ? payload : { step: DUE, at: dueAt };
    tx.add(
      Object.assign(new Escalation(), {
        ...{ id: newId(), clockId, caseId, agency, step, tells, dueAt: new Date(dueAt) },
        hearers: hearersOf(tells, agency, this.city),
        ...{ at: new Date(at), toldAt: this.clock.now(), settledAt: null },
      }),
    );
  }

  /** Hears case.reminded, workorder.chased and co-leg.chased: what a person says about a limit is told as a step of its ladder is. */
  keepUrged(
    tx: Transaction,
    { payload }: Fact<'case.reminded' | 'workorder.chased' | 'co-leg.chased'>,
  ): void {
    const { caseId, agency, step, tells, urged } = payload;
    if (!urged) return;
    const now = this.clock.now();
    tx.add(
      Object.assign(new Escalation(), {
        ...{ id: newId(), clockId: urged.clockId, caseId, agency, step, tells, dueAt: new Date(urged.dueAt) },
        hearers: hearersOf(tells, agency, this.city),
        ...{ at: now, toldAt: now, settledAt: null },
      }),
    );
  }

  /** Hears clock.stopped, clock.resumed and clock.recomputed: what was told of a due time matters while it is that of a running clock. */
  async settle(
    tx: Transaction,
    { payload }: Fact<'clock.stopped' | 'clock.resumed' | 'clock.recomputed'>,
  ): Promise<void> {
    // Whoever tells of it has read it in this transaction.
    const clock = await tx.get(SlaClock, payload.clockId);
    if (clock && clock.rule.ladder.length > 0) await this.settleAll(tx, [payload.clockId]);
  }

  /** Hears clocks.recomputed. */
  settleMoved(tx: Transaction, { payload }: Fact<'clocks.recomputed'>): Promise<void> {
    return this.settleAll(
      tx,
      payload.moved.flatMap(({ clocks }) => clocks.map(({ clockId }) => clockId)),
    );
  }

  private async settleAll(tx: Transaction, clockIds: readonly string[]): Promise<void> {
    await tx.query(
      `update escalation x set settled_at = case when ${STANDS} then null else $2::timestamptz end
         from clock k where k.id = any($1::uuid[]) and x.clock_id = k.id and (x.settled_at is null) <> (${STANDS})`,
      [clockIds, this.clock.now()],
    );
  }
}
