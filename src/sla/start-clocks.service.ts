import { Injectable } from '@nestjs/common';
import type { Origin } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { DELIVER_RULE, type FrozenRule } from './clock.rules.js';
import { climbs, startsAgain, startsWithCase, startsWithLeg } from './clock-kinds.rules.js';
import { type CaseNames, namesOf } from './clock-names.js';
import { until } from './given-date.rules.js';
import { type OfCase, OfCaseQuery } from './of-case.query.js';
import { SlaClock } from './sla-clock.entity.js';
import { TimesService } from './times.service.js';

interface Start extends CaseNames {
  origin: Origin;
  district: string | null;
}

interface Leg {
  workOrderId: string;
  agency: string;
}

/** What starts a clock. Each method hears one fact in its transaction. */
@Injectable()
export class StartClocksService {
  constructor(
    private readonly times: TimesService,
    private readonly cases: OfCaseQuery,
    private readonly events: Events,
  ) {}

  /** No case without its clocks: all its limits run at once, from receipt. Unless nobody knows when it was dealt with. */
  async startOfCase(tx: Transaction, { payload }: Fact<'case.opened'>): Promise<void> {
    if (payload.untimed) return;
    const receivedAt = new Date(payload.receivedAt);
    const { surge = null, replyBy } = payload;
    for (const limit of this.times.rulesOf(payload.category, receivedAt, { surge })) {
      if (!startsWithCase(limit.kind)) continue;
      const rule = replyBy ? until(limit, receivedAt, new Date(replyBy)) : limit;
      await this.start(tx, payload, rule, receivedAt, null);
    }
  }

  /** The leg's own, from its dispatch: what an agency is given, however late the case came to it. */
  async startOfLeg(tx: Transaction, { payload, at }: Fact<'workorder.dispatched'>): Promise<void> {
    if (await this.isUntimed(tx, payload)) return;
    // History is told to nobody, so it waits for no receipt.
    if (payload.origin !== 'replay') await this.start(tx, payload, DELIVER_RULE, at, payload);
    for (const rule of await this.rulesOfLeg(tx, payload, at)) {
      // A date that was given binds whoever has the case by then, and leaves nobody a time of their own.
      if (!startsWithLeg(rule.kind) || payload.kind === 'decision') continue;
      const ladder = climbs(rule.kind, true) ? rule.ladder : [];
      await this.start(tx, payload, { ...rule, ladder }, at, payload);
    }
  }

  /** The case is read only where what became of it matters: a dispatch is on the hot path. */
  private async rulesOfLeg(
    tx: Transaction,
    { caseId, category, surge }: Fact<'workorder.dispatched'>['payload'],
    at: Date,
  ): Promise<FrozenRule[]> {
    const rules = this.times.rulesOf(category, at, { surge: surge ?? null });
    const asksForParts = rules.some(({ kind, severalAgencies }) => startsWithLeg(kind) && severalAgencies);
    // Reopened after the surge it is dealt with as usual.
    const mayBeUsual = surge !== undefined && this.times.isOver(surge, at);
    return asksForParts || mayBeUsual
      ? this.times.rulesOf(category, at, await this.cases.of(tx, caseId))
      : rules;
  }

  /**
   * Hears case.recategorised: the new item is the first that has such a limit (勘查 of public works), and nobody was there
   * yet. From receipt, as every limit of the citizen's.
   */
  async startOfNewItem(tx: Transaction, { payload }: Fact<'case.recategorised'>): Promise<void> {
    const known = await tx.read(SlaClock, { caseId: payload.caseId, workOrderId: null });
    const receivedAt = new Date(payload.receivedAt);
    const missing = (ofCase: Pick<OfCase, 'surge'>) =>
      this.times
        .rulesOf(payload.to, receivedAt, ofCase)
        .filter(({ kind }) => startsWithCase(kind) && !known.some(clock => clock.kind === kind));
    // Which limits there are depends on no surge, only how long they are.
    if (known.length === 0 || missing({ surge: null }).length === 0) return;
    if (await this.wasLookedAt(tx, payload.caseId)) return;
    const ofCase = await this.cases.of(tx, payload.caseId);
    for (const rule of missing(ofCase)) await this.start(tx, ofCase, rule, receivedAt, null);
  }

  private async wasLookedAt(tx: Transaction, caseId: string): Promise<boolean> {
    const rows = await tx.query(
      'select 1 from work_order where case_id = $1 and (arrived_at is not null or reported_at is not null) limit 1',
      [caseId],
    );
    return rows.length > 0;
  }

  /** New work, new limit, from the reopening; what was met or missed before stands. */
  async startAgain(tx: Transaction, { payload, at }: Fact<'case.reopened'>): Promise<void> {
    if (await this.isUntimed(tx, payload)) return;
    const running = await tx.read(SlaClock, { caseId: payload.caseId, workOrderId: null, stoppedAt: null });
    const ofCase = await this.cases.of(tx, payload.caseId);
    for (const rule of this.times.rulesOf(payload.category, at, ofCase)) {
      if (!startsAgain(rule.kind) || running.some(({ kind }) => kind === rule.kind)) continue;
      await this.start(tx, { ...payload, district: ofCase.district }, rule, at, null);
    }
  }

  /** The citizen is to hear what was done. */
  async startOfCallBack(tx: Transaction, { payload, at }: Fact<'call-back.opened'>): Promise<void> {
    if (payload.purpose !== 'tell_result') return;
    const ofCase = await this.cases.of(tx, payload.caseId);
    const rule = this.times.rulesOf(ofCase.category, at, ofCase).find(({ kind }) => kind === 'callback');
    if (rule) await this.start(tx, ofCase, rule, at, null);
  }

  /** What was imported has no clocks, and gets none: every other case has had one from its receipt on. */
  private async isUntimed(
    tx: Transaction,
    { caseId, origin }: Pick<Start, 'caseId' | 'origin'>,
  ): Promise<boolean> {
    if (origin !== 'replay') return false;
    const clocks = await tx.query('select 1 from clock where case_id = $1 limit 1', [caseId]);
    return clocks.length === 0;
  }

  /** What its rule says, from a time on; of history without a ladder. */
  async start(
    tx: Transaction,
    ofCase: Start,
    frozen: FrozenRule,
    startedAt: Date,
    leg: Leg | null,
  ): Promise<SlaClock> {
    const history = ofCase.origin === 'replay';
    const rule = history ? { ...frozen, ladder: [] } : frozen;
    const basis = { rule, startedAt, extension: 0 };
    const { originalDueAt, dueAt, steps } = this.times.of(basis, { district: ofCase.district, pauses: [] });
    const clock = tx.add(
      Object.assign(new SlaClock(), {
        ...{ id: newId(), caseId: ofCase.caseId, workOrderId: leg?.workOrderId ?? null },
        ...{ agency: leg?.agency ?? null, kind: rule.kind, ...basis, originalDueAt, dueAt, history },
        ...{ stepsDone: 0, nextAt: steps[0]?.at ?? null, stoppedAt: null, outcome: null },
        ...{ breachedAt: null, heldBy: null, curedAt: null, curedBy: null, curedWhy: null },
      }),
    );
    const told = { ...namesOf(clock, ofCase), agency: clock.agency, startedAt: startedAt.toISOString() };
    await this.events.tell(tx, 'clock.started', told);
    return clock;
  }
}
