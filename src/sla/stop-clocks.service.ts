import { Injectable } from '@nestjs/common';
import type { ClockKind, ClockOutcome } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { outcomeAt, outcomeOfEnd } from './clock.rules.js';
import { isOfAccident, JUDGED, OF_ACCIDENT, startsAgain, stoppedBy } from './clock-kinds.rules.js';
import { type CaseNames, namesOf } from './clock-names.js';
import { OfCaseQuery } from './of-case.query.js';
import { RecomputeService } from './recompute.service.js';
import { SlaClock } from './sla-clock.entity.js';
import { isBehind } from './step.rules.js';
import { StepService } from './step.service.js';
import { TimesService } from './times.service.js';

type CoLegFact = 'co-leg.delivered' | 'co-leg.acknowledged' | 'co-leg.arrived' | 'co-leg.answered';

/** Of the leg of an agency that is asked; the case's clocks are none of its business. */
const STOPPED_BY_CO_LEG: Record<CoLegFact, ClockKind[]> = {
  'co-leg.delivered': ['deliver'],
  'co-leg.acknowledged': ['deliver', 'acknowledge'],
  'co-leg.arrived': ['on_site'],
  'co-leg.answered': ['on_site', 'answer'],
};

/** What stops a clock. Each method hears one fact in its transaction; the case is locked by whoever tells it. */
@Injectable()
export class StopClocksService {
  constructor(
    private readonly steps: StepService,
    private readonly recomputing: RecomputeService,
    private readonly times: TimesService,
    private readonly cases: OfCaseQuery,
    private readonly events: Events,
  ) {}

  async atReceipt(tx: Transaction, { payload, at }: Fact<'workorder.delivered'>): Promise<void> {
    await this.stop(tx, payload, ['deliver'], at);
  }

  /** Who takes it has seen it. */
  async atAcknowledgement(
    tx: Transaction,
    { payload, at }: Fact<'workorder.acknowledged' | 'case.lead-acknowledged'>,
  ): Promise<void> {
    await this.stop(tx, payload, ['deliver', ...stoppedBy('acknowledgement')], at);
  }

  async atArrival(tx: Transaction, { payload, at }: Fact<'workorder.arrived'>): Promise<void> {
    await this.stop(tx, payload, stoppedBy('arrival'), at);
  }

  /** Whoever has done it was there. */
  async atReport(
    tx: Transaction,
    { payload, at }: Fact<'workorder.reported' | 'case.lead-reported'>,
  ): Promise<void> {
    await this.stop(
      tx,
      payload,
      [...stoppedBy('arrival'), ...stoppedBy('report'), ...stoppedBy('rework')],
      at,
    );
  }

  async atReply(tx: Transaction, { payload, at }: Fact<'case.replied'>): Promise<void> {
    await this.stop(tx, payload, [...stoppedBy('reply'), ...stoppedBy('rework')], at);
  }

  /** An agency that is asked (會辦) sees it, takes it, goes there, answers: what it was given is its own. */
  async ofCoLeg(tx: Transaction, { kind, payload, at }: Fact<CoLegFact>): Promise<void> {
    for (const clock of await this.running(tx, payload.caseId))
      if (clock.workOrderId === payload.workOrderId && STOPPED_BY_CO_LEG[kind].includes(clock.kind))
        await this.end(tx, clock, payload, at, outcomeAt);
  }

  /** Hears case.conversion-answered: what was promised for the first case is kept, or broken, by the answer. */
  async atConversion(tx: Transaction, { payload }: Fact<'case.conversion-answered'>): Promise<void> {
    for (const clock of await this.running(tx, payload.caseId))
      if (stoppedBy('report').includes(clock.kind))
        await this.end(tx, clock, payload, new Date(payload.answeredAt), outcomeAt);
  }

  /** The citizen was told, or could not be reached; what is overtaken need not be told any more. */
  async atCallBack(tx: Transaction, { payload, at }: Fact<'call-back.closed'>): Promise<void> {
    if (payload.purpose !== 'tell_result') return;
    const overtaken = payload.result === 'overtaken' || payload.result === 'not_needed';
    for (const clock of await this.running(tx, payload.caseId)) {
      if (!stoppedBy('end of the call-back').includes(clock.kind)) continue;
      await this.end(tx, clock, { ...payload, agency: null }, at, overtaken ? outcomeOfEnd : outcomeAt);
    }
  }

