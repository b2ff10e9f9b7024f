import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Amount, LadderStep } from '../city/profile.js';
import type { ProtocolKind } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { answerWithin } from './answer-limit.rules.js';
import { DELIVER_RULE, type FrozenRule } from './clock.rules.js';
import { startsAgain } from './clock-kinds.rules.js';
import { type OfCase, OfCaseQuery } from './of-case.query.js';
import { SlaClock } from './sla-clock.entity.js';
import { StartClocksService } from './start-clocks.service.js';
import { isBehind } from './step.rules.js';
import { StepService } from './step.service.js';
import { TimesService } from './times.service.js';

/** Whoever has to decide is told at the due time. */
const TELLS: Record<ProtocolKind, LadderStep[]> = {
  return: [{ percent: 100, tell: ['chief', 'centre'] }],
  arbitrate: [{ percent: 100, tell: ['commission'] }],
  answer: [
    { percent: 80, tell: ['officer', 'chief'] },
    { percent: 100, tell: ['officer', 'chief'] },
  ],
  sample: [{ percent: 100, tell: ['commission'] }],
  improve: [
    { percent: 50, tell: ['officer'] },
    { percent: 100, tell: ['officer', 'chief', 'centre', 'commission'] },
  ],
  review: [
    { percent: 80, tell: ['centre'] },
    { percent: 100, tell: ['centre', 'commission'] },
  ],
  attend: [
    { percent: 50, tell: ['officer', 'chief', 'centre'] },
    { percent: 100, tell: ['officer', 'chief', 'centre', 'commission'] },
  ],
  care: [
    { percent: 80, tell: ['officer', 'chief'] },
    { percent: 100, tell: ['officer', 'chief', 'centre'] },
  ],
  follow_up: [{ percent: 100, tell: ['officer', 'chief', 'centre'] }],
};
const HOURS_OF_A_DAY = 24;
const REVIEW_OF_THE_COMMISSION: LadderStep[] = [
  { percent: 80, tell: ['commission'] },
  { percent: 100, tell: ['commission'] },
];

