import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Figures, figureKind } from './annual-figures.js';
import { type AnnualSpan, spanOf } from './annual-period.rules.js';
import { type PrintedMeeting } from './council.rules.js';

const FILE = 'printed-figures.yaml';
const USUAL_DECIMALS = 1;

/** What the city has printed of a year. */
export interface PrintedYear {
  span: AnnualSpan;
  title: string;
  source: string;
  decimals: number;
  /** What `--json` answers, by keys, in the order of the file. */
  figures: Figures;
  further: Figures;
  /** 議會議決案, by meeting and field. */
  council: PrintedMeeting[];
}

export class PrintedFiguresFaulty extends Error {}

type Raw = Record<string, unknown>;

/** A city that has printed nothing has no such file. @throws PrintedFiguresFaulty */
export function readPrintedFigures(folder: string): PrintedYear[] {
  const file = join(folder, FILE);
  return existsSync(file) ? printedYears(readFileSync(file, 'utf8')) : [];
}

export function printedYears(text: string): PrintedYear[] {
  const { years } = (parse(text) ?? {}) as { years?: Raw[] };
  if (!Array.isArray(years)) throw new PrintedFiguresFaulty(`${FILE}: years must be a list.`);
  return years.map(
    ({ year, months, title, source, decimals = USUAL_DECIMALS, figures, further, council }) => {
      const span = spanOf(String(year), months === undefined ? undefined : String(months));
      if (!span) throw new PrintedFiguresFaulty(`${FILE}: there is no year ${year} with months ${months}.`);
      return {
        span,
        title: String(title ?? ''),
        source: String(source ?? ''),
        decimals: Number(decimals),
        figures: flat((figures ?? {}) as Raw, `${year}`),
        further: flat((further ?? {}) as Raw, `${year}`),
        council: ((council ?? []) as Raw[]).map(one => meeting(one, `${year}`)),
      };
    },
  );
}

/** `{ term: 1, kind: extraordinary, nth: 6, total: 68, fields: { civil: 5, … } }` */
function meeting({ term, kind, nth, total, fields }: Raw, year: string): PrintedMeeting {
  const counts = Object.entries((fields ?? {}) as Raw);
  const numbers = [term, nth, total, ...counts.map(([, count]) => count)];
  if (typeof kind !== 'string' || !numbers.every(Number.isInteger))
    throw new PrintedFiguresFaulty(
      `${FILE}: ${year} council: term ${term}, ${nth} is no meeting with its counts.`,
    );
  return { term, kind, nth, total, fields: Object.fromEntries(counts) } as PrintedMeeting;
}

/** `bullying_reports: { total: 148 }` as `bullying_reports.total`. */
function flat(raw: Raw, year: string, before = ''): Figures {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]): [string, number][] => {
      const key = `${before}${name}`;
      if (value !== null && typeof value === 'object')
        return Object.entries(flat(value as Raw, year, `${key}.`)) as [string, number][];
      if (typeof value !== 'number' || !figureKind(key))
        throw new PrintedFiguresFaulty(`${FILE}: ${year} ${key}: ${String(value)} is no figure.`);
      return [[key, value]];
    }),
  );
}

export const sameSpan = (one: AnnualSpan, other: AnnualSpan): boolean =>
  one.year === other.year && one.firstMonth === other.firstMonth && one.lastMonth === other.lastMonth;
