import type { Spread } from './percentile.rules.js';
import { spreadOf } from './percentile.rules.js';
import { wallClock } from './wall-clock.js';

const DAY_MS = 86_400_000;
/** Warm: every period was asked about before it is timed. */
const MONTHS = 24;
const YEARS = 8;
const ROC_BEFORE_YEAR_ONE = 1911;

export type Length = 'month' | 'year' | 'list';
/** Milliseconds that 95 of 100 answers take at most. */
export const PROMISED: Record<Length, number> = { month: 50, year: 200, list: 100 };

export interface Question {
  name: string;
  length: Length;
  /** Without the period, unless that is a month or a year by its name. */
  path: string;
  named?: 'month' | 'year';
  /** A chief's is of one agency. */
  as: 'manager' | 'agency_chief';
}

const limitsBy = (by: string, clock = 'respond'): string => `/api/reports/breaches?clock=${clock}&by=${by}`;

const REPORTS: [string, string][] = [
  ...['agency', 'unit', 'category', 'district', 'channel', 'officer', 'hour'].map((by): [string, string] => [
    `limits by ${by}`,
    limitsBy(by),
  ]),
  ['petitions by agency', limitsBy('agency', 'reply')],
  ['limits of one item by district', `${limitsBy('district')}&category=RD01`],
  ['limits of one district by item', `${limitsBy('category', 'complete')}&district=64000050`],
  ['answers of citizens', '/api/reports/responses?'],
  ['answers of citizens about one item', '/api/reports/responses?category=RD01'],
  ['answers of citizens as of now', '/api/reports/responses?figures=current'],
  ['calls', '/api/reports/call-centre?'],
];
const OF_A_CHIEF: [string, string][] = [
  ['limits of an agency by item', limitsBy('category')],
  ['limits of an agency by officer', limitsBy('officer', 'complete')],
  ['answers of citizens of an agency', '/api/reports/responses?'],
];
const NAMED: Question[] = [
  {
    ...{ name: 'time control', length: 'month', as: 'manager' },
    ...{ path: '/api/reports/time-control?', named: 'month' },
  },
  { name: 'yearly table', length: 'year', as: 'manager', path: '/api/reports/annual?', named: 'year' },
];
const LISTS: [string, string][] = [
  ['late cases, first page', '/api/reports/breaches/clocks?clock=respond&verdict=late&limit=50'],
  [
    'late cases of an item and district, first page',
    '/api/reports/breaches/clocks?clock=complete&category=RD01&district=64000050&limit=50',
  ],
  ['petitions on time, first page', '/api/reports/breaches/clocks?clock=reply&verdict=met&limit=50'],
];

export const QUESTIONS: Question[] = (['month', 'year'] as const).flatMap(length => [
  ...REPORTS.map(([name, path]): Question => ({ name, length, path, as: 'manager' })),
  ...OF_A_CHIEF.map(([name, path]): Question => ({ name, length, path, as: 'agency_chief' })),
  ...NAMED.filter(question => question.length === length),
  ...(length === 'year'
    ? LISTS.map(([name, path]): Question => ({ name, length: 'list', path, as: 'manager' }))
    : []),
]);

/** Whole months or years, one after the other back from the last, so that no answer is that of the question before. */
export function periodOf(length: Length, nth: number): { from: string; to: string } {
  const now = new Date(wallClock() + 8 * 3_600_000);
  const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  if (length === 'month')
    return {
      from: day(Date.UTC(year, month - 1 - (nth % MONTHS), 1)),
      to: day(Date.UTC(year, month - (nth % MONTHS), 1) - DAY_MS),
    };
  const of = year - 1 - (nth % YEARS);
  return { from: `${of}-01-01`, to: `${of}-12-31` };
}

/** The address of a question about its nth period. */
export function addressOf({ path, length, named }: Question, nth: number): string {
  const { from, to } = periodOf(length, nth);
  if (named === 'month') return `${path}month=${from.slice(0, 7)}`;
  if (named === 'year') return `${path}year=${Number(from.slice(0, 4)) - ROC_BEFORE_YEAR_ONE}`;
  return `${path}&${new URLSearchParams({ from, to })}`;
}

export async function ask<T = unknown>(url: string, cookie: string, path: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

/** How long the answers take, one after the other. */
export async function timed(
  url: string,
  cookie: string,
  question: Question,
  rounds: number,
): Promise<Spread> {
  const times: number[] = [];
  const warmUp = question.length === 'month' ? MONTHS : YEARS;
  for (let nth = 0; nth < warmUp + rounds; nth += 1) {
    const asked = addressOf(question, nth);
    const begun = performance.now();
    await ask(url, cookie, asked);
    if (nth >= warmUp) times.push(performance.now() - begun);
  }
  return spreadOf(times);
}