  /** The chief has decided on a return; one that is not wanted any more needs no decision. */
  async atReturn(
    tx: Transaction,
    { kind, payload, at }: Fact<'return.approved' | 'return.refused' | 'return.withdrawn'>,
  ): Promise<void> {
    const outcomeBy = kind === 'return.withdrawn' ? outcomeOfEnd : outcomeAt;
    for (const clock of await this.running(tx, payload.caseId))
      if (clock.kind === 'return' && clock.workOrderId === payload.workOrderId)
        await this.end(tx, clock, payload, at, outcomeBy);
  }

  /** The commission has, or need not any more. */
  async atArbitration(
    tx: Transaction,
    { kind, payload, at }: Fact<'arbitration.decided' | 'arbitration.moot'>,
  ): Promise<void> {
    const outcomeBy = kind === 'arbitration.moot' ? outcomeOfEnd : outcomeAt;
    for (const clock of await this.running(tx, payload.caseId))
      if (clock.kind === 'arbitrate') await this.end(tx, clock, { ...payload, agency: null }, at, outcomeBy);
  }

  /** The inspector has judged it, it was decided what is made of an unhappy answer, or neither need be any more. */
  async atJudgement(tx: Transaction, { kind, payload, at }: Fact<keyof typeof JUDGED>): Promise<void> {
    const outcomeBy = kind === 'sample.moot' || kind === 'review.moot' ? outcomeOfEnd : outcomeAt;
    for (const clock of await this.running(tx, payload.caseId))
      if (clock.kind === JUDGED[kind]) await this.end(tx, clock, { ...payload, agency: null }, at, outcomeBy);
  }

  /** Somebody was there, visited or asked how it goes: told later than it was, it counts from when it was. */
  async ofAccident(tx: Transaction, { kind, payload, at }: Fact<keyof typeof OF_ACCIDENT>): Promise<void> {
    const done = 'arrivedAt' in payload ? payload.arrivedAt : 'caredAt' in payload ? payload.caredAt : null;
    for (const clock of await this.running(tx, payload.caseId)) {
      if (clock.kind !== OF_ACCIDENT[kind]) continue;
      const since = done === null ? at : new Date(Math.max(Date.parse(done), +clock.startedAt));
      await this.end(tx, clock, payload, since, outcomeAt);
    }
  }

  /** Nothing more is owed: it is dealt with, or it was none. */
  async atAccidentClosed(tx: Transaction, { payload, at }: Fact<'accident.closed'>): Promise<void> {
    for (const clock of await this.running(tx, payload.caseId))
      if (isOfAccident(clock.kind)) await this.end(tx, clock, payload, at, outcomeOfEnd);
  }

  /** The clocks of a leg end with it, in the account of who held it. */
  async ofLeg(tx: Transaction, { payload, at }: Fact<'workorder.closed' | 'co-leg.closed'>): Promise<void> {
    for (const clock of await this.running(tx, payload.caseId))
      if (clock.workOrderId === payload.workOrderId) await this.end(tx, clock, payload, at, outcomeOfEnd);
  }

  /**
   * A withdrawn case owes nobody anything, and one that is not handled or goes elsewhere is not answered: neither met nor, in
   * time, missed. What was missed before stays missed, and an accident goes on beside its case.
   */
  async ofCase(
    tx: Transaction,
    { payload, at }: Fact<'case.withdrawn' | 'case.disposed' | 'case.conversion-ended'>,
  ): Promise<void> {
    const { agency } = await this.cases.of(tx, payload.caseId);
    const running = await this.running(tx, payload.caseId);
    for (const clock of running.filter(({ kind }) => !isOfAccident(kind)))
      await this.end(tx, clock, { ...payload, agency: clock.agency ?? agency }, at, outcomeOfEnd);
  }

  /** Hears case.sent-back: the report did not hold. The clocks it stopped run on, the agency's own as well. */
  async resumeAll(tx: Transaction, { payload }: Fact<'case.sent-back'>): Promise<void> {
    await this.resumeLast(tx, payload, workOrderId => workOrderId === null);
    await this.resumeLast(tx, payload, workOrderId => workOrderId !== null);
    await this.resumeRework(tx, payload);
  }

