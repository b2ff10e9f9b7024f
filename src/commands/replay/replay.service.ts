import { Injectable } from '@nestjs/common';
import { CatchUpService } from '../../demo/catch-up.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem/problem.js';
import { runInContext } from '../../platform/request/context.js';
import { WakerService } from '../../sla/waker.service.js';
import type { ReplayLine, ReplayStep } from './line.rules.js';
import { ReplayStepService } from './replay-step.service.js';
import { type ReplayedCase, type Standing, stepsAhead, stepsLeft } from './replayed-case.js';

/**
 * Steps so close in time that different cases may take them side by side; a case's own steps stay in order. No limit
 * that starts in a window runs out in it.
 */
const WINDOW_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const SIDE_BY_SIDE = 8;
/** The log is read in large batches: woken after every step, its readers would cost more than the steps. */
const STEPS_BETWEEN_READINGS = 2000;
/** After so many steps the tables are measured anew: see `measure`. */
const MEASURED_AFTER = [200, 2000, 20_000];
/** Whoever did it then is known to nobody here. */
export const ACTOR = { kind: 'replay' as const, id: null, role: null, agency: null };

interface Due {
  one: ReplayedCase;
  step: ReplayStep;
}

/** Hears of what a service would not take; without it, that ends the replay. */
type Refused = (line: ReplayLine, problem: Problem) => void;

interface KnownCase {
  number: string;
  changedAt: Date;
}

/** Lets real cases happen again, in the order of their events, with the clock moved and due clocks woken. */
@Injectable()
export class ReplayService {
  constructor(
    private readonly steps: ReplayStepService,
    private readonly waker: WakerService,
    private readonly catchingUp: CatchUpService,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Answers the time of the last event. Cases of a former run go on where it stopped. */
  async replay(
    lines: ReplayLine[],
    progress: (done: number, of: number) => void,
    refused?: Refused,
  ): Promise<Date> {
    // What is imported has no limits that could run out.
    const hasClocks = lines.some(({ told }) => !told);
    const known = await this.knownCases(lines);
    const all = await this.plan(lines, known);
    /** The time that has come: what a former run was at when it ended is done before anything else. */
    let reached = Math.max(0, ...[...known.values()].map(({ changedAt }) => changedAt.getTime()));
    let done = 0;
    let read = 0;
    let measured = 0;
    for (let from = 0; from < all.length; ) {
      const start = timeOf(all[from]);
      let end = reached + 1;
      if (!hasClocks) end = start + DAY_MS;
      else if (start > reached) end = Math.min(start + WINDOW_MS, await this.wakeUntil(start, reached));
      let to = from;
      while (to < all.length && timeOf(all[to]) < end) to += 1;
      const window = all.slice(from, to);
      await this.takeSideBySide(window, refused);
      reached = timeOf(window.at(-1));
      done += window.length;
      progress(done, all.length);
      if (done - read >= STEPS_BETWEEN_READINGS) {
        await this.catchingUp.catchUp();
        read = done;
      }
      if (done >= (MEASURED_AFTER[measured] ?? Number.POSITIVE_INFINITY)) {
        await this.measure();
        measured += 1;
      }
      from = to;
    }
    const last = lastEvent(lines);
    if (hasClocks) await this.wakeUntil(last.getTime(), reached);
    await this.catchingUp.catchUp();
    return last;
  }

  /** The cases that these lines are in the system. */
  async caseIds(lines: ReplayLine[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from case_file where source_reference = any($1)',
      [lines.map(({ fileNo }) => fileNo)],
    );
    return rows.map(({ id }) => id);
  }

  private async plan(lines: ReplayLine[], known: Map<string, KnownCase>): Promise<Due[]> {
    const seen = new Set<string>();
    const all: Due[] = [];
    for (const line of lines) {
      if (seen.has(line.fileNo)) continue;
      seen.add(line.fileNo);
      const former = known.get(line.fileNo);
      const one = { line, standing: former ? await this.steps.standingOf(former.number) : null };
      for (const step of leftOf(one, former)) all.push({ one, step });
    }
    return all.sort((a, b) => a.step.at.getTime() - b.step.at.getTime());
  }

  private async knownCases(lines: ReplayLine[]): Promise<Map<string, KnownCase>> {
    const rows = await this.database.query<KnownCase & { fileNo: string }>(
      `select source_reference as "fileNo", number, updated_at as "changedAt" from case_file
        where source_reference = any($1)`,
      [lines.map(({ fileNo }) => fileNo)],
    );
    return new Map(rows.map(row => [row.fileNo, row]));
  }

  private async takeSideBySide(window: Due[], refused?: Refused): Promise<void> {
    const queues = new Map<ReplayedCase, Due[]>();
    for (const due of window) queues.set(due.one, [...(queues.get(due.one) ?? []), due]);
    const waiting = [...queues.values()];
    const take = async (): Promise<void> => {
      for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
        for (const { one, step } of queue)
          if (!one.isRefused) await this.at(step.at, () => this.take(one, step, refused));
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, take));
  }

  private async take(one: ReplayedCase, step: ReplayStep, refused?: Refused): Promise<void> {
    try {
      await this.steps.apply(one, step);
    } catch (error) {
      if (!refused || !(error instanceof Problem)) throw error;
      one.isRefused = true;
      refused(one.line, error);
    }
  }

  /** A plan that was cached while its table was empty reads the whole table; the database's own analysis is too late. */
  private async measure(): Promise<void> {
    await this.database.query('analyze case_file, work_order, clock, case_entry, event');
  }

  /** Wakes each limit when it runs out, or now that its time is past. Answers when the next one runs out. */
  private async wakeUntil(time: number, reached: number): Promise<number> {
    for (;;) {
      const due = (await this.waker.nextAt(true))?.getTime() ?? Number.POSITIVE_INFINITY;
      if (due > time) return due;
      await this.at(new Date(Math.max(due, reached)), () => this.waker.wakeAll(true));
    }
  }

  private at(time: Date, work: () => Promise<void>): Promise<void> {
    return runInContext({ requestId: newId(), actor: ACTOR }, () => this.clock.at(time, work));
  }
}

const timeOf = (due: Due | undefined): number => (due as Due).step.at.getTime();

const lastEvent = (lines: ReplayLine[]): Date =>
  new Date(Math.max(0, ...lines.map(({ steps }) => (steps.at(-1) as ReplayStep).at.getTime())));

function leftOf({ line, standing }: ReplayedCase, former?: KnownCase): ReplayStep[] {
  if (!former) return line.steps;
  const { changedAt } = former;
  return line.told
    ? stepsAhead(line.steps, standing as Standing, changedAt)
    : stepsLeft(line.steps, changedAt);
}
