import { Injectable } from '@nestjs/common';
import { TAIPEI } from '../platform/clock/taipei.js';
import type { Transaction } from '../platform/database/transaction.js';
import type {
  AnswerFigures,
  BreachRow,
  CaseFigures,
  ClockFigures,
  ContactFigures,
  CourseFigures,
  GroupingFigures,
  HourFigures,
  OpenFigures,
  Scope,
  ServedFigures,
  StepFigures,
  UrgingFigures,
} from './day-figures.js';

/** The rows of this scope; its two lists are the last two parameters. */
const inScope = (agencies: number, row = ''): string =>
  `($${agencies}::text[] is null or ${row}agency = any($${agencies}))
   and ($${agencies + 1}::text[] is null or ${row}district = any($${agencies + 1}))`;

const within4h = (time: string): string => `${time} <= received_at + interval '4 hours'`;
/** Decided, one way or the other: done within four hours, or the four hours are over and nobody withdrew it in them. */
const decided4h = (time: string): string =>
  `${within4h(time)} or (received_at + interval '4 hours' < $3
     and (withdrawn_at is null or withdrawn_at > received_at + interval '4 hours'))`;

/** What the citizen can hold the city to: not the limits of single agencies' legs, nor the city's own. */
const OF_THE_CITIZEN = `k.work_order_id is null and k.kind in ('respond', 'complete', 'reply')`;

/** What an agency that is asked (會辦) owes who asks. */
const OF_WHO_IS_ASKED = `k.kind = 'answer'`;

/**
 * Clocks that fell due in the period, each with its verdict. Cancelled in time: none. The end of a day is 24:00, so a
 * clock due at midnight belongs to the day that ends.
 */
const clocksDue = (which: string): string => `
  select k.number, k.category, k.district, c.confidential, k.kind, k.due_at, k.original_due_at, k.stopped_at,
         k.cured_at,
         case when k.breached_at is null and k.stopped_at is null and k.work_order_id is null
              then c.agency else k.held_by end as agency,
         case when k.outcome = 'met' then 'met'
              when k.outcome = 'missed' or (k.stopped_at is not null and k.breached_at is not null) then 'missed'
              when k.stopped_at is not null then null
              when k.due_at < $3 then 'open_overdue'
              else 'running' end as verdict
    from fact_clock k join fact_case c on c.case_id = k.case_id
   where k.due_at > $1 and k.due_at <= $2 and ${which}`;

/** Whoever was released before and is not now was reopened since: then the last step before $1 says how it stood. */
const OPEN_AT_THE_END = `
  received_at < $1 and (withdrawn_at is null or withdrawn_at >= $1) and (released_at is null or released_at >= $1)
  and (settled_at is null or settled_at >= $1) and (disposed_at is null or disposed_at >= $1)
  and (first_released_at is null or first_released_at >= $1 or 'released' is distinct from (
    select s.step from fact_step s where s.case_id = c.case_id and s.at < $1 and s.step not like 'sample%' order by s.position desc limit 1))`;

/** History that was never released is open on its own days, and not for ever: its time ends with its last contact. */
const IN_ITS_OWN_TIME = `
  (origin <> 'replay' or $1::timestamptz - interval '1 day' <= (
    select max(received_at) from fact_case where origin = 'replay'))`;

/** The figures of a period, from the facts. */
@Injectable()
export class DayQuery {
  async contacts(tx: Transaction, { from, to }: Scope): Promise<ContactFigures> {
    const [row] = await tx.query<ContactFigures>(
      `select count(*) as contacts,
              count(*) filter (where outcome = 'inquiry') as inquiries,
              count(*) filter (where outcome = 'inquiry' and answered_at_once) as "answeredAtOnce",
              count(*) filter (where outcome = 'recorded') as recorded,
              count(*) filter (where outcome = 'other') as other
         from fact_contact where received_at >= $1 and received_at < $2`,
      [from, to],
    );
    return row as ContactFigures;
  }

