import type { CallBackDto } from '../../src/messages/call-back.dto.js';
import { type Hotline, post } from './hotline.js';

/** What can be said of a case once its story is over. */
export interface Account {
  state: string;
  /** Who has it, and since when. */
  whose: string;
  /** Every clock: whose, from when, until when, how it ended when, and in whose account. */
  clocks: string[];
  /** Every call-back: what for, since when, each attempt, how it ended. */
  told: string[];
  /** The row of the reports; what says nothing is left out. */
  fact: Record<string, unknown>;
}

interface ClockLine {
  kind: string;
  whose: string;
  startedAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
  outcome: string | null;
  account: string | null;
  late: string | null;
}

const HOUR = 3_600_000;
/** Of a month in Taipei: `13T10:00`. */
const short = (time: Date | string): string =>
  new Date(new Date(time).getTime() + 8 * HOUR).toISOString().slice(8, 16);

/** Clocks as they run, in the account that the reports have them in: the two must agree on everything else. */
const CLOCKS = `
  select k.kind, coalesce(k.agency, 'case') as whose, k.started_at as "startedAt", k.due_at as "dueAt",
         k.stopped_at as "stoppedAt", k.outcome, f.held_by as account,
         case when k.breached_at is not null then coalesce(k.held_by, 'nobody') end as late
    from clock k join fact_clock f on f.clock_id = k.id and f.kind = k.kind and f.started_at = k.started_at
         and f.due_at = k.due_at and f.stopped_at is not distinct from k.stopped_at
         and f.outcome is not distinct from k.outcome
         and (f.breached_at is null) = (k.breached_at is null)
   where k.case_id = (select id from case_file where number = $1)
   order by k.kind, k.agency nulls first, k.started_at, k.id`;

const FACT = `
  select to_jsonb(f) - array['case_id', 'number', 'release_position', 'channel', 'origin', 'first_category']
         || jsonb_build_object('converted_to', p.number,
                               'officer', (select s.agency from staff s where s.id = f.officer)) as fact
    from fact_case f left join fact_case p on p.case_id = f.converted_to where f.number = $1`;

export async function accountOf(hotline: Hotline, number: string): Promise<Account> {
  const { server } = hotline;
  await server.settle();
  const { state, whereabouts } = await hotline.page(number);
  const clocks = await server.db.query<ClockLine>(CLOCKS, [number]);
  const [row] = await server.db.query<{ fact: Record<string, unknown> }>(FACT, [number]);
  return {
    state,
    whose: `${whereabouts.agency?.code ?? whereabouts.holder['zh-TW']} since ${short(whereabouts.since)}`,
    clocks: clocks.map(lineOf),
    told: (await callBacksOf(hotline, number)).map(toldLine),
    fact: said(row?.fact ?? {}),
  };
}

/** What a day report counts; what is nothing, and the percentages, are left out. */
export async function countedOn({ server, supervisor }: Hotline, date: string): Promise<object> {
  await server.settle();
  const { body } = await supervisor.get(`/api/reports/day?date=${date}`).expect(200);
  return Object.fromEntries(
    Object.entries<number | null>(body.totals).filter(([name, n]) => n && !name.endsWith('Percent')),
  );
}

/** How late which limits of the day were, in whose account. */
export async function breachesOf({ supervisor }: Hotline, date: string): Promise<string[]> {
  const { body } = await supervisor.get(`/api/reports/day?date=${date}`).expect(200);
  return body.breaches.map(
    (one: { number: string; clock: string; agency: { code: string } | null; overdueMinutes: number }) =>
      `${one.number} ${one.clock}: ${one.agency?.code ?? 'nobody'}, ${one.overdueMinutes} min`,
  );
}

/** From the first to the last; those that are over as well. */
export async function callBacksOf({ agent }: Hotline, number: string): Promise<CallBackDto[]> {
  const [open, closed] = await Promise.all(
    ['true', 'false'].map(which => agent.get(`/api/call-backs?open=${which}`).expect(200)),
  );
  const all: CallBackDto[] = [...(open?.body.items ?? []), ...(closed?.body.items ?? [])];
  const time = (one: CallBackDto): string => `${one.openedAt} ${one.id}`;
  return all.filter(one => one.case.number === number).sort((a, b) => (time(a) < time(b) ? -1 : 1));
}

/** The agent takes what is to be told next, and calls: once, with this result. */
export async function callCitizen(hotline: Hotline, number: string, result = 'reached'): Promise<void> {
  const { agent } = hotline;
  const open = (await callBacksOf(hotline, number)).filter(({ closedAt }) => closedAt === null);
  const [task, ...others] = open;
  if (!task || others.length > 0) throw new Error(`${open.length} call-backs wait for ${number}.`);
  const at = `/api/call-backs/${task.id}`;
  let { version } = task;
  if (!task.isMine) version = (await post(agent, `${at}/actions/take`, { version }).expect(200)).body.version;
  await post(agent, `${at}/attempts`, { version, result }).expect(201);
}

function lineOf({ kind, whose, startedAt, dueAt, stoppedAt, outcome, account, late }: ClockLine): string {
  const end = stoppedAt ? `${outcome} ${short(stoppedAt)}` : 'running';
  // A breach is in the same account where it is kept and where it is counted.
  const owner = late !== null && late !== (account ?? 'nobody') ? `${late}, counted as ${account}` : account;
  return `${kind} of ${whose}: ${short(startedAt)} → ${short(dueAt)}, ${end}, ${owner ?? 'nobody'}`;
}

const toldLine = ({ purpose, openedAt, attempts, result, closedAt }: CallBackDto): string =>
  [
    `${purpose} ${short(openedAt)}`,
    ...attempts.map(one => `${one.result} ${short(one.at)}`),
    closedAt ? `${result} ${short(closedAt)}` : 'open',
  ].join(', ');

const said = (fact: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fact)
      .filter(([, value]) => value !== null && value !== 0 && value !== false)
      .map(([name, value]) => [name, name.endsWith('_at') ? short(value as string) : value]),
  );
