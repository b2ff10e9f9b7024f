import { redacted, scan } from '../../citizens/personal-data.rules.js';
import type { Remark, Sorted } from './sort-rows.js';

/** So many of each list are told to people; a machine is told all. */
const MOST_TOLD = 20;
const LONGEST_NAME = 40;

export interface ImportReport extends Omit<Sorted, 'lines' | 'repeated'> {
  feed: string;
  dryRun: boolean;
  rows: number;
  cases: number;
  repeatedRows: number;
  /** New here; known and further on now; known with other texts now (also of those); known and as it was. */
  added: number;
  wentOn: number;
  changed: number;
  unchanged: number;
  /** How the cases of the file stand here. */
  inTheSystem: Record<string, number>;
  untimed: true;
  seconds: number;
}

/** Names that the profile does not know are what somebody typed: shortened, and covered like any text. */
export const safeNames = (names: Record<string, number>): Record<string, number> => {
  const safe: Record<string, number> = {};
  for (const [name, times] of Object.entries(names)) {
    const covered = redacted(name, scan(name)).replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
    safe[covered] = (safe[covered] ?? 0) + times;
  }
  return safe;
};

export const UNTIMED =
  'The old system does not say when a case was acknowledged or reported: the cases have no clocks and stand in no\n' +
  'on-time figure; those steps carry the time of the next one that is known.';

export function sentences(report: ImportReport): string {
  const { rows, cases, repeatedRows, rejected, warnings, added, wentOn, changed, unchanged, dryRun } = report;
  return [
    `${rows} rows: ${cases} cases, ${repeatedRows} rows that repeat one of them, ${rejected.length} rejected.`,
    dryRun
      ? 'Nothing was imported (--dry-run).'
      : `${added} cases are new, ${wentOn} went on, ${changed} have other texts, ${unchanged} were here already.`,
    ...line('In the file, by status', report.byStatus),
    ...line('Here, by state', report.inTheSystem),
    ...line('Items that the city profile does not know (uncategorised)', report.unknownItems),
    ...line('Units it does not know (the city’s rules, or the centre, stand for them)', report.unknownUnits),
    ...line('Districts it does not know (none is set)', report.unknownDistricts),
    UNTIMED,
    ...list('Rejected', rejected),
    ...list('Taken with a doubt', warnings),
  ].join('\n');
}

function line(what: string, counts: Record<string, number>): string[] {
  const all = Object.entries(counts);
  if (all.length === 0) return [];
  const told = all.slice(0, MOST_TOLD).map(([name, times]) => `${name} ${times}`);
  const rest = all.length > MOST_TOLD ? [`and ${all.length - MOST_TOLD} more`] : [];
  return [`${what}: ${[...told, ...rest].join(', ')}.`];
}

function list(what: string, remarks: readonly Remark[]): string[] {
  if (remarks.length === 0) return [];
  const told = remarks
    .slice(0, MOST_TOLD)
    .map(one => `  ${one.where}${one.number ? ` (${one.number})` : ''}: ${one.what}`);
  const rest =
    remarks.length > MOST_TOLD ? [`  and ${remarks.length - MOST_TOLD} more: --json tells all.`] : [];
  return [`${what}:`, ...told, ...rest];
}