  /** Counted for a day and not at an hour. */
  served(tx: Transaction, { from, to }: Scope): Promise<ServedFigures[]> {
    return tx.query(
      `select service, site, sum(persons)::int as persons from fact_service
        where day >= ($1::timestamptz at time zone '${TAIPEI}')::date and day < ($2::timestamptz at time zone '${TAIPEI}')::date
        group by service, site order by service, site`,
      [from, to],
    );
  }

  cases(tx: Transaction, { from, to, now, agencies, districts }: Scope): Promise<CaseFigures[]> {
    return tx.query(
      `select agency, count(*) as opened,
              count(*) filter (where kind = 'dispatch' and not untimed and ${within4h('first_acknowledged_at')}) as "acknowledgedWithin4h",
              count(*) filter (where kind = 'dispatch' and not untimed and (${decided4h('first_acknowledged_at')})) as "acknowledgedWithin4hOf",
              count(*) filter (where kind = 'dispatch' and not untimed and ${within4h('first_reported_at')}) as "reportedWithin4h",
              count(*) filter (where kind = 'dispatch' and not untimed and (${decided4h('first_reported_at')})) as "reportedWithin4hOf"
         from fact_case
        where received_at >= $1 and received_at < $2 and ${inScope(4)}
        group by agency`,
      [from, to, now, agencies, districts],
    );
  }

  async course(
    tx: Transaction,
    { from, to, agencies, districts }: Scope,
  ): Promise<CourseFigures & UrgingFigures> {
    const [row] = await tx.query<CourseFigures & UrgingFigures>(
      `select count(*) filter (where returned > 0) as returned, count(*) filter (where arbitrated > 0) as arbitrated,
              count(*) filter (where co_handled > 0) as "coHandled",
              count(*) filter (where reminders > 0) as reminded, count(*) filter (where chases > 0) as chased,
              coalesce(sum(reminders), 0) as reminders, coalesce(sum(chases), 0) as chases
         from fact_case
        where received_at >= $1 and received_at < $2 and ${inScope(3)}`,
      [from, to, agencies, districts],
    );
    return row as CourseFigures & UrgingFigures;
  }

  async answers(tx: Transaction, { from, to, now, agencies, districts }: Scope): Promise<AnswerFigures> {
    const [row] = await tx.query<AnswerFigures>(
      `select count(*) filter (where verdict = 'met') as "answerMet",
              count(*) filter (where verdict = 'missed') as "answerMissed",
              count(*) filter (where verdict = 'open_overdue') as "answerOpenOverdue"
         from (${clocksDue(OF_WHO_IS_ASKED)}) due where ${inScope(4)}`,
      [from, to, now, agencies, districts],
    );
    return row as AnswerFigures;
  }

  /** A release that was taken back is none; a case released twice on one day counts once. */
  async steps(tx: Transaction, { from, to, agencies, districts }: Scope): Promise<StepFigures> {
    const [row] = await tx.query<StepFigures>(
      `select count(distinct case_id) filter (where step = 'released' and next is distinct from 'release_taken_back')
                as released,
              count(distinct case_id) filter (where step = 'reopened') as reopened,
              count(distinct case_id) filter (where ends) as ended,
              count(distinct case_id) filter (where ends and outcome = 'converted') as converted,
              count(distinct case_id) filter (where ends and outcome = 'not_found') as "notFound",
              count(distinct case_id) filter (where ends and outcome = 'cannot_act') as "cannotAct",
              count(distinct case_id) filter (where ends and outcome = 'handed_over') as "handedOver",
              count(distinct case_id) filter (where "endsPetition") as "petitionsEnded",
              count(distinct case_id) filter (where step = 'not_handled') as "notHandled",
              count(distinct case_id) filter (where step = 'transferred') as transferred,
              count(*) filter (where step = 'sampled') as sampled,
              count(*) filter (where step in ('sample_accepted', 'sample_rejected')) as "sampleJudged",
              count(*) filter (where step = 'sample_rejected') as "sampleRejected"
         from (select *, kind = 'dispatch' and step in ('released', 'converted')
                           and next is distinct from 'release_taken_back' as ends,
                      kind = 'petition' and step in ('released', 'not_handled', 'transferred')
                           and next is distinct from 'release_taken_back' as "endsPetition"
                 from (select s.case_id, s.step, s.kind, s.outcome,
                              (select n.step from fact_step n where n.case_id = s.case_id and n.position > s.position and n.step not like 'sample%'
                                order by n.position limit 1) as next
                         from fact_step s
                        where s.at >= $1 and s.at < $2 and ${inScope(3, 's.')}) steps) told`,
      [from, to, agencies, districts],
    );
    return row as StepFigures;
  }

