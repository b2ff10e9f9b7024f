import {
  ANSWERED,
  CLOCK,
  CLOCK_KIND,
  INCIDENT,
  INVITED,
  IS_DISPATCH,
  ORDER,
  ORDER_OUTCOME,
  OUTCOME,
  STOPPED,
  SURVEY,
} from './of-case.sql.js';

/**
 * What a year of plain rows is in the tables of the system, and in its log. The origin is `replay`: it wakes no clocks and
 * tells nobody anything.
 */
const ACTOR = `'{"kind":"replay","id":null,"role":null,"agency":null}'::jsonb`;
const iso = (time: string): string =>
  `to_char((${time}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const TEMPORARY = `
  create temp table history_case (
    id uuid, number text, kind text, category text, version integer, district text, channel text, agency text,
    received timestamptz, acknowledged timestamptz, reported timestamptz, released timestamptz, due timestamptz,
    service integer);
  create temp table history_contact (
    id uuid, channel text, outcome text, topic text, reason text, answered_at_once boolean, received timestamptz,
    questions jsonb, case_id uuid, relation text);
  create temp table history_rule (category text, rule jsonb);
  create temp table history_service (id uuid, service text, site text, day date, persons integer)`;

/** In the order in which they may be written; $1 is who counted, of services. */
export const ROWS: string[] = [
  `insert into incident (id, category, district, opened_at)
   select ${INCIDENT}, category, district, received from history_case c`,
  `insert into case_file (id, number, kind, state, version, origin, source_reference, incident_id, category,
                          category_version, district, attributes, description, urgency, agency, password_hash, channel,
                          received_at, opened_at, updated_at, closed_at, released_how)
   select id, number, kind, 'released', 4, 'replay', 'history ' || number, ${INCIDENT}, category, version, district, '{}',
          '（依年報件數合成的歷史案件）', 'normal', agency, '\\x00', channel, received, received, released, released,
          'called_back'
     from history_case c`,
  `insert into work_order (id, incident_id, case_id, agency, role, state, version, dispatched_at, delivered_at,
                           acknowledged_at, reported_at, closed_at, outcome)
   select ${ORDER}, ${INCIDENT}, id, agency, 'lead', 'closed', 4, received, received, acknowledged, reported, released,
          ${ORDER_OUTCOME}
     from history_case c`,
  `insert into clock (id, case_id, kind, rule, started_at, original_due_at, due_at, stopped_at, outcome, breached_at,
                      held_by, history)
   select ${CLOCK}, id, ${CLOCK_KIND}, rule, received, due, due, ${STOPPED}, ${OUTCOME},
          case when ${STOPPED} > due then due end, case when ${STOPPED} > due then agency end, true
     from history_case c join history_rule using (category)`,
  `insert into case_entry (id, case_id, work_order_id, at, kind, actor, data)
   select md5(c.id::text || e.kind)::uuid, c.id, case when e.kind like 'workorder%' then ${ORDER} end, e.at, e.kind,
          ${ACTOR}, e.data
     from history_case c cross join lateral (values
       ('case.opened', c.received, '{}'::jsonb),
       ('workorder.dispatched', c.received, jsonb_build_object('agency', c.agency)),
       ('workorder.acknowledged', c.acknowledged, jsonb_build_object('agency', c.agency)),
       (case when ${IS_DISPATCH} then 'workorder.reported' else 'case.replied' end, c.reported,
        jsonb_build_object('agency', c.agency, 'outcome', ${ORDER_OUTCOME})),
       ('case.released', c.released, '{"how":"called_back"}'::jsonb)) e (kind, at, data)`,
  `insert into contact (id, channel, received_at, typed_at, outcome, topic, answered_at_once, reason, language, origin)
   select id, channel, received, received, outcome, topic, answered_at_once, reason, 'zh-TW', 'replay'
     from history_contact`,
  `insert into contact_case (contact_id, case_id, relation)
   select id, case_id, relation from history_contact where case_id is not null`,
  `insert into survey (id, case_id, round, channel, sample, state, language, released_at, send_at, invited_at, expires_at)
   select ${SURVEY}, id, 1, 'call', 'phone', 'answered', 'zh-TW', released, ${INVITED}, ${INVITED},
          ${INVITED} + interval '7 days'
     from history_case c where service is not null`,
  `insert into answer (survey_id, service, outcome, reasons, answered_at)
   select ${SURVEY}, service, service, '{}', ${ANSWERED} from history_case c where service is not null`,
];

export const COUNTS = `
  insert into service_count (id, service, site, day, persons, counted_by, counted_at)
  select id, service, site, day, persons, $1, (day + time '17:30') at time zone 'Asia/Taipei' from history_service`;

const OF_CASE = `'caseId', c.id, 'number', c.number`;
const OF_LEG = `${OF_CASE}, 'workOrderId', ${ORDER}, 'agency', c.agency`;
const OF_CLOCK = `${OF_CASE}, 'clockId', ${CLOCK}, 'clock', ${CLOCK_KIND}, 'workOrderId', null, 'dueAt', ${iso('c.due')}`;
const OF_SURVEY = `${OF_CASE}, 'surveyId', ${SURVEY}, 'round', 1, 'channel', 'call', 'sample', 'phone'`;
const ROUTED = `'kind', c.kind, 'category', c.category, 'district', c.district, 'origin', 'replay'`;

/** Every fact of a month ($1 to $2), in the order in which it happened. */
export const EVENTS = `
  insert into event_new (at, case_id, kind, actor, payload)
  select at, case_id, kind, ${ACTOR}, payload from (
    select received as at, null::uuid as case_id, 0 as step, 'contact.recorded' as kind,
           jsonb_build_object('contactId', id, 'channel', channel, 'outcome', outcome, 'answeredAtOnce', answered_at_once,
             'topic', topic, 'reason', reason, 'receivedAt', ${iso('received')}, 'origin', 'replay',
             'cases', case when case_id is null then '[]'::jsonb else jsonb_build_array(case_id) end)
           || case when questions is null then '{}'::jsonb else jsonb_build_object('questions', questions) end as payload
      from history_contact where received >= $1 and received < $2
    union all
    select (day + time '17:30') at time zone 'Asia/Taipei', null, 0, 'service.counted',
           jsonb_build_object('countId', id, 'service', service, 'site', site, 'day', day, 'persons', persons)
      from history_service
     where (day + time '17:30') at time zone 'Asia/Taipei' >= $1 and (day + time '17:30') at time zone 'Asia/Taipei' < $2
    union all
    select e.at, c.id, e.step, e.kind, e.payload
      from history_case c cross join lateral (values
        (1, c.received, 'case.opened', jsonb_build_object(${OF_CASE}, ${ROUTED}, 'categoryVersion', c.version,
          'attributes', '{}'::jsonb, 'channel', c.channel, 'agency', c.agency, 'draft', false,
          'receivedAt', ${iso('c.received')})),
        (2, c.received, 'clock.started', jsonb_build_object(${OF_CLOCK}, 'agency', null, 'startedAt', ${iso('c.received')})),
        (3, c.received, 'workorder.dispatched', jsonb_build_object(${OF_LEG}, ${ROUTED})),
        (4, case when ${STOPPED} > c.due then c.due end, 'clock.breached',
          jsonb_build_object(${OF_CLOCK}, 'agency', c.agency)),
        (5, c.acknowledged, 'workorder.acknowledged', jsonb_build_object(${OF_LEG})),
        (6, c.reported, case when ${IS_DISPATCH} then 'workorder.reported' else 'case.replied' end,
          jsonb_build_object(${OF_LEG}) || case when ${IS_DISPATCH} then '{"outcome":"done"}'::jsonb else '{}'::jsonb end),
        (7, ${STOPPED}, 'clock.stopped', jsonb_build_object(${OF_CLOCK}, 'agency', c.agency, 'stoppedAt', ${iso(STOPPED)},
          'outcome', ${OUTCOME})),
        (8, c.released, 'case.released', jsonb_build_object(${OF_CASE}, 'how', 'called_back')),
        (9, c.released, 'workorder.closed', jsonb_build_object(${OF_LEG}, 'why', 'released')),
        (10, case when c.service is not null then ${INVITED} end, 'survey.invited',
          jsonb_build_object(${OF_SURVEY}, 'expiresAt', ${iso(`${INVITED} + interval '7 days'`)})),
        (11, case when c.service is not null then ${ANSWERED} end, 'survey.answered',
          jsonb_build_object(${OF_SURVEY}, 'service', c.service, 'outcome', c.service, 'reasons', '[]'::jsonb))
      ) e (step, at, kind, payload)
     where c.received >= $1 - interval '90 days' and c.received < $2 and e.at >= $1 and e.at < $2) told
   order by at, step`;
