import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
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
export class WakerService implements OnApplicationShutdown {
  private readonly loop = new WakefulLoop(WakerService.name, () => this.wakeSome(false), FLOOR_MS);

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
    while (await this.wakeSome(history));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** True when there may be more: some were woken. */
  private async wakeSome(history: boolean): Promise<boolean> {
    const cases = await this.due.cases(this.clock.now(), history, MOST_CASES);
    let woken = 0;
    for (const caseId of cases) if (await this.wakeCase(caseId)) woken += 1;
    return woken > 0;
  }

  private wakeCase(caseId: string): Promise<boolean> {
    return this.database.transaction(async tx => {
      const file = await this.due.lockCase(tx, caseId);
      if (!file) return false;
      const now = this.clock.now();
      const clocks = await tx.read(SlaClock, { caseId, stoppedAt: null }, { lock: true });
      const due = clocks.filter(({ nextAt }) => nextAt !== null && nextAt <= now);
      for (const clock of due)
        await this.breaches.record(tx, clock, { caseId, number: file.number }, file.agency);
      return due.length > 0;
    });
  }
}
