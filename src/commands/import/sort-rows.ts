import { RejectedLine, type ReplayLine, type Status } from '../replay/line.rules.js';
import type { ReadRow } from './feed-row.js';
import type { RawRow } from './read-rows.js';
import { UNREADABLE_LINE } from './rows-of-text.rules.js';
import { type KnownNames, type Prepared, toReplay } from './to-replay.rules.js';

/** About one row: which, its number where it has one, and what is to be said. */
export interface Remark {
  where: string;
  number: string | null;
  what: string;
}

export interface Sorted {
  lines: ReplayLine[];
  rejected: Remark[];
  warnings: Remark[];
  /** Rows of a case that stands in another row as well, which is at least as far on. */
  repeated: number;
  byStatus: Record<string, number>;
  unknownItems: Record<string, number>;
  unknownUnits: Record<string, number>;
  unknownDistricts: Record<string, number>;
}

interface Taken extends Prepared {
  where: string;
  status: Status;
}

const NUMBER_FIELDS = ['FileNo_', 'service_request_id'];
const NUMBER = /^[A-Za-z0-9_-]{1,40}$/;

/** What can be imported, and what is to be said about the rest. Of several rows of a case the one that is furthest on counts. */
export function sortRows(rows: readonly RawRow[], read: ReadRow, city: KnownNames, now: Date): Sorted {
  const taken = new Map<string, Taken>();
  const rejected: Remark[] = [];
  let repeated = 0;
  for (const { where, value } of rows) {
    try {
      const row = read(objectOf(value), now);
      const known = taken.get(row.number);
      if (known) repeated += 1;
      if (!known || row.status >= known.status)
        taken.set(row.number, { ...toReplay(row, city), where, status: row.status });
    } catch (error) {
      if (!(error instanceof RejectedLine)) throw error;
      rejected.push({ where, number: numberIn(value), what: `${error.message}.` });
    }
  }
  const all = [...taken.values()];
  return {
    lines: all.map(({ line }) => line),
    rejected,
    warnings: all.flatMap(({ where, line, doubts }) =>
      doubts.map(what => ({ where, number: line.fileNo, what: `${what}.` })),
    ),
    repeated,
    byStatus: counted(all.map(({ status }) => String(status))),
    unknownItems: counted(all.map(({ unknown }) => unknown.item)),
    unknownUnits: counted(all.map(({ unknown }) => unknown.unit)),
    unknownDistricts: counted(all.map(({ unknown }) => unknown.district)),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  if (value === UNREADABLE_LINE) throw new RejectedLine('it is no JSON');
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new RejectedLine('it is no object with fields');
}

/** Only what looks like a number of a case: anything else might be anything. */
function numberIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const told = NUMBER_FIELDS.map(field => (value as Record<string, unknown>)[field]).find(one => one != null);
  return typeof told === 'string' && NUMBER.test(told.trim()) ? told.trim() : null;
}

/** From often to seldom. */
function counted(names: readonly (string | null)[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)));
}
