import type { TestApp } from './app.js';

/** The desk's own rows, as they stand: what is counted from them knows neither the log, nor facts, nor days. */
interface Limit {
  kind: string;
  ofLeg: boolean;
  category: string;
  district: string | null;
  channel: string;
  startedAt: Date;
  originalDueAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
  outcome: string | null;
  breachedAt: Date | null;
  /** When it ran out. */
  heldBy: string | null;
}

interface Case {
  id: string;
  kind: string;
  channel: string;
  state: string;
  receivedAt: Date;
  mergedOnce: boolean;
  lines: string[];
  releasedAt: Date[];
}

interface Contact {
  channel: string;
  outcome: string;
  answeredAtOnce: boolean | null;
  receivedAt: Date;
}

export interface RawRows {
  limits: Limit[];
  cases: Case[];
  contacts: Contact[];
}

export async function rawRows({ db }: Pick<TestApp, 'db'>): Promise<RawRows> {
  return {
    limits: await db.query<Limit>(
      `select k.kind, k.work_order_id is not null as "ofLeg", c.category, c.district, c.channel,
              k.started_at as "startedAt", k.original_due_at as "originalDueAt", k.due_at as "dueAt",
              k.stopped_at as "stoppedAt", k.outcome, k.breached_at as "breachedAt",
              k.held_by as "heldBy"
         from clock k join case_file c on c.id = k.case_id`,
    ),
    cases: await db.query<Case>(
      `select c.id, c.kind, c.channel, c.state, c.received_at as "receivedAt",
              exists (select from incident_member m where m.case_id = c.id and m.left_at is null) as "mergedOnce",
              (select array_agg(e.kind order by e.at, e.id) from case_entry e where e.case_id = c.id) as lines,
              (select coalesce(array_agg(e.at order by e.at, e.id), '{}') from case_entry e
                where e.case_id = c.id and e.kind = 'case.released') as "releasedAt"
         from case_file c`,
    ),
    contacts: await db.query<Contact>(
      `select channel, outcome, answered_at_once as "answeredAtOnce", received_at as "receivedAt" from contact`,
    ),
  };
}

export interface Span {
  from: Date;
  to: Date;
}

export interface CountedLimits {
  met: number;
  missed: number;
  openOverdue: number;
  running: number;
  cancelled: number;
  extended: number;
}

const OF_BOTH = ['complete', 'reply'];
const nameOf = ({ kind, ofLeg }: Limit): string => (ofLeg && OF_BOTH.includes(kind) ? `${kind}:leg` : kind);

const HOUR_IN_TAIPEI = new Intl.DateTimeFormat('en-GB', {
  ...{ timeZone: 'Asia/Taipei', hour: '2-digit', hourCycle: 'h23' },
});

export const LIMIT_KEYS: Record<string, (limit: Limit) => string> = {
  category: ({ category }) => category,
  district: ({ district }) => district ?? '',
  channel: ({ channel }) => channel,
  hour: ({ startedAt }) => HOUR_IN_TAIPEI.format(startedAt),
};

/** Of what ran out: who held it when it did, whoever has the case by now. */
export const holderOf = ({ heldBy }: Limit): string => heldBy ?? '';

/** A limit at 24:00 belongs to the day that ends. */
export function countLimits(
  { limits }: RawRows,
  clock: string,
  { from, to }: Span,
  now: Date,
  keyOf: (limit: Limit) => string,
): Map<string, CountedLimits> {
  const counted = new Map<string, CountedLimits>();
  for (const limit of limits) {
    if (nameOf(limit) !== clock || limit.dueAt <= from || limit.dueAt > to) continue;
    const key = keyOf(limit);
    const row = counted.get(key) ?? {
      ...{ met: 0, missed: 0, openOverdue: 0, running: 0, cancelled: 0, extended: 0 },
    };
    counted.set(key, row);
    const verdict = verdictOf(limit, now);
    row[verdict] += 1;
    const isDecided = verdict !== 'running' && verdict !== 'cancelled';
    if (isDecided && limit.dueAt.getTime() !== limit.originalDueAt.getTime()) row.extended += 1;
  }
  return counted;
}

function verdictOf(limit: Limit, now: Date): Exclude<keyof CountedLimits, 'extended'> {
  if (limit.stoppedAt === null) return limit.dueAt < now ? 'openOverdue' : 'running';
  if (limit.outcome === 'met') return 'met';
  return limit.outcome === 'missed' || limit.breachedAt !== null ? 'missed' : 'cancelled';
}

const REWORKED = ['case.release-taken-back', 'case.reopened'];

export interface CountedCases {
  opened: number;
  dispatch: number;
  reopened: number;
  merged: number;
  converted: number;
  released: number;
}

/** Of those that reached the city in the span; releases by their own time, without those that were taken back. */
export function countCases({ cases }: RawRows, { from, to }: Span): CountedCases {
  const within = (at: Date): boolean => at >= from && at < to;
  const own = cases.filter(({ receivedAt }) => within(receivedAt));
  const having = (is: (one: Case) => boolean): number => own.filter(is).length;
  return {
    opened: own.length,
    dispatch: having(({ kind }) => kind === 'dispatch'),
    reopened: having(({ lines }) => lines.includes('case.reopened')),
    merged: having(({ mergedOnce }) => mergedOnce),
    converted: having(({ state }) => state === 'converted'),
    released: cases.flatMap(standing).filter(within).length,
  };
}

/** A release stands unless the next thing that was done to it took it back. */
function standing({ lines, releasedAt }: Case): Date[] {
  const course = lines.filter(kind => kind === 'case.released' || REWORKED.includes(kind));
  let nth = -1;
  return course.flatMap((kind, index) => {
    if (kind !== 'case.released') return [];
    nth += 1;
    return course[index + 1] === 'case.release-taken-back' ? [] : [releasedAt[nth] as Date];
  });
}

export interface CountedContacts {
  contacts: number;
  inquiries: number;
  answeredAtOnce: number;
  recorded: number;
  other: number;
}

export function countContacts({ contacts }: RawRows, { from, to }: Span): CountedContacts {
  const own = contacts.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to);
  const with_ = (outcome: string): Contact[] => own.filter(one => one.outcome === outcome);
  return {
    contacts: own.length,
    inquiries: with_('inquiry').length,
    answeredAtOnce: with_('inquiry').filter(({ answeredAtOnce }) => answeredAtOnce).length,
    recorded: with_('recorded').length,
    other: with_('other').length,
  };
}
