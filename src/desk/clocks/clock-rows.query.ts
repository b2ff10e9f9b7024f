import { Injectable } from '@nestjs/common';
import type { Approver } from '../../city/profile.js';
import type { ClockKind, ClockOutcome } from '../../events.js';
import { Database } from '../../platform/database/database.js';
import type { FrozenRule } from '../../sla/clock.rules.js';
import type { SavedClosure } from '../../sla/clock-in-full.js';
import { GRANTED_TO } from '../../sla/extensions.sql.js';
import type { Pause } from '../../sla/pause.rules.js';
import { SPOKEN_FOR } from '../../sla/spoken-for.sql.js';

export interface ClockRow {
  id: string;
  kind: ClockKind;
  workOrderId: string | null;
  agency: string | null;
  rule: FrozenRule;
  startedAt: Date;
  originalDueAt: Date;
  dueAt: Date;
  extension: number;
  stepsDone: number;
  stoppedAt: Date | null;
  outcome: ClockOutcome | null;
  breachedAt: Date | null;
  curedAt: Date | null;
  spokenForIn: string | null;
}

export interface GrantedRow {
  clockId: string;
  kind: ClockKind;
  size: number;
  approver: Approver;
  at: Date;
  by: string | null;
  before: Date;
  after: Date;
  reason: string;
  sharedReason: string | null;
  lead: string | null;
}

/** A line of the log or of the timeline, and who it was. */
export interface Line {
  at: Date;
  kind: string;
  data: Record<string, string | number | boolean | undefined>;
  by: string | null;
}

/** What of a case its clocks are explained by. */
@Injectable()
export class ClockRowsQuery {
  constructor(private readonly database: Database) {}

  clocks(caseId: string): Promise<ClockRow[]> {
    return this.database.query<ClockRow>(
      `select k.id, k.kind, k.work_order_id as "workOrderId", coalesce(k.agency, w.agency) as agency, k.rule,
              k.started_at as "startedAt", k.original_due_at as "originalDueAt", k.due_at as "dueAt",
              k.extension, k.steps_done as "stepsDone", k.stopped_at as "stoppedAt", k.outcome,
              k.breached_at as "breachedAt", k.cured_at as "curedAt",
              case when ${SPOKEN_FOR} then (select l.number from incident i join case_file l on l.id = i.lead_case_id
                                             where i.id = c.incident_id) end as "spokenForIn"
         from clock k join case_file c on c.id = k.case_id left join work_order w on w.id = k.work_order_id
        where k.case_id = $1 order by (k.work_order_id is not null), k.started_at, k.id`,
      [caseId],
    );
  }

  pauses(caseId: string): Promise<Pause[]> {
    return this.database.query<Pause>(
      `select p.reason, p.started_at as "from", p.ended_at as "to", l.number as lead
         from case_pause p left join case_file l on l.id = p.lead_id
        where p.case_id = $1 order by p.started_at, p.id`,
      [caseId],
    );
  }

  granted(caseId: string): Promise<GrantedRow[]> {
    return this.database.query<GrantedRow>(
      `select r.clock_id as "clockId", k.kind, r.size, r.approver, r.decided_at as at, s.name as by,
              r.due_before as before, r.due_after as after, r.reason, r.shared_reason as "sharedReason",
              ${GRANTED_TO} as lead
         from extension_request r join clock k on k.id = r.clock_id left join staff s on s.id = r.decided_by
        where r.case_id = $1 and r.state = 'approved' order by r.decided_at, r.id`,
      [caseId],
    );
  }

  /** Due times of the case that moved by a change of the calendar: of many cases it is told at once. Not of its legs. */
  movedTogether(caseId: string): Promise<Line[]> {
    return this.database.query<Line>(
      `select e.at, e.kind, e.data, s.name as by
         from case_entry e left join staff s on s.id = (e.actor ->> 'id')::uuid
        where e.case_id = $1 and e.kind = 'clock.recomputed' and e.data ? 'recalculationId'
        order by e.at, e.id`,
      [caseId],
    );
  }

  /** The log of the case in order, the newest of it perhaps without a position yet. */
  log(caseId: string): Promise<Line[]> {
    return this.database.query<Line>(
      `select e.at, e.kind, e.payload as data, s.name as by
         from (select at, kind, payload, actor, false as fresh, position as nr from event where case_id = $1
               union all
               select at, kind, payload, actor, true, id from event_new where case_id = $1) e
         left join staff s on s.id = (e.actor ->> 'id')::uuid
        order by e.fresh, e.nr`,
      [caseId],
    );
  }

  /** Those that may lie on the way of clocks started since, and those that are named. */
  closures(since: Date, ids: readonly string[]): Promise<SavedClosure[]> {
    return this.database.query<SavedClosure>(
      `select id, date::text, part, districts, reason, saved_at as "savedAt", withdrawn_at as "withdrawnAt"
         from closure where date >= $1::timestamptz::date - 1 or id = any($2::uuid[])`,
      [since, ids],
    );
  }
}
