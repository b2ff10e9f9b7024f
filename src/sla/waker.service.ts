import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { BreachService } from './breach.service.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { SlaClock } from './sla-clock.entity.js';

const MOST_CASES = 200;
const FLOOR_MS = 500;

/**
 * Wakes what is due. Due clocks are found unlocked through the partial index, so the cost grows with what is due and
 * not with what is open; then each case is locked (or left to whoever holds it) and its clocks are looked at again.
 */
@Injectable()
export class WakerService implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(
    WakerService.name,
    async () => (await this.wakeSome(false)) === MOST_CASES,
    FLOOR_MS,
  );

  constructor(
    private readonly database: Database,
    private readonly due: DueClocksQuery,
    private readonly breaches: BreachService,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** Wakes everything that is due by now: of living cases, or of replayed ones. */
  async wakeAll(history = false): Promise<void> {
    let left = await this.wakeSome(history);
    while (left > 0) left = await this.wakeSome(history);
  }

  /** When something is due next: of living cases, or of replayed ones. */
  nextAt(history: boolean): Promise<Date | null> {
    return this.due.next(history);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Answers how many cases were due. Those that somebody else holds are due again the next time. */
  private async wakeSome(history: boolean): Promise<number> {
    const cases = await this.due.cases(this.clock.now(), history, MOST_CASES);
    for (const caseId of cases) await this.wakeCase(caseId);
    return cases.length;
  }

  private wakeCase(caseId: string): Promise<void> {
    return this.database.transaction(async tx => {
      const file = await this.due.lockCase(tx, caseId);
      if (!file) return;
      const now = this.clock.now();
      const clocks = await tx.read(SlaClock, { caseId, stoppedAt: null }, { lock: true });
      const due = clocks.filter(({ nextAt }) => nextAt !== null && nextAt <= now);
      for (const clock of due)
        await this.breaches.record(tx, clock, { caseId, number: file.number }, file.agency);
    });
  }
}
