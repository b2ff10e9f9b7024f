import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { faultInWords } from '../platform/log/fault.rules.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { BreachService } from './breach.service.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { Setbacks } from './setbacks.js';
import { SlaClock } from './sla-clock.entity.js';
import { WakingRound } from './waking-round.js';

const MOST_CLOCKS = 200;
const FLOOR_MS = 500;
/** How long somebody who asked for everything waits for a case that somebody else is at work on. */
const PATIENCE_MS = 5000;

/**
 * Wakes what is due. Due clocks are found unlocked through the partial index, so the cost grows with what is due and
 * not with what is open; then each case is locked (or left to whoever holds it) and its clocks are looked at again.
 * No case stands in the way of those behind it: one that is held or cannot be woken has its next turn in a later round.
 */
@Injectable()
export class WakerService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(WakerService.name);
  private readonly loop = new WakefulLoop(WakerService.name, () => this.wakeOn(), FLOOR_MS);
  private readonly setbacks = new Setbacks();
  private round: WakingRound | null = null;

  constructor(
    private readonly database: Database,
    private readonly due: DueClocksQuery,
    private readonly breaches: BreachService,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  /**
   * Wakes everything that is due by now: of living cases, or of replayed ones. Cases that somebody is at work on are
   * waited for at the end.
   * @throws the first fault, once everything else is awake; nothing is due any more otherwise
   */
  async wakeAll(history = false): Promise<void> {
    let round: WakingRound;
    do {
      round = new WakingRound(this.clock.now(), history);
      while (await this.wakePage(round));
      for (const caseId of round.held) await this.tryToWake(round, caseId, PATIENCE_MS);
      for (const fault of round.failures.values()) throw fault;
    } while (!round.isEmpty);
  }

  /** When something is due next: of living cases, or of replayed ones. */
  nextAt(history: boolean): Promise<Date | null> {
    return this.due.next(history);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** A page of a round at a time, so that the loop can be stopped within a long one. True while the round goes on. */
  private async wakeOn(): Promise<boolean> {
    this.round ??= new WakingRound(this.clock.now(), false, this.setbacks.nextRound());
    const { failures, leftOut } = this.round;
    if (await this.wakePage(this.round)) return true;
    this.round = null;
    this.setbacks.forgetAllBut(new Set([...leftOut, ...failures.keys()]));
    for (const [caseId, fault] of failures) {
      const failed = this.setbacks.count(caseId);
      this.logger.error(`Case ${caseId} could not be woken (${failed}): ${faultInWords(fault)}`);
    }
    return false;
  }

  /** True when there may be more. */
  private async wakePage(round: WakingRound): Promise<boolean> {
    const page = await this.due.page(round.now, round.history, round.after, MOST_CLOCKS);
    for (const caseId of round.turn(page)) {
      if (!(await this.tryToWake(round, caseId))) round.held.push(caseId);
    }
    return page.length === MOST_CLOCKS;
  }

  /** False when somebody else is at work on the case. */
  private async tryToWake(round: WakingRound, caseId: string, patience?: number): Promise<boolean> {
    try {
      return await this.wakeCase(caseId, patience);
    } catch (error) {
      round.failures.set(caseId, error);
      return true;
    }
  }

  private wakeCase(caseId: string, patience?: number): Promise<boolean> {
    return this.database.transaction(async tx => {
      const file = await this.due.lockCase(tx, caseId, patience);
      if (!file) return false;
      const now = this.clock.now();
      const isDue = ({ nextAt }: SlaClock): boolean => nextAt !== null && nextAt <= now;
      const clocks = await tx.read(SlaClock, { caseId, stoppedAt: null }, { lock: true });
      for (const clock of clocks.filter(isDue)) {
        await this.breaches.record(tx, clock, { caseId, number: file.number }, file.agency);
        // Woken, and due as before: whoever asks for all of them would never come to an end.
        if (isDue(clock)) throw new Error(`Clock ${clock.id} is still due after it was woken.`);
      }
      return true;
    });
  }
}
