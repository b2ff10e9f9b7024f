import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { Amount, LadderStep } from '../city/profile.js';
import type { ClockKind } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import type { FrozenRule } from './clock.rules.js';
import { OfCaseQuery } from './of-case.query.js';
import { StartClocksService } from './start-clocks.service.js';
import { isBehind } from './step.rules.js';
import { StepService } from './step.service.js';

/** Whoever has to decide is told at the due time. */
const TELLS: Record<'return' | 'arbitrate', LadderStep[]> = {
  return: [{ percent: 100, tell: ['chief', 'centre'] }],
  arbitrate: [{ percent: 100, tell: ['commission'] }],
};

/** Clocks of the city's protocol: an agency returns a case, the commission arbitrates. */
@Injectable()
export class ProtocolClocksService {
  constructor(
    private readonly city: CityService,
    private readonly starting: StartClocksService,
    private readonly steps: StepService,
    private readonly cases: OfCaseQuery,
    private readonly clock: Clock,
  ) {}

  /** From the dispatch on: asked for late it is late at once, in the account of the agency. */
  async startOfReturn(tx: Transaction, { payload }: Fact<'return.asked'>): Promise<void> {
    const { returns } = this.protocol();
    const rule = this.rule('return', payload.siteVisit ? returns.withSiteVisit : returns.within);
    const ofCase = await this.cases.of(tx, payload.caseId);
    const clock = await this.starting.start(tx, ofCase, rule, new Date(payload.since), payload);
    if (isBehind(clock, this.clock.now())) await this.steps.take(tx, [clock], () => ofCase);
  }

  async startOfArbitration(tx: Transaction, { payload, at }: Fact<'arbitration.opened'>): Promise<void> {
    const rule = this.rule('arbitrate', this.protocol().arbitration.within);
    await this.starting.start(tx, await this.cases.of(tx, payload.caseId), rule, at, null);
  }

  private protocol() {
    const { protocol } = this.city;
    if (!protocol) throw new Error('The profile has no protocol.');
    return protocol;
  }

  private rule(kind: ClockKind & keyof typeof TELLS, within: Amount): FrozenRule {
    const { version } = this.protocol();
    return { kind, ...within, ladder: TELLS[kind], pauses: {}, extension: null, category: null, version };
  }
}