  /**
   * Hears case.reassigned and case.conversion-unanswered: somebody must act (again) now, and the case's clock runs on.
   */
  async resume(
    tx: Transaction,
    { payload }: Fact<'case.reassigned' | 'case.conversion-unanswered'>,
  ): Promise<void> {
    await this.resumeLast(tx, payload, workOrderId => workOrderId === null);
  }

  /** Hears case.lead-unreported. Of what is reopened a new limit would begin, for who is not content and not for the others. */
  async resumeWithLead(tx: Transaction, { payload }: Fact<'case.lead-unreported'>): Promise<void> {
    if (payload.why !== 'reopened') await this.resumeLast(tx, payload, workOrderId => workOrderId === null);
  }

  /** As if it had never been stopped, within the limit of what the case is by now. */
  private async resumeLast(
    tx: Transaction,
    names: CaseNames,
    isMeant: (workOrderId: string | null) => boolean,
  ): Promise<void> {
    const clocks = await tx.read(SlaClock, { caseId: names.caseId }, { lock: true, order: 'startedAt' });
    const last = clocks.findLast(({ kind, workOrderId }) => startsAgain(kind) && isMeant(workOrderId));
    if (last) await this.goOn(tx, last, names);
  }

  /** What was to be done again on this order is not done again yet. */
  private async resumeRework(tx: Transaction, names: CaseNames): Promise<void> {
    const ofLeg = `kind = 'improve' and work_order_id in (
      select id from work_order where case_id = $1 and role = 'lead' and state <> 'closed')`;
    const [rework] = await tx.find(SlaClock, ofLeg, [names.caseId], { lock: true });
    if (rework) await this.goOn(tx, rework, names);
  }

  private async goOn(tx: Transaction, last: SlaClock, names: CaseNames): Promise<void> {
    if (last.stoppedAt === null) return;
    const ofCase = await this.cases.of(tx, names.caseId);
    const { steps } = this.times.of(last, ofCase);
    tx.set(last, { stoppedAt: null, outcome: null, nextAt: steps[last.stepsDone]?.at ?? null });
    await this.events.tell(tx, 'clock.resumed', { ...namesOf(last, names), agency: last.heldBy });
    if (last.rule.category !== null && ofCase.category !== last.rule.category)
      await this.recomputing.applyRule(tx, last, ofCase.category, ofCase);
    // The calendar may have changed while it stood still.
    await this.recomputing.recompute(tx, last, {}, ofCase, 'calendar');
  }

  private running(tx: Transaction, caseId: string): Promise<SlaClock[]> {
    return tx.read(SlaClock, { caseId, stoppedAt: null }, { lock: true, order: 'startedAt' });
  }

  private async stop(
    tx: Transaction,
    names: CaseNames & { workOrderId?: string; agency: string },
    kinds: ClockKind[],
    at: Date,
  ): Promise<void> {
    // The case's, and those of this very leg: who is asked beside it has its own.
    for (const clock of await this.running(tx, names.caseId))
      if (kinds.includes(clock.kind) && [null, names.workOrderId ?? null].includes(clock.workOrderId))
        await this.end(tx, clock, names, at, outcomeAt);
  }

  /** What nobody has told yet of the time before (every server was down) is told first. */
  private async end(
    tx: Transaction,
    clock: SlaClock,
    names: CaseNames & { agency: string | null },
    at: Date,
    outcomeBy: (at: Date, dueAt: Date) => ClockOutcome,
  ): Promise<void> {
    if (isBehind(clock, at)) {
      const ofCase = await this.cases.of(tx, clock.caseId);
      await this.steps.take(tx, [clock], () => ofCase);
    }
    const agency = names.agency ?? clock.heldBy;
    const outcome = outcomeBy(at, clock.dueAt);
    tx.set(clock, { stoppedAt: at, outcome, nextAt: null });
    await this.events.tell(tx, 'clock.stopped', {
      ...namesOf(clock, names),
      agency,
      stoppedAt: at.toISOString(),
      outcome,
    });
  }
}
