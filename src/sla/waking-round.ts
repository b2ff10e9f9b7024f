import { BEGINNING, type DueClock, type Place } from './due-clocks.query.js';

/** One way through what is due at one time. Each case is tried once in it, whatever becomes of it. */
export class WakingRound {
  after: Place = BEGINNING;
  /** Left to whoever is at work on them. */
  readonly held: string[] = [];
  readonly failures = new Map<string, unknown>();
  private readonly seen: Set<string>;

  constructor(
    readonly now: Date,
    readonly history: boolean,
    readonly leftOut: ReadonlySet<string> = new Set(),
  ) {
    this.seen = new Set(leftOut);
  }

  get isEmpty(): boolean {
    return this.seen.size === this.leftOut.size;
  }

  /** The cases of this page that the round has not met yet, the longest due first. */
  turn(page: DueClock[]): string[] {
    this.after = page.at(-1) ?? this.after;
    const fresh = new Set(page.map(({ caseId }) => caseId).filter(caseId => !this.seen.has(caseId)));
    for (const caseId of fresh) this.seen.add(caseId);
    return [...fresh];
  }
}
