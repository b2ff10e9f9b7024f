import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { FAMILIES } from '../../statistics/rollup/families.js';
import type { Names } from './report-names.js';

/** Ten years of a city: 3 million cases of 8.6 million contacts, as much as 112 had each year. */
export interface History {
  years: number;
  cases: number;
  contacts: number;
  surveys: number;
}

const OFFICERS = 300;
const TABLES = [
  'fact_contact',
  'fact_case',
  'fact_clock',
  'fact_call',
  'fact_survey',
  'fact_step',
  'fact_standing',
  'contact',
  'incident',
  'case_file',
  'clock',
] as const;

/** Rows of n, from 1 to so many, over the years until now; the same ones every time. */
export async function loadHistory(
  client: pg.Client,
  history: History,
  names: Names,
  now: Date,
): Promise<void> {
  await client.query(`set synchronous_commit = off`);
  await client.query(`set maintenance_work_mem = '512MB'`);
  const build = [...(await withoutKeys(client)), ...(await withoutIndexes(client))].reverse();
  const officers = Array.from({ length: OFFICERS }, () => randomUUID());
  const { years, cases, contacts, surveys } = history;
  const lists = [names.dispatch, names.petition, names.agencies, names.districts, officers];
  await client.query(`create temporary table one_case as ${ONE_CASE}`, [cases, years, now, ...lists]);
  await client.query(INCIDENTS);
  await client.query(CASE_FILES);
  await client.query(FACT_CASES);
  await client.query(`create temporary table one_clock as ${ONE_CLOCK}`, [now]);
  await client.query(CLOCKS);
  await client.query(FACT_CLOCKS);
  await client.query(`create temporary table one_contact as ${ONE_CONTACT}`, [contacts, years, now]);
  await client.query(CONTACTS);
  await client.query(FACT_CONTACTS);
  await client.query(FACT_CALLS, [officers]);
  await client.query(FACT_STEPS);
  await client.query(FACT_STANDINGS);
  await client.query(FACT_SURVEYS, [cases / surveys]);
  for (const table of ['one_case', 'one_clock', 'one_contact']) await client.query(`drop table ${table}`);
  for (const definition of build) await client.query(definition);
  await client.query(MARK_DAYS, [now, Object.keys(FAMILIES)]);
  await client.query('vacuum analyze');
}

/** What is loaded is whole by itself, and is looked up once instead of row by row. */
async function withoutKeys(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ named: string; definition: string; of: string }>(
    `select conname as named, pg_get_constraintdef(oid) as definition, conrelid::regclass::text as of
       from pg_constraint where contype = 'f' and conrelid = any($1::regclass[])`,
    [[...TABLES]],
  );
  const names = rows.map(({ named, of, definition }) => ({
    table: client.escapeIdentifier(of),
    name: client.escapeIdentifier(named),
    definition,
  }));
  for (const { table, name } of names) await client.query(`alter table ${table} drop constraint ${name}`);
  return names.map(
    ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
  );
}

/** Building an index once is quicker than keeping it row by row. Answers how they are built again. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexname as name, i.indexdef as definition from pg_indexes i
      where i.tablename = any($1) and i.schemaname = 'public'
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [[...TABLES]],
  );
  for (const { name } of rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  return rows.map(({ definition }) => definition);
}

/** Evenly spread whole numbers from the number of a row, another for each `salt`. */
const drawn = (salt: number, below: number | string): string =>
  `((hashint8(n * 64 + ${salt}) & 2147483647) % ${below})`;
