import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { OfCase } from './of-case.query.js';
import { Recalculation } from './recalculation.entity.js';
import { SlaClock } from './sla-clock.entity.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * What a change of the calendar can move: what runs, and what was done too late or was found to have been on time (not
 * what ended undone: a leg without a report, a case that was withdrawn, a call-back). Hours around the clock are moved only
 * where a pause is counted in days.
 */
const RUNNING = 'k.stopped_at is null';
const MISSED = `(k.outcome = 'missed' or k.cured_at is not null) and k.stopped_at is not null and k.kind <> 'callback'
  and (k.work_order_id is null or (
    select w.reported_at is not null or k.stopped_at < w.closed_at from work_order w where w.id = k.work_order_id))
  and (select c.state from case_file c where c.id = k.case_id) <> 'withdrawn'`;
const MAY_MOVE = `(not k.rule ? 'hours' or exists (select 1 from case_pause p where p.case_id = k.case_id))`;

/** Walks an index from where the last page ended; the district is looked up and not joined, so that it stays a walk. */
const ON_THE_WAY = `${MAY_MOVE} and k.case_id > $1 and k.case_id <= $6 and k.started_at < $2 and k.due_at > $3
  and ($4::text[] is null or (select c.district from case_file c where c.id = k.case_id) = any($4))
  order by k.case_id limit $5`;
const RUNNING_PAGE = `select k.case_id as "caseId" from clock k where ${RUNNING} and ${ON_THE_WAY}`;
const MISSED_PAGE = `select k.case_id as "caseId" from clock k where ${MISSED} and ${ON_THE_WAY}`;

@Injectable()
export class RecalculationQuery {
  /** The oldest that is not done, locked; null when there is none, or another process is at work on it (unless patient). */
  async next(tx: Transaction, patient: boolean): Promise<Recalculation | null> {
    const [job] = await tx.find(
      Recalculation,
      // What could not be done lets the others go first.
      'id = (select id from recalculation where finished_at is null order by tried_at nulls first, id limit 1)',
      [],
      { lock: true, skipLocked: !patient },
    );
    return job ?? null;
  }

  /**
   * Cases with such clocks, in order, from behind the last: only as far as both walks came, since a page is full of
   * clocks and a case has several. Whoever is left out is found from behind the last one.
   */
  async casesAfter(tx: Transaction, job: Recalculation, most: number): Promise<string[]> {
    const walk = [job.toAt, job.fromAt, job.districts, most];
    const from = job.lastCaseId ?? FIRST;
    const running = await tx.query<Found>(RUNNING_PAGE, [from, ...walk, LAST]);
    const missed = await tx.query<Found>(MISSED_PAGE, [from, ...walk, endOf(running, most)]);
    const end = endOf(missed, most);
    const found = [...new Set([...running, ...missed].map(({ caseId }) => caseId))].sort();
    return found.filter(caseId => caseId <= end).slice(0, most);
  }

  /** Of cases that are locked. */
  clocksOf(tx: Transaction, cases: readonly OfCase[]): Promise<SlaClock[]> {
    const condition = `id in (select k.id from clock k
                               where k.case_id = any($1) and ((${RUNNING}) or (${MISSED})) and ${MAY_MOVE})`;
    return tx.find(SlaClock, condition, [cases.map(({ caseId }) => caseId)], { lock: true });
  }
}

interface Found {
  caseId: string;
}

/** How far a page came: as far as there is anything, where it is not full. */
const endOf = (page: readonly Found[], most: number): string =>
  (page.length === most && page.at(-1)?.caseId) || LAST;
