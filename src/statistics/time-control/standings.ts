import type { FactDecision } from '../decisions/fact-decision.entity.js';
import type { FactCase } from '../fact-case.entity.js';
import type { FactClock } from '../fact-clock.entity.js';
import type { FactStanding } from './fact-standing.entity.js';
import {
  decisionStands,
  isControlled,
  type Stands,
  standingsAfter,
  standsBy,
} from './standing-facts.rules.js';

/** Of the limits a batch of events is about: the last row of each, and which rows are other ones after it. */
export class Standings {
  readonly changed = new Map<string, FactStanding>();
  private readonly last = new Map<string, FactStanding>();
  private readonly ofCase = new Map<string, Set<string>>();

  constructor(known: Iterable<FactStanding>) {
    for (const row of known) this.know(row);
  }

  clockChanged(clock: FactClock, ofCase: FactCase | null, at: Date): void {
    const last = this.last.get(clock.clockId) ?? null;
    if (!last && !isControlled(clock)) return;
    this.keep(last, standsBy(clock, ofCase?.agency ?? null), at);
  }

  decisionChanged(decision: FactDecision, at: Date): void {
    const now = decisionStands(decision);
    if (now) this.keep(this.last.get(now.clockId) ?? null, now, at);
  }

  /** Until it has run out or is done it is whose the case is. */
  caseChanged({ caseId, agency }: FactCase, at: Date): void {
    for (const clockId of this.ofCase.get(caseId) ?? []) {
      const last = this.last.get(clockId) as FactStanding;
      if (last.standing === 'open' && !last.ranOut) this.keep(last, { ...last, agency }, at);
    }
  }

  private keep(last: FactStanding | null, now: Stands, at: Date): void {
    for (const row of standingsAfter(last, now, at)) {
      this.changed.set(`${row.clockId} ${row.month}`, row);
      this.know(row);
    }
  }

  private know(row: FactStanding): void {
    this.last.set(row.clockId, row);
    const clocks = this.ofCase.get(row.caseId) ?? new Set();
    this.ofCase.set(row.caseId, clocks.add(row.clockId));
  }
}
