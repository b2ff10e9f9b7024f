import type { Sum } from '../rollup/sums.query.js';
import { percentOf } from '../shares.rules.js';
import { AGES_IN_DAYS, type RunningFigures } from './running.query.js';

/** Limits that fell due in a period, and what became of them. */
export interface BreachFigures {
  met: number;
  missed: number;
  openOverdue: number;
  /** The denominator: met, missed, and open and overdue. */
  due: number;
  onTimePercent: number | null;
  /** What was met only since its limit was extended counts as late. */
  originalOnTimePercent: number | null;
  extended: number;
  metByExtension: number;
  /** Recorded as missed first, and met by a limit that moved later. */
  cured: number;
  /** Not decided yet, or given up within the limit: in no rate. */
  running: number;
  cancelled: number;
  /** Of what is open and overdue: up to so many days over, in the order of `AGES_IN_DAYS`, and longer than the last. */
  ages: number[];
  oldestMinutes: number;
}

export interface BreachRow extends BreachFigures {
  key: string;
}

type Of = Pick<Sum, 'kind' | 'dimension' | 'key'>;

/** Adds up what was stopped and what runs, for each key as `rename` names it. */
export function breachRows(
  stopped: readonly Sum[],
  running: readonly RunningFigures[],
  is: (of: Of) => boolean,
  rename: (key: string) => string = key => key,
): Map<string, BreachFigures> {
  const keys = new Map<string, { stopped: Sum['figures'][]; running: RunningFigures[] }>();
  const at = (key: string): { stopped: Sum['figures'][]; running: RunningFigures[] } => {
    const known = keys.get(rename(key)) ?? { stopped: [], running: [] };
    keys.set(rename(key), known);
    return known;
  };
  for (const sum of stopped.filter(is)) at(sum.key).stopped.push(sum.figures);
  for (const one of running.filter(is)) at(one.key).running.push(one);
  return new Map([...keys].map(([key, told]) => [key, figuresOf(told.stopped, told.running)]));
}

export function figuresOf(
  stopped: readonly Sum['figures'][],
  running: readonly RunningFigures[],
): BreachFigures {
  const of = (figure: string): number => total(stopped.map(one => one[figure] ?? 0));
  const now = (figure: 'openOverdue' | 'running' | 'openExtended' | 'openCured'): number =>
    total(running.map(one => one[figure]));
  const [met, missed, openOverdue] = [of('met'), of('missed'), now('openOverdue')];
  const due = met + missed + openOverdue;
  const older = AGES_IN_DAYS.map((_, i) => total(running.map(({ olderThan }) => olderThan[i] ?? 0)));
  return {
    ...{ met, missed, openOverdue, due },
    onTimePercent: percentOf(met, due),
    originalOnTimePercent: percentOf(met - of('metByExtension'), due),
    extended: of('extended') + now('openExtended'),
    metByExtension: of('metByExtension'),
    cured: of('cured') + now('openCured'),
    running: now('running'),
    cancelled: of('cancelled'),
    ages: [openOverdue, ...older].map((count, i) => count - (older[i] ?? 0)),
    oldestMinutes: Math.max(0, ...running.map(one => one.oldestMinutes)),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** The most late first; what is nobody's last. */
export const byLateness = (a: BreachRow, b: BreachRow): number =>
  Number(a.key === '') - Number(b.key === '') ||
  b.missed + b.openOverdue - a.missed - a.openOverdue ||
  b.due - a.due ||
  a.key.localeCompare(b.key, 'en');

/** Whose the parts of a whole are: up to the agency that stands above all (機關), not the one that has it (單位). */
export function topOf(code: string, parentOf: (code: string) => string | null): string {
  let at = code;
  for (let above = parentOf(at); above !== null; above = parentOf(at)) at = above;
  return at;
}

const LONGEST_BY_DAY = 62;

/** A trend of at most two months is told by day, a longer one by month. */
export const trendStep = (days: number): 'day' | 'month' => (days > LONGEST_BY_DAY ? 'month' : 'day');
