import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Entry, THRESHOLDS } from './patterns.rules.js';

const MOST_ENTRIES = 50_000;
const NEAR_MS = THRESHOLDS.noWork.nearMinutes * 60_000;

type Stored = Omit<Entry, 'agencies' | 'hasWork'> & { agency: string | null };

export interface Entries {
  entries: Entry[];
  /** There were more than are looked at: the period is too long for a city this busy. */
  isCutOff: boolean;
}

/**
 * What the rules of unusual patterns are shown: the record of a period, and when each account worked. Who looks at their own
 * case with its password is nobody who is looked at, and takes up none of what is shown.
 */
@Injectable()
export class PatternsQuery {
  constructor(private readonly city: CityService) {}

  async entries(tx: Transaction, from: Date, to: Date): Promise<Entries> {
    const rows = await tx.query<Stored>(
      `select a.at, a.action, a.staff_id as "staffId", s.role as role, s.agency, a.citizen_id as "citizenId",
              a.case_id as "caseId", c.reported_agency as "reportedAgency",
              case when a.action = 'session.refused' and a.subject like 'staff:%' then substr(a.subject, 7) end as "accountId"
         from access_log a left join staff s on s.id = a.staff_id left join case_file c on c.id = a.case_id
        where a.at >= $1 and a.at < $2 and a.action <> 'case.status-read'
        order by a.at, a.id limit $3`,
      [from, to, MOST_ENTRIES + 1],
    );
    const work = await this.work(tx, from, to);
    return {
      isCutOff: rows.length > MOST_ENTRIES,
      entries: rows.slice(0, MOST_ENTRIES).map(({ agency, ...row }) => ({
        ...row,
        agencies: this.withAbove(agency),
        hasWork: row.staffId !== null && isNear(work.get(row.staffId) ?? [], row.at.getTime()),
      })),
    };
  }

  /**
   * When each account recorded a contact or acted on a case, in order: from the log. Its events have no index by
   * time; where to begin is known from the period's first access record, whose event is found by its id.
   */
  private async work(tx: Transaction, from: Date, to: Date): Promise<Map<string, number[]>> {
    const near = (time: Date, by: number): Date => new Date(time.getTime() + by);
    const rows = await tx.query<{ staffId: string; at: Date }>(
      `with first as (
         select id::text as id from access_log where at < $1 order by at desc, id desc limit 1),
            begin as (
         select coalesce(min(e.position), 0) as position from event e join first f
             on e.kind = 'access.recorded' and e.payload ->> 'accessId' = f.id)
       select distinct e.actor ->> 'id' as "staffId", date_trunc('minute', e.at) as at
         from event e, begin
        where e.position >= begin.position and e.at between $1 and $2 and e.kind <> 'access.recorded'
          and e.actor ->> 'kind' = 'staff' and (e.case_id is not null or e.kind = 'contact.recorded')
        order by at`,
      [near(from, -NEAR_MS), near(to, NEAR_MS)],
    );
    const work = new Map<string, number[]>();
    for (const { staffId, at } of rows) {
      const times = work.get(staffId);
      if (times) times.push(at.getTime());
      else work.set(staffId, [at.getTime()]);
    }
    return work;
  }

  private withAbove(agency: string | null): string[] {
    const agencies: string[] = [];
    for (let at = agency; at !== null; at = this.city.agency(at)?.parent ?? null) agencies.push(at);
    return agencies;
  }
}

/** `times` in ascending order: is one of them near this one? */
function isNear(times: number[], time: number): boolean {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time - NEAR_MS) low = middle + 1;
    else high = middle;
  }
  return low < times.length && (times[low] as number) <= time + NEAR_MS;
}
