import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { dayNumber } from '../city/local-days.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact, LoggedFact } from '../platform/log/fact.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { runInContext } from '../platform/request/context.js';
import { MoveAlikeService } from './move-alike.service.js';
import { OfCaseQuery } from './of-case.query.js';
import { Recalculation } from './recalculation.entity.js';
import { RecalculationQuery } from './recalculation.query.js';

const CLOCKS_AT_ONCE = 2000;
const FLOOR_MS = 1000;
/** How long the last, held cases are waited for. */
const PATIENCE_MS = 2000;

/** What a batch was at when it failed. */
interface Tried {
  jobId: string | null;
  page: string[];
  held: string | null;
}

/**
 * Computes clocks anew after the calendar has changed, in batches of cases: each batch is one transaction that also says
 * how far it came, so that it goes on where a process died. Cases that somebody is at work on are left to the end.
 */
@Injectable()
export class RecalculationService implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(RecalculationService.name, () => this.goOn(), FLOOR_MS);
  /** The newest whose calendar this process knows. */
  private known = '';

  constructor(
    private readonly database: Database,
    private readonly query: RecalculationQuery,
    private readonly cases: OfCaseQuery,
    private readonly moving: MoveAlikeService,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Everything that is to be computed anew by now. */
  async finishAll(): Promise<void> {
    while (await this.goOn(true));
  }

  ofClosure(tx: Transaction, { kind, actor, payload }: Fact<'closure.saved' | 'closure.withdrawn'>): void {
    const day = dayNumber(payload.date);
    const { closureId, districts } = payload;
    const why = kind === 'closure.saved' ? 'closure' : 'closure_withdrawn';
    this.begin(tx, { why, closureId, districts, actor, ...this.span(day, day + 1) });
  }

  /** Heard from the log: an operator's command, in which nothing is heard, brings calendars too. */
  ofYears(tx: Transaction, facts: LoggedFact<'calendar.imported'>[]): void {
    for (const { actor, payload } of facts) {
      const { year } = payload;
      const span = this.span(dayNumber(`${year}-01-01`), dayNumber(`${year + 1}-01-01`));
      this.begin(tx, { why: 'calendar', year, actor, ...span });
    }
  }

  private span(from: number, to: number): Pick<Recalculation, 'fromAt' | 'toAt'> {
    const { days } = this.city.calendar;
    return { fromAt: new Date(days.at(from)), toAt: new Date(days.at(to)) };
  }

  private begin(tx: Transaction, wish: Partial<Recalculation>): void {
    const fresh = { closureId: null, year: null, districts: null, lastCaseId: null, heldCases: [] };
    const counts = { changed: 0, cured: 0, triedAt: null, finishedAt: null };
    tx.add(
      Object.assign(new Recalculation(), {
        ...fresh,
        ...counts,
        ...wish,
        ...{ id: newId(), createdAt: this.clock.now() },
      }),
    );
    tx.afterCommit(() => this.loop.wake());
  }

  /** One batch. True while there is more to do. What cannot be done is set aside, and its fault thrown. */
  private async goOn(patient = false): Promise<boolean> {
    const tried: Tried = { jobId: null, page: [], held: null };
    try {
      return await this.tryBatch(tried, patient);
    } catch (error) {
      if (tried.jobId !== null) await this.setAside(tried);
      throw error;
    }
  }

  private tryBatch(tried: Tried, patient: boolean): Promise<boolean> {
    return this.database.transaction(async tx => {
      const job = await this.query.next(tx, patient);
      if (!job) return false;
      // Whoever was waited for has finished it.
      if (job.finishedAt) return true;
      tried.jobId = job.id;
      if (job.id !== this.known) {
        await this.city.reload();
        this.known = job.id;
      }
      await runInContext({ requestId: job.id, actor: job.actor }, () => this.batch(tx, job, tried));
      return true;
    });
  }

  private async batch(tx: Transaction, job: Recalculation, tried: Tried): Promise<void> {
    const found = await this.query.casesAfter(tx, job, CLOCKS_AT_ONCE);
    if (found.length === 0) return this.end(tx, job, tried);
    tried.page = found;
    const locked = await this.cases.lock(tx, found);
    const isLocked = new Set(locked.map(({ caseId }) => caseId));
    const held = found.filter(caseId => !isLocked.has(caseId));
    await this.moving.move(tx, job, locked);
    tx.set(job, { lastCaseId: found.at(-1) ?? null, heldCases: [...job.heldCases, ...held] });
  }

  /** Those that were held or set aside, one by one; then it is finished. */
  private async end(tx: Transaction, job: Recalculation, tried: Tried): Promise<void> {
    const [first, ...others] = job.heldCases;
    if (first !== undefined) {
      tried.held = first;
      await this.moving.move(tx, job, await this.cases.lock(tx, [first], PATIENCE_MS));
      tx.set(job, { heldCases: others });
      return;
    }
    tx.set(job, { finishedAt: this.clock.now() });
    const { id, changed, cured } = job;
    await this.events.tell(tx, 'recalculation.finished', { recalculationId: id, changed, cured });
  }

  /** A page in which one case fails is done case by case at the end; one that fails then lets all others go first. */
  private setAside({ jobId, page, held }: Tried): Promise<void> {
    return this.database.transaction(async tx => {
      const [job] = await tx.read(Recalculation, { id: jobId as string }, { lock: true });
      if (!job || job.finishedAt) return;
      const last = page.at(-1);
      if (last !== undefined && (job.lastCaseId ?? '') < last)
        tx.set(job, { lastCaseId: last, heldCases: [...job.heldCases, ...page] });
      if (held === null) return;
      const others = job.heldCases.filter(caseId => caseId !== held);
      tx.set(job, { heldCases: [...others, held], triedAt: this.clock.now() });
    });
  }
}
