import {
  ANSWERED,
  CLOCK,
  CLOCK_KIND,
  INVITED,
  ORDER_OUTCOME,
  OUTCOME,
  STOPPED,
  SURVEY,
} from './of-case.sql.js';

/**
 * What the reports keep of such a year: what their own consumer makes of its facts one by one, which takes a hundred times
 * as long. Making all facts anew from the log gives the same rows, which a test holds it to.
 */
export const FACTS: string[] = [
  `insert into fact_contact (contact_id, channel, outcome, answered_at_once, topic, reason, origin, received_at,
                             recorded_at, cases, questions)
   select id, channel, outcome, answered_at_once, topic, reason, 'replay', received, received,
          (case_id is not null)::int, questions
     from history_contact`,
  `insert into fact_case (case_id, number, kind, category, first_category, district, agency, channel, origin, confidential,
                          untimed, state, received_at, opened_at, first_dispatched_at, first_acknowledged_at,
                          first_reported_at, first_released_at, released_at, how, reopened, reassigned, recategorised,
                          returned, arbitrated, reminders, chases, co_handled, sampled, sample_accepted, sample_rejected,
                          outcome, repeats, supplemented, undelivered)
   select id, number, kind, category, category, district, agency, channel, 'replay', false, false, 'released', received,
          received, received, acknowledged, reported, released, released, 'called_back',
          0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ${ORDER_OUTCOME}, 0, 0, 0
     from history_case c`,
  `insert into fact_clock (clock_id, case_id, number, kind, case_kind, category, district, channel, origin, held_by,
                           started_at, original_due_at, due_at, stopped_at, outcome, breached_at)
   select ${CLOCK}, id, number, ${CLOCK_KIND}, kind, category, district, channel, 'replay', agency, received, due, due,
          ${STOPPED}, ${OUTCOME}, case when ${STOPPED} > due then due end
     from history_case c`,
  `insert into fact_survey (survey_id, case_id, number, kind, category, district, agency, channel, origin, survey_channel,
                            sample, round, invited_at, fate, answered_at, service, outcome, reasons, after_reopening)
   select ${SURVEY}, id, number, kind, category, district, agency, channel, 'replay', 'call', 'phone', 1, ${INVITED},
          'answered', ${ANSWERED}, service, service, '[]', false
     from history_case c where service is not null`,
  `insert into fact_standing (clock_id, month, next_month, case_id, carried, carried_by, agency, ran_out, district, standing,
                              started_at, original_due_at, due_at, stopped_at)
   select ${CLOCK}, month, lead(month) over limits, id, is_carried, case when is_carried then agency end, agency,
          ${STOPPED} > due and due < over, district,
          case when ${STOPPED} >= over then 'open' when ${STOPPED} <= due then 'met' else 'late' end,
          received, due, due, case when ${STOPPED} < over then ${STOPPED} end
     from (select c.*, month, (month + interval '1 month') at time zone 'Asia/Taipei' as over,
                  month > date_trunc('month', received at time zone 'Asia/Taipei') as is_carried
             from history_case c cross join lateral (
               select distinct date_trunc('month', at at time zone 'Asia/Taipei')::date as month
                 from (values (received), (case when ${STOPPED} > due then due end), (${STOPPED})) told (at)
                where at is not null) months
            where c.kind = 'petition') c
   window limits as (partition by id order by month)`,
  `insert into fact_service (count_id, service, site, day, persons)
   select id, service, site, day, persons from history_service`,
  `insert into rollup_dirty (family, day)
   select 'contacts', (received at time zone 'Asia/Taipei')::date from history_contact
   union select 'cases', (received at time zone 'Asia/Taipei')::date from history_case
   union select f.family, (${INVITED} at time zone 'Asia/Taipei')::date
     from history_case c cross join (values ('surveys'), ('reasons')) f (family) where service is not null
   union select 'releases', (released at time zone 'Asia/Taipei')::date from history_case where released is not null
   union select 'clocks', ((due - interval '1 microsecond') at time zone 'Asia/Taipei')::date from history_case
   on conflict (family, day) do update set day = excluded.day`,
];

/** Steps are known by the place of their event in the log, behind what was there before ($1). */
export const STEPS = `
  with released as (
    insert into fact_step (position, case_id, step, at, kind, category, district, agency, origin, outcome, unasked)
    select e.position, c.id, 'released', e.at, c.kind, c.category, c.district, c.agency, 'replay', ${ORDER_OUTCOME}, true
      from event e join history_case c on c.id = e.case_id
     where e.position > $1 and e.kind = 'case.released'
    returning case_id, position)
  update fact_case c set release_position = r.position from released r where c.case_id = r.case_id`;
