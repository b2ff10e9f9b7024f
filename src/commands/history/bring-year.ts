import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { AccountsService } from '../../access/accounts.service.js';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import { CatchUpService } from '../../demo/catch-up.service.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { AnnualFigures } from '../../statistics/annual/annual-figures.service.js';
import { type AnnualSpan, spanName } from '../../statistics/annual/annual-period.rules.js';
import { AnnualReportService } from '../../statistics/annual/annual-report.service.js';
import { RollupService } from '../../statistics/rollup/rollup.service.js';
import type { Application } from '../admin/verb.js';
import { holdConsumers, keepFacts, loadYear, refuseTaken, sequence } from './load-year.js';
import { type HistoryPlan, historyPlan } from './plan.rules.js';

export interface Loaded {
  contacts: number;
  cases: number;
  events: number;
  seconds: number;
}

interface Wish {
  span: AnnualSpan;
  scale: number;
  seed: number;
  say: (line: string) => void;
}

/**
 * The year as rows, then its facts through the log to the reports, as if they had been told one by one. Cut off once its rows
 * are there, it is whole as soon as the log has been heard, event by event: by a server, or by this command tried again.
 */
export async function bringYear(
  app: Application,
  client: pg.Client,
  fence: pg.Client,
  { span, scale, seed, say }: Wish,
): Promise<Loaded> {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 100) / 10;
  const printed = app.get(AnnualReportService).printed(span);
  if (!printed) throw new Error(`The city has printed nothing of ${spanName(span)} (printed-figures.yaml).`);
  const plan = historyPlan(printed, scale);
  for (const note of plan.notes) say(`${spanName(span)}: ${note}`);
  const countedBy = await counter(app);
  // What is there is heard first: from here on there is only history to hear.
  await app.get(CatchUpService).catchUp();
  await refuseTaken(client, span);
  await enter(app, span, plan, printed.title);
  await app.get(CatchUpService).catchUp();
  await holdConsumers(fence);
  // Whoever came first has loaded it while this one waited.
  await refuseTaken(client, span);
  const from = await head(client);
  const city = app.get(CityService);
  const told = (what: string): void => say(`${seconds()} s: ${what}`);
  await loadYear(client, { plan, city, seed, countedBy, say: told });
  await sequence(client);
  told('sealed');
  // History tells nobody anything: the reports have what they need, and nobody else hears of it.
  const isKept = await keepFacts(client, fence, from);
  await client.query('analyze');
  told(isKept ? 'facts kept' : 'others were at work: the reports hear the year event by event');
  await app.get(RollupService).rollUpAll();
  await app.get(CatchUpService).catchUp();
  told('days added up');
  const { rows } = await client.query<{ contacts: number; cases: number }>(
    `select (select count(*)::int from contact where origin = 'replay') as contacts,
            (select count(*)::int from case_file where source_reference like 'history %') as cases`,
  );
  return {
    ...(rows[0] as { contacts: number; cases: number }),
    events: (await head(client)) - from,
    seconds: seconds(),
  };
}

async function head(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ position: string }>('select position from log_head');
  return Number(rows[0]?.position ?? 0);
}

/** Counts at counters are somebody's: an account that nobody can sign in to. */
async function counter(app: Application): Promise<string> {
  const name = {
    username: `history-${newId().slice(-12)}`,
    name: '歷史資料',
    role: 'agent',
    agency: null,
  } as const;
  const password = randomBytes(24).toString('base64url');
  const staff = app.get(StaffService);
  const id = await staff.create({ ...name, password });
  await app.get(AccountsService).deactivate(name.username);
  return id;
}

const enter = (app: Application, span: AnnualSpan, { entered }: HistoryPlan, source: string): Promise<void> =>
  app.get(Database).transaction(async tx => {
    // Whoever was cut off has entered them already.
    const there = await app.get(AnnualFigures).entered(tx, span);
    const isThere = (key: string): boolean => there.some(one => one.key === key && one.source === source);
    for (const [key, value] of Object.entries(entered).filter(([key]) => !isThere(key)))
      await app.get(AnnualFigures).write(tx, span, { key, value, source, enteredBy: null });
  });
