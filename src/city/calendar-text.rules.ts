import { CsvError, parse } from 'csv-parse/sync';
import { type CalendarFault, empty, noCsv, otherColumns } from './calendar-faults.js';

/** A line of the file that is not blank. */
export interface TextRow {
  line: number;
  cells: string[];
}

export interface TextRows {
  /** The first of them is the header. */
  rows: TextRow[];
  faults: CalendarFault[];
}

/** A line of the calendar has four short columns: what is longer is something else. */
const MOST_CHARACTERS = 1000;

/** Reads CSV: UTF-8, with or without a byte order mark, or Big5, as the government publishes it. */
export function rowsOf(bytes: Uint8Array, most = MOST_CHARACTERS): TextRows {
  const text = decoded(bytes);
  if (text === null) return { rows: [], faults: [noCsv(1)] };
  if (text.trim() === '') return { rows: [], faults: [empty()] };
  let last = 0;
  try {
    const records = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: most,
      on_record: (record, { lines }) => {
        last = lines;
        return record;
      },
    }) as unknown as { info: { lines: number }; record: string[] }[];
    return widthChecked(records.map(({ info, record }) => ({ line: info.lines, cells: record })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Where a quote is not closed the parser finds out much later.
    return { rows: [], faults: [noCsv(last + 1)] };
  }
}

/** Null: it is no text. */
export function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'big5']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.includes('\0') ? null : text;
    } catch {
      // It is another one.
    }
  }
  return null;
}

/** A note with a comma that is not in quotes would lose its end. Columns without anything in them are a spreadsheet's. */
function widthChecked([header, ...rest]: TextRow[]): TextRows {
  if (!header) return { rows: [], faults: [empty()] };
  const width = trimmed(header.cells).length;
  const rows = rest.map(({ line, cells }) => ({
    line,
    cells: [...cells.slice(0, width), ...trimmed(cells.slice(width))],
  }));
  const faults = rows
    .filter(({ cells }) => cells.length !== width)
    .map(({ line, cells }) => otherColumns(line, cells.length, width));
  return { rows: [{ ...header, cells: trimmed(header.cells) }, ...rows], faults };
}

function trimmed(cells: readonly string[]): string[] {
  const last = cells.findLastIndex(cell => cell !== '');
  return cells.slice(0, last + 1);
}
