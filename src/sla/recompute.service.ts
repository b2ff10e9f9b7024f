import { Injectable } from '@nestjs/common';
import { unitOf } from '../city/counting.rules.js';
import type { RecomputedWhy } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { currentActor } from '../platform/request/context.js';
import type { FrozenRule } from './clock.rules.js';
import { climbs, startsWithCase } from './clock-kinds.rules.js';
import { namesOf } from './clock-names.js';
import { keepsExtension } from './extension.rules.js';
import { type OfCase, OfCaseQuery } from './of-case.query.js';
import { pausesUntil } from './pause.rules.js';
import { moved } from './recompute.rules.js';
import { SlaClock } from './sla-clock.entity.js';
import { nextOf } from './step.rules.js';
import { TimesService } from './times.service.js';

type Basis = Partial<Pick<SlaClock, 'rule' | 'extension'>>;

/** Running clocks get other due times: another category, a pause, an extension, a calendar that has changed. */
@Injectable()
export class RecomputeService {
  constructor(
    private readonly times: TimesService,
    private readonly cases: OfCaseQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Hears case.recategorised: running clocks take the new category's limits from their original start. A limit that the
   * new category does not have stays as it was.
   */
  async applyNewRule(tx: Transaction, { payload }: Fact<'case.recategorised'>): Promise<void> {
    const ofCase = await this.cases.of(tx, payload.caseId);
    for (const clock of await this.running(tx, payload.caseId))
      await this.applyRule(tx, clock, payload.to, ofCase);
  }

  /**
   * Hears co-leg.asked and co-leg.closed: an answer in which several agencies have a part takes longer, from its original
   * start. Where none of them has had one after all, the limit is what it was; what is late stays late, and nothing
   * becomes late by what another agency does.
   */
  async atCoHandling(
    tx: Transaction,
    { kind, payload }: Fact<'co-leg.asked' | 'co-leg.closed'>,
  ): Promise<void> {
    const ofCase = await this.cases.of(tx, payload.caseId);
    const why = kind === 'co-leg.asked' ? 'co_handling' : 'co_handling_ended';
    const now = this.clock.now();
    for (const clock of await this.running(tx, payload.caseId)) {
      if (!startsWithCase(clock.kind) || clock.dueAt < now) continue;
      const rule = this.ruleOf(clock, ofCase.category, ofCase);
      if (!rule?.severalAgencies || rule.workingDays === clock.rule.workingDays) continue;
      const pauses = pausesUntil(ofCase.pauses, clock.stoppedAt);
      if (this.times.of({ ...clock, rule }, { ...ofCase, pauses }).dueAt < now) continue;
      await this.recompute(tx, clock, { rule }, ofCase, why);
    }
  }

  /** Hears that a case waits, or waits no longer; of one that was merged, the one that leads. */
  async atPause(
    tx: Transaction,
    { kind, payload }: Fact<'case.paused' | 'case.resumed' | 'case.lead-paused' | 'case.lead-resumed'>,
  ): Promise<void> {
    const ofCase = await this.cases.of(tx, payload.caseId);
    const why = kind.endsWith('paused') ? 'paused' : 'resumed';
    for (const clock of await this.running(tx, payload.caseId))
      await this.recompute(tx, clock, {}, ofCase, why);
  }

  async applyRule(tx: Transaction, clock: SlaClock, category: string, ofCase: OfCase): Promise<void> {
    const rule = this.ruleOf(clock, category, ofCase);
    if (!rule) return;
    const granted = clock.extension;
    const keeps = granted === 0 || keepsExtension(clock.rule, rule);
    const unit = unitOf(clock.rule);
    const basis = { rule, ...(!keeps && { extension: 0 }) };
    await this.recompute(tx, clock, basis, ofCase, 'recategorised');
    // The agency's own time loses it with the citizen's, and is no news of its own.
    if (keeps || clock.workOrderId !== null) return;
    const { caseId, number } = ofCase;
    const told = { caseId, number, clockId: clock.id, clock: clock.kind, size: granted, unit };
    await this.events.tell(tx, 'extension.dropped', told);
  }

  /** The limit of a category for this clock; null: it has none of this kind. */
  private ruleOf(clock: SlaClock, category: string, ofCase: OfCase): FrozenRule | null {
    const rules = this.times.rulesOf(category, clock.startedAt, ofCase);
    const rule = rules.find(({ kind }) => kind === clock.kind);
    if (!rule) return null;
    // Of history only the due time is of interest.
    const ladder = clock.history || !climbs(clock.kind, clock.workOrderId !== null) ? [] : rule.ladder;
    return { ...rule, ladder };
  }

  /** Nothing is told where the due times stay the same. */
  async recompute(
    tx: Transaction,
    clock: SlaClock,
    basis: Basis,
    ofCase: OfCase,
    why: RecomputedWhy,
  ): Promise<void> {
    if (basis.rule || basis.extension !== undefined) tx.set(clock, basis);
    const before = clock.dueAt.toISOString();
    const agency = clock.heldBy;
    const { steps, ...times } = this.times.of(clock, {
      ...ofCase,
      pauses: pausesUntil(ofCase.pauses, clock.stoppedAt),
    });
    const now = this.clock.now();
    const change = moved(clock, times, steps, now);
    if (!change) {
      // Due as before, and perhaps on another ladder.
      const stands = { stepsDone: clock.stepsDone, isBreached: clock.breachedAt !== null };
      if (basis.rule && !clock.stoppedAt) tx.set(clock, nextOf(steps, stands, now));
      return;
    }
    const { cured, restored, originalDueAt, dueAt, nextAt, stepsDone, outcome, breachedAt, heldBy } = change;
    tx.set(clock, {
      ...{ originalDueAt, dueAt, nextAt, stepsDone, outcome, breachedAt, heldBy },
      ...(cured && { curedAt: now, curedBy: currentActor().id, curedWhy: why }),
      ...(restored && { curedAt: null, curedBy: null, curedWhy: null }),
    });
    await this.events.tell(tx, 'clock.recomputed', {
      ...namesOf(clock, ofCase),
      ...{ agency, before, originalDueAt: originalDueAt.toISOString(), why },
      ...(cured && { cured }),
      ...(restored && { restored }),
    });
  }

  private running(tx: Transaction, caseId: string): Promise<SlaClock[]> {
    return tx.read(SlaClock, { caseId, stoppedAt: null }, { lock: true, order: 'startedAt' });
  }
}
