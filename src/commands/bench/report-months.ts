import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { FAMILIES } from '../../statistics/rollup/families.js';

/** Of the years before, as a city has them that has worked so long: its months are published, and left alone. */
const FROZEN_MONTHS = 36;

const MONTHS = `
  insert into frozen_month (month, version, frozen_at, position, by_calendar)
  select m, 1, m + interval '1 month 10 days', 0, true
    from generate_series(date_trunc('month', $1::timestamptz at time zone 'Asia/Taipei') - $2::int * interval '1 month',
                         date_trunc('month', $1::timestamptz at time zone 'Asia/Taipei') - interval '2 months', interval '1 month') m
  on conflict do nothing`;

/** `$1`: a family, `$2`: its figures in their order. */
const SUMS = `
  insert into frozen_sum (month, version, family, dimension, kind, key, figures)
  select m.month, 1, $1, told.dimension, told.kind, told.key,
         (select jsonb_object_agg(name, told.figures[place]) from unnest($2::text[]) with ordinality as n (name, place))
    from frozen_month m
   cross join lateral (
     select dimension, kind, key, array_agg(figure order by place) as figures
       from (select d.dimension, d.kind, d.key, f.place, sum(f.figure)::bigint as figure
               from rollup_day d cross join lateral unnest(d.figures) with ordinality as f (figure, place)
              where d.family = $1 and d.day >= m.month and d.day < m.month + interval '1 month'
              group by 1, 2, 3, 4
             union all
             select 'day', d.kind, d.day::text, f.place, f.figure
               from rollup_day d cross join lateral unnest(d.figures) with ordinality as f (figure, place)
              where d.family = $1 and d.dimension = 'all' and d.day >= m.month and d.day < m.month + interval '1 month') figures
      group by 1, 2, 3) told
  on conflict do nothing`;

/** Days that wait, and months before `$1` whose days may change no more. */
const WAITING = `
  select exists (select from rollup_dirty)
         or exists (select from rollup_month_dirty
                     where month < date_trunc('month', $1::timestamptz at time zone 'Asia/Taipei')) as waiting`;

/** As after ten quiet minutes: all days and months are added up; and those that are closed are frozen. */
export async function closeMonths(client: pg.Client, now: Date): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ waiting: boolean }>(WAITING, [now]);
    if (!rows[0]?.waiting) break;
    await client.query(`update rollup_month_dirty set since = since - interval '1 hour'`);
    await pause(500);
  }
  await client.query(MONTHS, [now, FROZEN_MONTHS]);
  for (const [name, { figures }] of Object.entries(FAMILIES))
    await client.query(SUMS, [name, Object.keys(figures)]);
  // As the database's own upkeep leaves them: otherwise it works beside the questions that are timed.
  await client.query('vacuum analyze');
}
