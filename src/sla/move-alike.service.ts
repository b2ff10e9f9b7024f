import { Injectable, Logger } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { EventMap } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { currentActor } from '../platform/request/context.js';
import { type Alike, AlikeQuery, type Move } from './alike.query.js';
import type { OfCase } from './of-case.query.js';
import { pausesUntil } from './pause.rules.js';
import type { Recalculation } from './recalculation.entity.js';
import { type Moved, moved } from './recompute.rules.js';
import { TimesService } from './times.service.js';

/** Computes the clocks of many cases anew, those that stand alike at once. */
@Injectable()
export class MoveAlikeService {
  private readonly logger = new Logger(MoveAlikeService.name);

  constructor(
    private readonly alike: AlikeQuery,
    private readonly times: TimesService,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async move(tx: Transaction, job: Recalculation, locked: readonly OfCase[]): Promise<void> {
    const byId = new Map(locked.map((ofCase): [string, OfCase] => [ofCase.caseId, ofCase]));
    const { why, closureId } = job;
    const now = this.clock.now();
    const moves: Move[] = [];
    for (const alike of await this.alike.of(tx, locked, this.city.calendar.days.timeZone)) {
      const change = this.moved(alike, byId.get(alike.clocks[0].caseId) as OfCase, now);
      if (change) moves.push({ alike, change });
    }
    if (moves.length === 0) return;
    await this.alike.move(tx, moves, { curedAt: now, curedBy: currentActor().id, curedWhy: why });
    const count = (some: readonly Move[]): number =>
      some.reduce((sum, { alike }) => sum + alike.clocks.length, 0);
    const cured = count(moves.filter(({ change }) => change.cured));
    tx.set(job, { changed: job.changed + count(moves), cured: job.cured + cured });
    // One event for all of them: a hundred thousand would keep every screen of the city busy with one closure.
    const told = { recalculationId: job.id, why, ...(closureId && { closureId }), moved: moves.map(toldOf) };
    await this.events.tell(tx, 'clocks.recomputed', told);
  }

  /** A limit that cannot be computed keeps its due time, and does not stand in the way of the others. */
  private moved(alike: Alike, { district, pauses }: OfCase, now: Date): Moved | null {
    const own = { district, pauses: pausesUntil(pauses, alike.stoppedAt) };
    try {
      const { steps, ...times } = this.times.of(alike, own);
      return moved(alike, times, steps, now);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const ids = alike.clocks.map(({ clockId }) => clockId).join(', ');
      this.logger.error(`Clocks ${ids} could not be computed anew: ${error.message}`);
      return null;
    }
  }
}

const toldOf = ({ alike, change }: Move): EventMap['clocks.recomputed']['moved'][number] => ({
  clock: alike.kind,
  before: alike.dueAt.toISOString(),
  dueAt: change.dueAt.toISOString(),
  originalDueAt: change.originalDueAt.toISOString(),
  ...(change.cured && { cured: true }),
  ...(change.restored && { restored: true }),
  clocks: alike.clocks,
});
