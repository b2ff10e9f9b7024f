import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { faultInWords } from '../platform/log/fault.rules.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { DueClocksQuery } from './due-clocks.query.js';
import { type OfCase, OfCaseQuery } from './of-case.query.js';
import { Setbacks } from './setbacks.js';
import { SlaClock } from './sla-clock.entity.js';
import { StepService } from './step.service.js';
import { WakingRound } from './waking-round.js';

const MOST_CLOCKS = 200;
const CASES_AT_ONCE = 50;
/** As long as nothing is known to be due sooner: a clock that another process has started. */
const FLOOR_MS = 500;
/** What falls due within so little is woken together. */
const TOGETHER_MS = 100;
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
    private readonly cases: OfCaseQuery,
    private readonly steps: StepService,
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

  /**
   * A page of a round at a time, so that the loop can be stopped within a long one. True while the round goes on, then
   * how many milliseconds it is until something else is due.
   */
  private async wakeOn(): Promise<boolean | number> {
    this.round ??= new WakingRound(this.clock.now(), false, this.setbacks.nextRound());
    const { failures, leftOut, now } = this.round;
    if (await this.wakePage(this.round)) return true;
    this.round = null;
    this.setbacks.forgetAllBut(new Set([...leftOut, ...failures.keys()]));
    for (const [caseId, fault] of failures) {
      const failed = this.setbacks.count(caseId);
      this.logger.error(`Case ${caseId} could not be woken (${failed}): ${faultInWords(fault)}`);
    }
    const next = await this.due.next(false, now);
    return next ? Math.max(next.getTime() - this.clock.now().getTime(), TOGETHER_MS) : false;
  }

  /** True when there may be more. */
  private async wakePage(round: WakingRound): Promise<boolean> {
    const page = await this.due.page(round.now, round.history, round.after, MOST_CLOCKS);
    const turn = round.turn(page);
    for (let first = 0; first < turn.length; first += CASES_AT_ONCE)
      await this.wakeTogether(round, turn.slice(first, first + CASES_AT_ONCE));
    return page.length === MOST_CLOCKS;
  }

  /** In one transaction, which saves most of the cost. Where that fails, each by itself, to find out which cannot be woken. */
  private async wakeTogether(round: WakingRound, caseIds: string[]): Promise<void> {
    let woken: Set<string>;
    try {
      woken = new Set(await this.wakeCases(caseIds));
    } catch (error) {
      if (caseIds.length === 1) return void round.failures.set(caseIds[0] as string, error);
      for (const caseId of caseIds) if (!(await this.tryToWake(round, caseId))) round.held.push(caseId);
      return;
    }
    round.held.push(...caseIds.filter(caseId => !woken.has(caseId)));
  }

  /** False when somebody else is at work on the case. */
  private async tryToWake(round: WakingRound, caseId: string, patience?: number): Promise<boolean> {
    try {
      return (await this.wakeCases([caseId], patience)).length > 0;
    } catch (error) {
      round.failures.set(caseId, error);
      return true;
    }
  }

  /** Answers which of them it could lock. */
  private wakeCases(caseIds: string[], patience?: number): Promise<string[]> {
    return this.database.transaction(async tx => {
      const files = await this.cases.lock(tx, caseIds, patience);
      const locked = files.map(({ caseId }) => caseId);
      if (locked.length === 0) return [];
      const now = this.clock.now();
      const clocks = await tx.find(
        SlaClock,
        'case_id = any($1) and stopped_at is null and next_at <= $2',
        [locked, now],
        { lock: true, order: 'startedAt' },
      );
      const byId = new Map(files.map((file): [string, OfCase] => [file.caseId, file]));
      await this.steps.take(tx, clocks, clock => byId.get(clock.caseId) as OfCase);
      // Woken, and due as before: whoever asks for all of them would never come to an end.
      const stuck = clocks.find(({ nextAt }) => nextAt !== null && nextAt <= now);
      if (stuck) throw new Error(`Clock ${stuck.id} is still due after it was woken.`);
      return locked;
    });
  }
}
