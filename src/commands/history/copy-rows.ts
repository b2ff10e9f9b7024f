import type pg from 'pg';
import { copyIn } from '../../platform/backup/copy.js';

type Value = string | number | boolean | Date | null;
const LINES_AT_ONCE = 2000;

/** Rows into a table, in the order of its columns. */
export function copyRows(
  client: pg.ClientBase,
  table: string,
  rows: Iterable<readonly Value[]>,
): Promise<number> {
  return copyIn(client, `copy ${table} from stdin`, linesOf(rows));
}

async function* linesOf(rows: Iterable<readonly Value[]>): AsyncGenerator<Buffer> {
  let lines: string[] = [];
  for (const row of rows) {
    lines.push(`${row.map(textOf).join('\t')}\n`);
    if (lines.length < LINES_AT_ONCE) continue;
    yield Buffer.from(lines.join(''));
    lines = [];
  }
  yield Buffer.from(lines.join(''));
}

function textOf(value: Value): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(/[\\\t\n]/g, sign => (sign === '\t' ? '\\t' : sign === '\n' ? '\\n' : '\\\\'));
}