/** Clocks of the city's protocol: an agency returns a case, the commission arbitrates, another agency is asked, samples are judged. */
@Injectable()
export class ProtocolClocksService {
  constructor(
    private readonly city: CityService,
    private readonly starting: StartClocksService,
    private readonly steps: StepService,
    private readonly times: TimesService,
    private readonly cases: OfCaseQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * From the dispatch on: asked for late it is late at once, in the account of the agency. Asked for in time where only
   * the centre can decide, it is the centre that lets it run out.
   */
  async startOfReturn(tx: Transaction, { payload }: Fact<'return.asked'>): Promise<void> {
    const { returns } = this.protocol();
    const rule = this.rule('return', payload.siteVisit ? returns.withSiteVisit : returns.within);
    const ofCase = await this.cases.of(tx, payload.caseId);
    const clock = await this.starting.start(tx, ofCase, rule, new Date(payload.since), payload);
    if (isBehind(clock, this.clock.now())) await this.steps.take(tx, [clock], () => ofCase);
    else if (payload.approver === 'supervisor') tx.set(clock, { agency: null });
  }

  async startOfArbitration(tx: Transaction, { payload, at }: Fact<'arbitration.opened'>): Promise<void> {
    const rule = this.rule('arbitrate', this.protocol().arbitration.within);
    await this.starting.start(tx, await this.cases.of(tx, payload.caseId), rule, at, null);
  }

  /**
   * Of an agency that is asked (會辦), after the case's own limit has moved: the receipt, whatever its item gives every
   * agency to acknowledge, and the answer.
   */
  async startOfCoLeg(tx: Transaction, { payload, at }: Fact<'co-leg.asked'>): Promise<void> {
    const ofCase = await this.cases.of(tx, payload.caseId);
    await this.starting.start(tx, ofCase, DELIVER_RULE, at, payload);
    const given = this.times
      .rulesOf(ofCase.category, at, ofCase)
      .filter(({ kind }) => kind === 'acknowledge');
    const within = await this.answerWithin(tx, ofCase, at);
    for (const rule of [...given, this.rule('answer', within)])
      await this.starting.start(tx, ofCase, rule, at, payload);
  }

  private async answerWithin(tx: Transaction, ofCase: OfCase, now: Date): Promise<Amount> {
    const running = await tx.read(SlaClock, { caseId: ofCase.caseId, workOrderId: null, stoppedAt: null });
    const bound = running.find(({ kind }) => startsAgain(kind))?.dueAt ?? null;
    const dueBy = (amount: Amount): Date => {
      const limited = { rule: this.rule('answer', amount), startedAt: now, extension: 0 };
      return this.times.of(limited, { district: ofCase.district, pauses: [] }).dueAt;
    };
    return answerWithin(this.protocol().coHandling.within, { now, bound, dueBy });
  }

  async startOfSample(tx: Transaction, { payload, at }: Fact<'sample.drawn'>): Promise<void> {
    const rule = this.rule('sample', this.sampling().within);
    await this.starting.start(tx, await this.cases.of(tx, payload.caseId), rule, at, null);
  }

  /** In the account of who has to do it again. */
  async startOfRework(tx: Transaction, { payload, at }: Fact<'sample.rejected'>): Promise<void> {
    const rule = this.rule('improve', this.sampling().rework);
    const leg = { workOrderId: payload.reworkOrderId, agency: payload.agency };
    await this.starting.start(tx, await this.cases.of(tx, payload.caseId), rule, at, leg);
  }

  /** From the answer on, in the account of no agency. */
  async startOfReview(tx: Transaction, { payload }: Fact<'review.opened'>): Promise<void> {
    const { decider, caseId, openedAt } = payload;
    const within = this.protocol().satisfaction?.review?.within;
    if (!within) throw new Error('The profile has no rules of reviews.');
    const rule = this.rule('review', within);
    const ladder = decider === 'centre' ? rule.ladder : REVIEW_OF_THE_COMMISSION;
    const ofCase = await this.cases.of(tx, caseId);
    await this.starting.start(tx, ofCase, { ...rule, ladder }, new Date(openedAt), null);
  }

  /** In the account of whoever has the case when they run out. */
  async startOfAccident(tx: Transaction, { payload, at }: Fact<'accident.marked'>): Promise<void> {
    const { onSiteWithinHours, careWithinHours } = this.accidents();
    await this.startBeside(tx, payload.caseId, 'attend', onSiteWithinHours, at);
    if (payload.careDue !== null) await this.startBeside(tx, payload.caseId, 'care', careWithinHours, at);
  }

  /** Hears accident.attended and accident.followed-up: it is followed every so many days, until it is closed. */
  async startOfFollowUp(
    tx: Transaction,
    { payload, at }: Fact<'accident.attended' | 'accident.followed-up'>,
  ): Promise<void> {
    const hours = this.accidents().followUpEveryDays * HOURS_OF_A_DAY;
    await this.startBeside(tx, payload.caseId, 'follow_up', hours, at);
  }

  private async startBeside(
    tx: Transaction,
    caseId: string,
    kind: ProtocolKind,
    hours: number,
    at: Date,
  ): Promise<void> {
    await this.starting.start(tx, await this.cases.of(tx, caseId), this.rule(kind, { hours }), at, null);
  }

  private accidents() {
    const { accidents } = this.protocol();
    if (!accidents) throw new Error('The profile has no rules of accidents.');
    return accidents;
  }

  private sampling() {
    const { sampling } = this.protocol();
    if (!sampling) throw new Error('The profile has no rules of sampling.');
    return sampling;
  }

  private protocol() {
    const { protocol } = this.city;
    if (!protocol) throw new Error('The profile has no protocol.');
    return protocol;
  }

  private rule(kind: ProtocolKind, within: Amount): FrozenRule {
    const { version } = this.protocol();
    return { kind, ...within, ladder: TELLS[kind], pauses: {}, extension: null, category: null, version };
  }
}