const oneOf = (salt: number, list: string): string => `(${list})[1 + ${drawn(salt, `cardinality(${list})`)}]`;
const id = (what: number, n = 'n'): string =>
  `('0000000${what}-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/** Two years hence or ten years ago: at an hour at which people report, most of them by day. */
const RECEIVED = `
  date_trunc('day', $3::timestamptz at time zone 'Asia/Taipei' - ($2 * 365.25 * (1 - n::float8 / $1)) * interval '1 day')
    at time zone 'Asia/Taipei'
  + case when ${drawn(1, 100)} < 85 then 7 * 3600 + ${drawn(2, 16 * 3600)} else ${drawn(2, 24 * 3600)} end * interval '1 second'`;

const ONE_CASE = `
  select n, ${id(1)} as incident_id, ${id(2)} as id, 'B' || lpad(n::text, 8, '0') as number,
         least(received_at, $3::timestamptz) as received_at, kind,
         case kind when 'dispatch' then ${oneOf(4, '$4::text[]')} else ${oneOf(5, '$5::text[]')} end as category,
         ${oneOf(6, '$6::text[]')} as agency, ${oneOf(7, '$7::text[]')} as district,
         (${oneOf(8, '$8::text[]')})::uuid as officer,
         (array['phone', 'phone', 'phone', 'app', 'mailbox', 'counter'])[1 + ${drawn(9, 6)}] as channel,
         ${drawn(10, 1000)} as fate,
         case when kind = 'dispatch' then interval '1 hour' * (2 + ${drawn(11, 60)}) else interval '1 day' * (1 + ${drawn(11, 7)})
           end as took
    from generate_series(1, $1::bigint) n
   cross join lateral (select case when n % 3 = 0 then 'dispatch' else 'petition' end as kind, ${RECEIVED} as received_at) k`;

const INCIDENTS = `
  insert into incident (id, category, district, opened_at)
  select incident_id, category, district, received_at from one_case`;

const CASE_FILES = `
  insert into case_file (id, number, kind, state, version, origin, incident_id, category, category_version, district,
                         attributes, description, urgency, agency, password_hash, channel, received_at, opened_at,
                         updated_at, closed_at, released_how)
  select id, number, kind, 'released', 5, 'live', incident_id, category, 1, district, '{}', '量測用案件', 'normal', agency,
         '\\x00', channel, received_at, received_at, received_at + took, received_at + took, 'call'
    from one_case`;

const FACT_CASES = `
  insert into fact_case (case_id, number, kind, category, first_category, district, agency, officer, channel, origin, state,
                         received_at, opened_at, first_dispatched_at, first_delivered_at, first_acknowledged_at,
                         first_reported_at, first_released_at, released_at, how, reopened, reassigned, recategorised,
                         returned, confidential, untimed, converted_at)
  select id, number, kind, category, category, district, agency, officer, channel, 'live', 'released', received_at,
         received_at, received_at, received_at, received_at + took / 20, received_at + took, received_at + took * 1.1,
         received_at + took * 1.1, 'call', (fate < 9)::int, (fate between 10 and 22)::int, (fate between 30 and 60)::int,
         (fate between 10 and 16)::int, fate % 100 = 7, false,
         case when kind = 'dispatch' and fate between 100 and 290 then received_at + took end
    from one_case`;

/** Of a dispatch case two limits and its agency's, of a petition one and its agency's. */
const ONE_CLOCK = `
  select row_number() over () as n, c.id, number, c.kind, category, agency, district, officer, channel, fate, received_at, w.kind as clock, w.leg, due_at, due_at > $1::timestamptz as running,
         case when due_at > $1::timestamptz then null when late then due_at + took / 3 else received_at + (due_at - received_at) * 0.7 end
           as stopped_at,
         late and due_at <= $1::timestamptz as late
    from one_case c
   cross join lateral (values ('dispatch', 'respond', false, interval '4 hours'), ('dispatch', 'complete', false, interval '3 days'),
                              ('dispatch', 'complete', true, interval '3 days'), ('petition', 'reply', false, interval '8 days'),
                              ('petition', 'reply', true, interval '6 days')) w (of, kind, leg, within)
   cross join lateral (select received_at + w.within as due_at, (fate + length(w.kind)) % 20 = 0 as late) d
   where w.of = c.kind`;

const OUTCOME = `case when running then null when late then 'missed' when fate = 999 then 'cancelled' else 'met' end`;
const BREACHED = `case when late then due_at end`;

const CLOCKS = `
  insert into clock (id, case_id, work_order_id, agency, kind, rule, started_at, original_due_at, due_at, next_at, stopped_at,
                     outcome, breached_at, held_by, history)
  select ${id(3)}, id, case when leg then ${id(4)} end, case when leg then agency end, clock, '{}', received_at, due_at, due_at,
         null, stopped_at, ${OUTCOME}, ${BREACHED}, agency, false
    from one_clock`;

const FACT_CLOCKS = `
  insert into fact_clock (clock_id, case_id, number, work_order_id, kind, case_kind, category, district, channel, origin,
                          held_by, officer, started_at, original_due_at, due_at, stopped_at, outcome, breached_at)
  select ${id(3)}, id, number, case when leg then ${id(4)} end, clock, kind, category, district, channel, 'live', agency,
         officer, received_at, case when fate % 50 = 3 then due_at - interval '1 day' else due_at end, due_at, stopped_at,
         ${OUTCOME}, ${BREACHED}
    from one_clock`;

const ONE_CONTACT = `
  select n, ${id(5)} as id, least(${RECEIVED}, $3::timestamptz) as received_at,
         (array['phone', 'phone', 'phone', 'phone', 'phone', 'phone', 'phone', 'app', 'mailbox', 'chatbot'])[1 + ${drawn(20, 10)}]
           as channel,
         (array['inquiry', 'inquiry', 'inquiry', 'recorded', 'recorded', 'recorded', 'other', 'other', 'other', 'inquiry'])
           [1 + ${drawn(21, 10)}] as outcome, ${drawn(22, 500)} > 0 as at_once
    from generate_series(1, $1::bigint) n`;

const CONTACTS = `
  insert into contact (id, channel, received_at, typed_at, outcome, answered_at_once, language, origin)
  select id, channel, received_at, received_at, outcome, case when outcome = 'inquiry' then at_once end, 'zh-TW', 'live'
    from one_contact`;

const FACT_CONTACTS = `
  insert into fact_contact (contact_id, channel, outcome, answered_at_once, origin, received_at, recorded_at, cases)
  select id, channel, outcome, case when outcome = 'inquiry' then at_once end, 'live', received_at, received_at,
         (outcome = 'recorded')::int
    from one_contact`;

const FACT_CALLS = `
  insert into fact_call (call_id, line, agent_id, outcome, offered_at, ended_at, waiting_seconds, talk_seconds, hold_seconds,
                         wrap_up_seconds, transfers)
  select ${id(6)}, (array['1999', '1999-2', 'en'])[1 + ${drawn(30, 3)}],
         case when answered then (${oneOf(31, '$1::text[]')})::uuid end,
         case when answered then 'answered' else 'abandoned' end, received_at, received_at + interval '4 minutes',
         ${drawn(33, 60)}, case when answered then 60 + ${drawn(34, 300)} end, 0,
         case when answered then ${drawn(35, 60)} end, (${drawn(36, 20)} = 0)::int
    from one_contact cross join lateral (select ${drawn(32, 20)} > 0 as answered) a where channel = 'phone'`;

const FACT_SURVEYS = `
  insert into fact_survey (survey_id, case_id, number, kind, category, district, agency, channel, origin, survey_channel, sample,
                           round, invited_at, fate, undelivered_at, expired_at, answered_at, service, outcome, reasons,
                           after_reopening)
  select ${id(7)}, id, number, kind, category, district, agency, channel, 'live', 'sms',
         case when ${drawn(40, 20)} = 0 then 'phone' else 'self' end, 1, invited_at, told,
         case told when 'undelivered' then invited_at end, case told when 'expired' then invited_at + interval '7 days' end,
         case told when 'answered' then invited_at + interval '1 day' end,
         case told when 'answered' then 1 + ${drawn(41, 5)} end, case told when 'answered' then 1 + ${drawn(42, 5)} end,
         '[]', false
    from one_case
   cross join lateral (select received_at + took * 1.1 + interval '1 day' as invited_at,
                              (array['expired', 'expired', 'answered', 'undelivered'])[1 + ${drawn(43, 4)}] as told) i
   where n % greatest(1, round($1)::bigint) = 0`;

const FACT_STEPS = `
  insert into fact_step (position, at, case_id, kind, step, agency, category, district, origin)
  select n, received_at + took * 1.1, id, kind, 'released', agency, category, district, 'live' from one_case`;

/** Of a petition in the month in which it came, and in that in which it was answered. */
const FACT_STANDINGS = `
  insert into fact_standing (clock_id, month, next_month, case_id, carried, carried_by, agency, ran_out, district, standing,
                             started_at, original_due_at, due_at, stopped_at)
  select ${id(3)}, m.month, case when m.month = began and began < ended then ended end, id, m.month > began,
         case when m.month > began then agency end, agency, late, district,
         case when running or m.month < ended then 'open' when late then 'late' else 'met' end,
         received_at, due_at, due_at, case when not running and m.month = ended then stopped_at end
    from (select *, date_trunc('month', received_at at time zone 'Asia/Taipei')::date as began,
                 date_trunc('month', coalesce(stopped_at, received_at) at time zone 'Asia/Taipei')::date as ended
            from one_clock where clock = 'reply' and not leg) k
   cross join lateral (select distinct month from unnest(array[began, ended]) as month) m`;

const MARK_DAYS = `
  insert into rollup_dirty
  select f.family, d::date
    from unnest($2::text[]) f (family)
   cross join generate_series((select min(received_at) from fact_contact), $1::timestamptz + interval '40 days', interval '1 day') d
  on conflict do nothing`;
