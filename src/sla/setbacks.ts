/** Half a minute to a minute of rounds while there is nothing else to do. */
const LONGEST_PAUSE = 64;

/** Cases that could not be woken, each left alone for a growing number of rounds; the others do not wait for them. */
export class Setbacks {
  private readonly cases = new Map<string, { failures: number; pause: number }>();

  /** A round begins. Answers which cases it leaves out. */
  nextRound(): Set<string> {
    const leftOut = new Set<string>();
    for (const [caseId, setback] of this.cases) {
      setback.pause -= 1;
      if (setback.pause > 0) leftOut.add(caseId);
    }
    return leftOut;
  }

  /** Answers how often the case has failed by now. */
  count(caseId: string): number {
    const failures = (this.cases.get(caseId)?.failures ?? 0) + 1;
    this.cases.set(caseId, { failures, pause: Math.min(2 ** failures, LONGEST_PAUSE) });
    return failures;
  }

  /** Forgets those that were tried and did not fail, and those that somebody else has woken. */
  forgetAllBut(stillWaiting: Set<string>): void {
    for (const caseId of this.cases.keys()) if (!stillWaiting.has(caseId)) this.cases.delete(caseId);
  }
}
