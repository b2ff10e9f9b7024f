import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Figures, figureKind } from './annual-figures.js';
import { type AnnualSpan, spanOf } from './annual-period.rules.js';

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
  return years.map(({ year, months, title, source, decimals = USUAL_DECIMALS, figures, further }) => {
    const span = spanOf(String(year), months === undefined ? undefined : String(months));
    if (!span) throw new PrintedFiguresFaulty(`${FILE}: there is no year ${year} with months ${months}.`);
    return {
      span,
      title: String(title ?? ''),
      source: String(source ?? ''),
      decimals: Number(decimals),
      figures: flat((figures ?? {}) as Raw, `${year}`),
      further: flat((further ?? {}) as Raw, `${year}`),
    };
  });
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
