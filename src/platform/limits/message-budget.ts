const MINUTE_MS = 60_000;

/** What one socket may still say in this minute. A count and no library: screens confirm every message there is. */
export class MessageBudget {
  private from = performance.now();
  private said = 0;

  constructor(private readonly perMinute: number) {}

  /** False: it has said too much. */
  take(): boolean {
    const now = performance.now();
    if (now - this.from >= MINUTE_MS) {
      this.from = now;
      this.said = 0;
    }
    this.said += 1;
    return this.said <= this.perMinute;
  }
}
