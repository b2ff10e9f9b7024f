import { Injectable } from '@nestjs/common';
import type { CaseState } from '../../cases/case-actions.rules.js';
import type { CaseKind } from '../../events.js';
import { Database } from '../../platform/database/database.js';
import { PUBLIC_DEGREES, type PublicRules } from './public-place.rules.js';
import type { RequestFilter } from './request-filter.rules.js';
import { OBJECT_ID, OBJECT_TYPE } from './service-object.rules.js';
import { CLOSED_STATES, GOES_ON_ELSEWHERE } from './status.rules.js';

/** A case as it may be told, and the one in which it goes on. */
export interface RequestRow {
  id: string;
  number: string;
  kind: CaseKind;
  category: string;
  state: CaseState;
  district: string | null;
  village: string | null;
  place: string | null;
  sharedPlace: string | null;
  lng: number | null;
  lat: number | null;
  description: string;
  attributes: Record<string, string>;
  receivedAt: Date;
  textsRedactedAt: Date | null;
  /** Whoever asks sent it: reads what was sent. */
  isOwn: boolean;
  effectiveId: string;
  effectiveState: CaseState;
  agency: string | null;
  updatedAt: Date;
  dueAt: Date | null;
}

/** Where merged and converted cases go on, step by step: a lead may become a petition, and that one another's. */
const GOES_ON = `
  with recursive way(id, steps) as (
    select c.id, 0
    union all
    select n.id, way.steps + 1
      from way
      join case_file x on x.id = way.id
      cross join lateral (
        select m.lead_id as id from incident_member m
         where x.state = 'merged' and m.case_id = x.id and m.left_at is null
        union all
        select l.to_case from case_link l
         where x.state = 'converted' and l.from_case = x.id and l.kind = 'converted'
        limit 1) n
     where way.steps < 10)
  select f.id, f.state, f.agency, f.updated_at, f.closed_at from way join case_file f on f.id = way.id
   where c.state = any($10) order by way.steps desc limit 1`;

/**
 * What came in before a time and has changed since: itself, or the one in which it goes on. Cases that came in since have
 * changed since. Only what was open at that time is found here, so that it stays short however long ago that was.
 */
const CHANGED_LATER = `
  with recursive changed(id) as (
    select id from case_file where updated_at > $7 and received_at <= $7
    union
    select b.id from changed cross join lateral (
      select m.case_id as id from incident_member m where m.lead_id = changed.id and m.left_at is null
      union all
      select l.from_case from case_link l where l.to_case = changed.id and l.kind = 'converted') b)
  select id from changed`;

/** To where others than the sender are told that it is: distances would tell more than the point does. */
const told = (column: string): string =>
  `(case when o.case_id is null then round(${column}::numeric, ${PUBLIC_DEGREES}) else ${column} end)::float8`;
const [LAT, LNG] = [told('c.lat'), told('c.lng')];
const METRES = `2 * 6371000 * asin(least(1, sqrt(power(sin(radians(${LAT} - $11) / 2), 2)
  + cos(radians($11)) * cos(radians(${LAT})) * power(sin(radians(${LNG} - $12) / 2), 2))))`;

/** Of the very thing, as far as who asks is told which it is. */
const OF_OBJECT = `exists (
  select 1 from report_answer y join report_answer n on n.case_id = y.case_id
   where y.case_id = c.id and y.code = '${OBJECT_TYPE}' and y.answer = $16
     and n.code = '${OBJECT_ID}' and n.answer = $17
     and (o.case_id is not null
          or ($19 and c.kind = 'dispatch' and y.shared_answer is null and n.shared_answer is null)))`;

/** Of `source`, newest first, as many as may be needed. */
const rowsOf = (source: string): string => `
  select * from (
    select c.id, c.number, c.kind, c.category, c.state, c.district, c.village, c.place,
           c.shared_place as "sharedPlace", c.lng, c.lat, c.description, c.attributes, c.received_at as "receivedAt",
           c.texts_redacted_at as "textsRedactedAt", o.case_id is not null as "isOwn",
           coalesce(e.id, c.id) as "effectiveId", coalesce(e.state, c.state) as "effectiveState",
           coalesce(e.agency, c.agency) as agency,
           case when coalesce(e.state, c.state) = any($9)
                then coalesce(e.closed_at, c.closed_at, e.updated_at, c.updated_at)
                else greatest(e.updated_at, c.updated_at) end as "updatedAt"
      from ${source} c
      left join open311_report o on o.case_id = c.id and o.machine_id = $1
      left join lateral (${GOES_ON}) e on true
     where c.origin <> 'replay' and c.kind <> 'decision'
       and (o.case_id is not null or not c.confidential and not c.category = any($18))
       and not exists (select 1 from case_link l where l.to_case = c.id and l.kind = 'converted')
       and ($2::text[] is null or c.number = any($2))
       and ($3::text[] is null or c.category = any($3))
       and ($4::timestamptz is null or c.received_at >= $4)
       and ($5::timestamptz is null or c.received_at <= $5)
       and ($8::timestamptz is null or c.received_at < $8)
       and ($16::text is null or ${OF_OBJECT})
       and ($11::float8 is null
            or ((($19 and c.kind = 'dispatch') or o.case_id is not null) and c.lat is not null and ${METRES} <= $13))) r
   where ($6::text[] is null
          or case when r."effectiveState" = any($9) then 'closed' else 'open' end = any($6))
     and ($7::timestamptz is null or r."updatedAt" > $7)
     and ($8::timestamptz is null or r."updatedAt" < $8)
   order by r."receivedAt" desc, r.id desc limit $14::int + $15::int`;

const ROWS = rowsOf('case_file');
const ROWS_CHANGED = `
  (${rowsOf('(select * from case_file where received_at > $7)')})
  union all
  (${rowsOf(`(select * from case_file where received_at <= $7 and id in (${CHANGED_LATER}))`)})`;

@Injectable()
export class RequestsQuery {
  constructor(private readonly database: Database) {}

  /**
   * Newest first. Nobody but their sender learns of confidential reports, and of items that the city keeps out of what is
   * open (`hidden`); what was replayed from an old system is nobody's to ask for; a petition that a report became is that
   * report. Distances are asked of public places only, or of one's own.
   */
  find(
    filter: RequestFilter,
    machineId: string | null,
    { hidden, arePlacesTold }: PublicRules,
  ): Promise<RequestRow[]> {
    const { numbers, categories, statuses, from, until, updatedAfter, updatedBefore, near, object } = filter;
    return this.database.queryPlanned<RequestRow>(
      `select p.*, (select k.due_at from clock k
                     where k.case_id = p."effectiveId" and k.work_order_id is null
                       and k.kind in ('complete', 'reply') and k.stopped_at is null
                     order by k.started_at desc, k.id desc limit 1) as "dueAt"
         from (select * from (${updatedAfter ? ROWS_CHANGED : ROWS}) r
                order by r."receivedAt" desc, r.id desc limit $14 offset $15) p
        order by p."receivedAt" desc, p.id desc`,
      [
        ...[machineId, numbers, categories, from, until, statuses, updatedAfter, updatedBefore],
        ...[CLOSED_STATES, GOES_ON_ELSEWHERE, near?.lat ?? null, near?.lng ?? null, near?.metres ?? null],
        ...[filter.limit, filter.offset, object?.type ?? null, object?.id ?? null],
        ...[hidden, arePlacesTold],
      ],
    );
  }
}
