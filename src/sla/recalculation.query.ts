import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { Recalculation } from './recalculation.entity.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * What a change of the calendar can move: what runs, and what was done too late or was found to have been on time (not
 * what ended undone: a leg without a report, a case that was withdrawn, a call-back). Hours around the clock are moved only
 * where a pause is counted in days.
 */
const RUNNING = 'k.stopped_at is null';
const MISSED = `k.stopped_at is not null and (k.outcome = 'missed' or k.cured_at is not null) and k.kind <> 'callback'
  and (k.work_order_id is null or (
    select w.reported_at is not null or k.stopped_at < w.closed_at from work_order w where w.id = k.work_order_id))
  and (select c.state from case_file c where c.id = k.case_id) <> 'withdrawn'`;
const BY_CALENDAR = `not k.rule ? 'hours'`;
const PAUSED = 'exists (select 1 from case_pause p where p.case_id = k.case_id)';

/** Of a clock `k`. */
export const MAY_MOVE = `((${RUNNING}) or (${MISSED})) and (${BY_CALENDAR} or ${PAUSED})`;

/** Each walks an index from where the last page ended; the district is looked up and not joined, so that it stays a walk. */
const ON_THE_WAY = `k.case_id > $1 and k.case_id <= $2 and k.started_at < $3 and k.due_at > $4
  and ($5::text[] is null or (select c.district from case_file c where c.id = k.case_id) = any($5))
  order by k.case_id limit $6`;
/** In this order, so that what is stopped between two of them was found while it ran; what runs again is computed by that. */
const RUNNING_PAGE = `
  select k.case_id as "caseId" from clock k where ${RUNNING} and ${BY_CALENDAR} and ${ON_THE_WAY}`;
const MISSED_PAGE = `
  select k.case_id as "caseId" from clock k where ${MISSED} and ${BY_CALENDAR} and ${ON_THE_WAY}`;
const PAUSED_PAGE = `
  select k.case_id as "caseId"
    from (select distinct case_id from case_pause where case_id > $1 and case_id <= $2 order by 1) p
    join clock k using (case_id) where k.rule ? 'hours' and ((${RUNNING}) or (${MISSED})) and ${ON_THE_WAY}`;

interface Found {
  caseId: string;
}

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
   * Cases with such clocks, in order, from behind the last. A walk that found `most` clocks ends the page with its last
   * case: no other goes further, and what was found beyond it is found again from there.
   */
  async casesAfter(tx: Transaction, job: Recalculation, most: number): Promise<string[]> {
    const from = job.lastCaseId ?? FIRST;
    const moved = [job.toAt, job.fromAt, job.districts, most];
    const endOf = (page: Found[], end: string): string =>
      (page.length === most && page.at(-1)?.caseId) || end;
    const running = await tx.query<Found>(RUNNING_PAGE, [from, LAST, ...moved]);
    const runningEnd = endOf(running, LAST);
    const missed = await tx.query<Found>(MISSED_PAGE, [from, runningEnd, ...moved]);
    const missedEnd = endOf(missed, runningEnd);
    const paused = await tx.query<Found>(PAUSED_PAGE, [from, missedEnd, ...moved]);
    const end = endOf(paused, missedEnd);
    const cases = new Set([...running, ...missed, ...paused].map(({ caseId }) => caseId));
    return [...cases].filter(caseId => caseId <= end).sort();
  }
}
