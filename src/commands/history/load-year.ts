import type pg from 'pg';
import type { CityService } from '../../city/city.service.js';
import { type AnnualSpan, periodOfSpan } from '../../statistics/annual/annual-period.rules.js';
import { copyRows } from './copy-rows.js';
import { FACTS, STEPS } from './facts.sql.js';
import { COUNTS, EVENTS, ROWS, TEMPORARY } from './history.sql.js';
import type { HistoryPlan } from './plan.rules.js';
import { type ContactRow, YearRows } from './year-rows.js';

const EVENTS_AT_ONCE = 20_000;
const MONTH_MS = 31 * 24 * 60 * 60_000;

/** Says what has been done, in words. */
type Say = (done: string) => void;

/** That the year is not empty. */
export class YearTaken extends Error {}

/** @throws YearTaken */
export async function refuseTaken(client: pg.Client, span: AnnualSpan): Promise<void> {
  const { from, to } = periodOfSpan(span);
  const { rows: there } = await client.query(
    `select 1 from contact where received_at >= $1 and received_at < $2
     union all select 1 from case_file where received_at >= $1 and received_at < $2 limit 1`,
    [from, to],
  );
  if (there.length > 0)
    throw new YearTaken('There are contacts or cases of that time already: nothing is loaded.');
}

/** All rows and facts of the year in one transaction: it is there as a whole, or not at all. */
export async function loadYear(
  client: pg.Client,
  {
    plan,
    city,
    seed,
    countedBy,
    say,
  }: { plan: HistoryPlan; city: CityService; seed: number; countedBy: string; say: Say },
): Promise<void> {
  const { from, to } = periodOfSpan(plan.span);
  await client.query('begin');
  try {
    await client.query(`set work_mem = '256MB'`);
    await client.query('set jit = off');
    await client.query(TEMPORARY);
    await copyPlain(client, new YearRows(plan, city, seed));
    say('rows drawn');
    for (const statement of ROWS) await client.query(statement);
    await client.query(COUNTS, [countedBy]);
    say('rows written');
    // What is received at the end of the year is settled after it.
    const { rows } = await client.query<{ last: Date | null }>(
      `select max(greatest(released, due)) + interval '2 days' as last from history_case`,
    );
    const last = Math.max(to.getTime(), rows[0]?.last?.getTime() ?? 0);
    for (let at = from.getTime(); at <= last; at += MONTH_MS)
      await client.query(EVENTS, [new Date(at), new Date(at + MONTH_MS)]);
    await client.query('commit');
    say('facts told');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** As the log's own sequencer does, in larger batches: positions and seals are given in the database. */
export async function sequence(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ moved: number; left: boolean }>(
      'select sequence_events($1) as moved, exists (select 1 from event_new) as left',
      [EVENTS_AT_ONCE],
    );
    if (!rows[0]?.left) return;
  }
}

/** From here until `keepFacts` nobody hears the log: a server at work would hear the year event by event meanwhile. */
export async function holdConsumers(fence: pg.Client): Promise<void> {
  await fence.query('begin');
  await fence.query('select 1 from consumer order by name for update');
}

/**
 * What the reports keep of it, once it has its places in the log behind `before`; their consumer need not hear it then.
 * False: others have told something meanwhile, so that all is heard one by one, as ever.
 */
export async function keepFacts(client: pg.Client, fence: pg.Client, before: number): Promise<boolean> {
  const { rows } = await client.query<{ others: boolean }>(
    `select exists (select 1 from event where position > $1 and actor ->> 'kind' <> 'replay') as others`,
    [before],
  );
  if (rows[0]?.others) {
    await fence.query('rollback');
    return false;
  }
  await client.query('begin');
  for (const statement of FACTS) await client.query(statement);
  await client.query(STEPS, [before]);
  // Before it is said to have been heard: whoever hears it after all makes the same facts of it.
  await client.query('commit');
  await fence.query('update consumer set position = (select position from log_head) where position >= $1', [
    before,
  ]);
  await fence.query('commit');
  return true;
}

async function copyPlain(client: pg.Client, year: YearRows): Promise<void> {
  const contacts: ContactRow[] = [];
  const rules = new Map<string, string>();
  function* cases() {
    for (const { row, contact } of year.cases()) {
      contacts.push(contact);
      if (!rules.has(row.category))
        rules.set(row.category, JSON.stringify(year.rule(row.kind, row.category)));
      yield Object.values(row);
    }
  }
  function* allContacts() {
    for (const contact of contacts) yield contactValues(contact);
    for (const contact of year.contacts()) yield contactValues(contact);
  }
  await copyRows(client, 'history_case', cases());
  await copyRows(client, 'history_contact', allContacts());
  await copyRows(client, 'history_rule', rules);
  await copyRows(client, 'history_service', mapped(year.served()));
  await client.query('analyze history_case, history_contact, history_rule');
}

const contactValues = (row: ContactRow) => [
  ...[row.id, row.channel, row.outcome, row.topic, row.reason, row.answeredAtOnce, row.received],
  ...[row.questions, row.caseId, row.relation],
];

function* mapped(rows: Iterable<object>): Generator<string[]> {
  for (const row of rows) yield Object.values(row);
}
