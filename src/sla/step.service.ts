import { Injectable } from '@nestjs/common';
import type { Audience } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { BreachService } from './breach.service.js';
import { isOfNoAgency } from './clock-kinds.rules.js';
import { namesOf } from './clock-names.js';
import { Escalation } from './escalation.entity.js';
import type { OfCase } from './of-case.query.js';
import { OfCaseQuery } from './of-case.query.js';
import { OfIncidentQuery } from './of-incident.query.js';
import { RecomputeService } from './recompute.service.js';
import type { SlaClock } from './sla-clock.entity.js';
import type { Step } from './step.rules.js';
import { TimesService } from './times.service.js';

/** Takes due clocks on through their ladders: every step whose time has come, each once, none left out. */
@Injectable()
export class StepService {
  constructor(
    private readonly times: TimesService,
    private readonly recomputing: RecomputeService,
    private readonly breaches: BreachService,
    private readonly cases: OfCaseQuery,
    private readonly incidents: OfIncidentQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The cases and the clocks are locked. */
  async take(
    tx: Transaction,
    clocks: readonly SlaClock[],
    caseOf: (clock: SlaClock) => OfCase,
  ): Promise<void> {
    const told = await this.toldOf(tx, clocks);
    const silent = await this.incidents.spokenFor(tx, clocks, caseOf);
    for (const clock of clocks)
      await this.takeOn(tx, clock, caseOf(clock), silent.has(clock.id) ? null : told);
  }

  /** @param told places that were told of before; null: nobody is told by this clock. */
  private async takeOn(
    tx: Transaction,
    clock: SlaClock,
    ofCase: OfCase,
    told: Set<string> | null,
  ): Promise<void> {
    // The calendar may have changed in a moment in which another process started this clock.
    await this.recomputing.recompute(tx, clock, {}, ofCase, 'calendar');
    const { steps } = this.times.of(clock, ofCase);
    const now = this.clock.now();
    for (const step of steps.slice(clock.stepsDone)) {
      if (step.at > now) break;
      // A due time that comes back after it had moved (a closure said by mistake) tells nobody a second time.
      const isNews = told !== null && !told.has(placeOf(clock.id, step.code, clock.dueAt));
      await this.tell(tx, clock, step, ofCase, isNews ? step.tells : []);
      tx.set(clock, { stepsDone: clock.stepsDone + 1 });
    }
    tx.set(clock, { nextAt: steps[clock.stepsDone]?.at ?? null });
  }

  private async tell(
    tx: Transaction,
    clock: SlaClock,
    { what, code, at }: Step,
    ofCase: OfCase,
    tells: Audience[],
  ): Promise<void> {
    const time = what === 'due' ? clock.dueAt : at;
    // The limit of a leg that is in no agency's account waits for the centre.
    const waitsForCentre = clock.workOrderId !== null && clock.agency === null;
    const holder =
      isOfNoAgency(clock.kind) || waitsForCentre ? null : await this.cases.holderAt(tx, ofCase, time);
    const agency = clock.agency ?? holder;
    if (what === 'due') return this.breaches.record(tx, clock, ofCase, agency, tells);
    if (tells.length === 0) return;
    const kind = what === 'warning' ? 'clock.warned' : 'clock.escalated';
    const told = { step: code, tells, at: at.toISOString() };
    await this.events.tell(tx, kind, { ...namesOf(clock, ofCase), agency, ...told });
  }

  private async toldOf(tx: Transaction, clocks: readonly SlaClock[]): Promise<Set<string>> {
    const climbing = clocks.filter(({ rule }) => rule.ladder.length > 0).map(({ id }) => id);
    if (climbing.length === 0) return new Set();
    const kept = await tx.find(Escalation, 'clock_id = any($1)', [climbing]);
    return new Set(kept.map(({ clockId, step, dueAt }) => placeOf(clockId, step, dueAt)));
  }
}

const placeOf = (clockId: string, step: string, dueAt: Date): string => `${clockId} ${step} ${+dueAt}`;
