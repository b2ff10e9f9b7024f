import { Injectable } from '@nestjs/common';
import type { ClockKind } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { FrozenRule } from './clock.rules.js';
import type { OfCase } from './of-case.query.js';
import { MAY_MOVE } from './recalculation.query.js';
import type { Moved, Standing } from './recompute.rules.js';
import type { SlaClock } from './sla-clock.entity.js';

interface OneOfThem {
  clockId: string;
  caseId: string;
  workOrderId: string | null;
}

/** Clocks of which the rules know no difference: they stand alike, and whatever moves one moves all. */
export interface Alike extends Standing {
  kind: ClockKind;
  rule: FrozenRule;
  extension: number;
  startedAt: Date;
  clocks: [OneOfThem, ...OneOfThem[]];
}

export interface Move {
  alike: Alike;
  change: Moved;
}

/**
 * A limit in working days depends on the day of its start alone (行政程序法 §48: that day is not counted), so a morning's
 * petitions under one rule are computed once; unless the case has pauses, which are its own.
 */
const ALIKE = `
  select kind, rule, extension, min(started_at) as "startedAt", original_due_at as "originalDueAt", due_at as "dueAt",
         next_at as "nextAt", steps_done as "stepsDone", stopped_at as "stoppedAt", outcome,
         breached_at as "breachedAt", held_by as "heldBy", cured_at as "curedAt",
         json_agg(json_build_object('clockId', id, 'caseId', case_id, 'workOrderId', work_order_id)) as clocks
    from (select k.*, (select c.district from case_file c where c.id = k.case_id) as district,
                 case when k.rule ? 'workingDays' then (k.started_at at time zone $2)::date::timestamp
                      else k.started_at at time zone 'UTC' end as start,
                 (select p.case_id from case_pause p where p.case_id = k.case_id limit 1) as paused
            from clock k
           where k.case_id = any($1) and ${MAY_MOVE}
             for update of k) standing
   group by kind, rule, extension, start, district, paused, original_due_at, due_at, next_at, steps_done, stopped_at,
            outcome, breached_at, held_by, cured_at`;

const MOVE = `
  update clock k
     set original_due_at = m.original_due_at, due_at = m.due_at, next_at = m.next_at, steps_done = m.steps_done,
         outcome = m.outcome, breached_at = m.breached_at, held_by = m.held_by,
         cured_at = case when m.cured then $12 when not m.restored then k.cured_at end,
         cured_by = case when m.cured then $13 when not m.restored then k.cured_by end,
         cured_why = case when m.cured then $14 when not m.restored then k.cured_why end
    from unnest($1::uuid[], $2::int[]) as one (id, place)
    join unnest($3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::int[], $7::text[], $8::timestamptz[],
                $9::text[], $10::boolean[], $11::boolean[]) with ordinality
      as m (original_due_at, due_at, next_at, steps_done, outcome, breached_at, held_by, cured, restored, place)
      on m.place = one.place
   where k.id = one.id`;

/** Many clocks at once, by how they stand. */
@Injectable()
export class AlikeQuery {
  /** Those of locked cases that a change of the calendar may move, locked. @param timeZone of the city */
  of(tx: Transaction, cases: readonly OfCase[], timeZone: string): Promise<Alike[]> {
    return tx.query<Alike>(ALIKE, [cases.map(({ caseId }) => caseId), timeZone]);
  }

  async move(
    tx: Transaction,
    moves: readonly Move[],
    cure: Pick<SlaClock, 'curedAt' | 'curedBy' | 'curedWhy'>,
  ): Promise<void> {
    const ids: string[] = [];
    const places: number[] = [];
    for (const [index, { alike }] of moves.entries())
      for (const { clockId } of alike.clocks) {
        ids.push(clockId);
        places.push(index + 1);
      }
    const each = <Value>(value: (change: Moved) => Value): Value[] =>
      moves.map(({ change }) => value(change));
    await tx.query(MOVE, [
      ...[ids, places, each(one => one.originalDueAt), each(one => one.dueAt), each(one => one.nextAt)],
      ...[
        each(one => one.stepsDone),
        each(one => one.outcome),
        each(one => one.breachedAt),
        each(one => one.heldBy),
      ],
      ...[each(one => one.cured), each(one => one.restored), cure.curedAt, cure.curedBy, cure.curedWhy],
    ]);
  }
}
