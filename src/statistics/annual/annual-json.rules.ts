import { type Figures, figureKind } from './annual-figures.js';
import { type AnnualSpan, monthsIn } from './annual-period.rules.js';
import type { Contradiction } from './contradictions.rules.js';
import type { PrintedYear } from './printed-figures.js';

type Nested = { [name: string]: number | null | Nested };

/** As programs read it: the figures that the city has printed of that time, or all, as the system has them now. */
export function annualJson(
  span: AnnualSpan,
  figures: Figures,
  printed: PrintedYear | null,
  contradictions: readonly Contradiction[],
): object {
  const keys = Object.keys(printed?.figures ?? figures).filter(key => figureKind(key));
  const months = monthsIn(span);
  const anomalies = contradictions.map(({ words }) => words.en);
  return {
    ...(printed && { source: printed.source }),
    ...(months < 12 && { months }),
    ...nested(keys.map(key => [key, figures[key] ?? null])),
    ...(anomalies.length > 0 && { anomalies }),
  };
}

function nested(entries: [string, number | null][]): Nested {
  const all: Nested = {};
  for (const [key, value] of entries) {
    const names = key.split('.');
    const last = names.pop() as string;
    let inner = all;
    for (const name of names) {
      inner[name] ??= {};
      inner = inner[name] as Nested;
    }
    inner[last] = value;
  }
  return all;
}
