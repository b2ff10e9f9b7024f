import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { EventKind } from '../../platform/log/fact.js';
import { STEP_KINDS } from './steps.rules.js';

export interface StepRow {
  id: string;
  caseId: string;
  number: string;
  kind: EventKind;
  at: Date;
}

/** Of a case itself; of whichever led it, while it did and until it was itself released; and of the petition that it became, if that is not protected. */
const STEPS_OF = `
  select e.id, e.kind, e.at from case_entry e where e.case_id = c.id
  union all
  select e.id, e.kind, e.at from incident_member m join case_entry e on e.case_id = m.lead_id
   where m.case_id = c.id and e.at > m.joined_at and (m.left_at is null or e.at < m.left_at)
     and (c.closed_at is null or e.at <= c.closed_at)
     and e.kind not in ('case.opened', 'case.merged', 'case.released')
  union all
  select e.id, e.kind, e.at from case_link l join case_entry e on e.case_id = l.to_case
    join case_file p on p.id = l.to_case and not p.confidential
   where l.from_case = c.id and l.kind = 'converted' and e.kind <> 'case.opened'`;

@Injectable()
export class StepsQuery {
  constructor(private readonly database: Database) {}

  /** From the first to the last. */
  ofCases(caseIds: readonly string[]): Promise<StepRow[]> {
    return this.database.query<StepRow>(
      `select s.id, c.id as "caseId", c.number, s.kind, s.at
         from case_file c cross join lateral (${STEPS_OF}) s
        where c.id = any($1::uuid[]) and s.kind = any($2) order by s.at, s.id`,
      [caseIds, STEP_KINDS],
    );
  }

  /** Of everything that a machine has sent. */
  ofMachine(machineId: string, from: Date, until: Date, limit: number): Promise<StepRow[]> {
    return this.database.query<StepRow>(
      `select s.id, c.id as "caseId", c.number, s.kind, s.at
         from open311_report r join case_file c on c.id = r.case_id
        cross join lateral (${STEPS_OF}) s
        where r.machine_id = $1 and s.at >= $2 and s.at <= $3 and s.kind = any($4)
        order by s.at, s.id, c.id limit $5`,
      [machineId, from, until, STEP_KINDS, limit],
    );
  }
}
