import type pg from 'pg';
import { ask, periodOf } from './report-questions.js';
import { wallClock } from './wall-clock.js';

const ROUNDS = 3;

/** As one would ask without facts and days: from the rows that the desk works with. */
const NAIVE = `
  select a.agency, count(*) filter (where k.outcome = 'met') as met,
         count(*) filter (where k.outcome = 'missed' or k.stopped_at is not null and k.outcome <> 'met' and k.breached_at is not null) as missed,
         count(*) filter (where k.stopped_at is null and k.due_at < $3) as open_overdue
    from clock k join case_file c on c.id = k.case_id
   cross join lateral (select coalesce(k.held_by, c.agency) as agency) a
   where k.kind = 'respond' and k.due_at > $1::date::timestamp at time zone 'Asia/Taipei'
     and k.due_at <= ($2::date + 1)::timestamp at time zone 'Asia/Taipei'
   group by 1`;

interface Compared {
  length: 'month' | 'year';
  naiveMs: number;
  /** What the report says and what was counted. */
  said: number[];
  counted: number[];
}

/** The same question both ways, of the same period. */
export async function compareNaive(
  client: pg.Client,
  { url, cookie }: { url: string; cookie: string },
  length: 'month' | 'year',
): Promise<Compared> {
  const { from, to } = periodOf(length, 1);
  const times: number[] = [];
  let counted: number[] = [];
  for (let nth = 0; nth < ROUNDS; nth += 1) {
    const begun = performance.now();
    const { rows } = await client.query<Record<'met' | 'missed' | 'open_overdue', string>>(NAIVE, [
      from,
      to,
      new Date(wallClock()),
    ]);
    times.push(performance.now() - begun);
    counted = (['met', 'missed', 'open_overdue'] as const).map(name =>
      rows.reduce((sum, row) => sum + Number(row[name]), 0),
    );
  }
  const { total } = await ask<{ total: Record<string, number> }>(
    url,
    cookie,
    `/api/reports/breaches?clock=respond&by=agency&${new URLSearchParams({ from, to })}`,
  );
  const said = ['met', 'missed', 'openOverdue'].map(name => total[name] ?? -1);
  return { length, naiveMs: Math.min(...times), said, counted };
}