  async grouping(tx: Transaction, { from, to, agencies, districts }: Scope): Promise<GroupingFigures> {
    const [row] = await tx.query<GroupingFigures>(
      `select count(*) filter (where merged_into is not null) as merged, count(*) as "mergedOf" from fact_case
        where kind = 'dispatch' and received_at >= $1 and received_at < $2 and ${inScope(3)}`,
      [from, to, agencies, districts],
    );
    return row as GroupingFigures;
  }

  clocks(tx: Transaction, { from, to, now, agencies, districts }: Scope): Promise<ClockFigures[]> {
    return tx.query(
      `select agency, kind, verdict, count(*) as clocks,
              count(*) filter (where due_at <> original_due_at) as extended,
              count(*) filter (where verdict = 'met' and stopped_at > original_due_at) as "metByExtension",
              count(*) filter (where cured_at is not null) as cured
         from (${clocksDue(OF_THE_CITIZEN)}) due
        where verdict is not null and ${inScope(4)}
        group by agency, kind, verdict`,
      [from, to, now, agencies, districts],
    );
  }

  /** Not of the period: what was open at the end of it, or is open now if it lasts. */
  open(tx: Transaction, { to, now, agencies, districts }: Scope): Promise<OpenFigures[]> {
    return tx.query(
      `select agency, count(*) as open,
              count(*) filter (where exists (
                select 1 from fact_clock k
                 where k.case_id = c.case_id and ${OF_THE_CITIZEN} and k.due_at < least($1::timestamptz, $2)
                   and (k.stopped_at is null or k.stopped_at >= $1)
              )) as "openOverdue"
         from fact_case c where ${OPEN_AT_THE_END} and ${IN_ITS_OWN_TIME} and ${inScope(3)}
        group by agency`,
      [to, now, agencies, districts],
    );
  }

  hours(tx: Transaction, { from, to, agencies, districts }: Scope): Promise<HourFigures[]> {
    const hour = `extract(hour from received_at at time zone '${TAIPEI}')::int as hour`;
    return tx.query(
      `select hour, count(*) filter (where contact) as contacts, count(*) filter (where not contact) as cases
         from (select ${hour}, true as contact from fact_contact where received_at >= $1 and received_at < $2
               union all
               select ${hour}, false from fact_case
                where received_at >= $1 and received_at < $2 and ${inScope(3)}) reached
        group by hour order by hour`,
      [from, to, agencies, districts],
    );
  }

  breaches(
    tx: Transaction,
    { from, to, now, agencies, districts, namesConfidential }: Scope,
  ): Promise<BreachRow[]> {
    return tx.query(
      `select number, category, agency, kind as clock, due_at as "dueAt", stopped_at as "stoppedAt",
              floor(extract(epoch from coalesce(stopped_at, $3) - due_at) / 60)::int as "overdueMinutes"
         from (${clocksDue(OF_THE_CITIZEN)}) due
        where verdict in ('missed', 'open_overdue') and ${inScope(4)} and ($6 or not confidential)
        order by due_at, number, kind`,
      [from, to, now, agencies, districts, namesConfidential],
    );
  }
}
