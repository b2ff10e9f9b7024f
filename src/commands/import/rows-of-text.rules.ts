import { rowsOfXml, stringOfXml } from './rows-of-xml.rules.js';
import { UnreadableFile } from './unreadable-file.js';

/** A line that is no JSON, among others that are. */
export const UNREADABLE_LINE = Symbol('no JSON');

/** Where a service hides its rows. */
const WRAPPERS = ['data', 'd', 'ListData', 'records', 'record', 'result'];
const DEEPEST = 5;

/** Which row it is, as people count; of one object a line, the number of the line. */
export interface Row {
  row: number;
  value: unknown;
}

/** The rows of a file: an array, an object around one, one object, one object a line, or XML. */
export function rowsOf(text: string): Row[] {
  const told = text.trim();
  if (told === '') throw new UnreadableFile('The file is empty.');
  if (!told.startsWith('<')) return rowsOfJson(text);
  if (/^<(!doctype )?html/i.test(told))
    throw new UnreadableFile('This is a web page, not the data. Fetch it again.');
  const inner = stringOfXml(told);
  return inner === null ? numbered(rowsOfXml(told)) : rowsOf(inner);
}

const numbered = (values: unknown[]): Row[] => values.map((value, index) => ({ row: index + 1, value }));

function rowsOfJson(text: string): Row[] {
  const whole = parsed(text);
  if (whole !== UNREADABLE_LINE) return numbered(unwrapped(whole));
  const rows = text.split(/\r?\n/).flatMap((line, index) => {
    return line.trim() === '' ? [] : [{ row: index + 1, value: parsed(line) }];
  });
  // Of one object a line all but a few can be read, and certainly the first and the last.
  if (rows.length > 1 && isObject(rows[0]?.value) && isObject(rows.at(-1)?.value)) return rows;
  if (/^\s*[[{]/.test(text))
    throw new UnreadableFile(
      'The JSON ends in the middle or is broken. Fetch it again; nothing was imported.',
    );
  throw new UnreadableFile('The file is neither JSON nor XML that can be read; nothing was imported.');
}

function unwrapped(value: unknown, depth = 0): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string' && depth < DEEPEST) {
    const inner = parsed(value);
    return inner === UNREADABLE_LINE ? rowsOf(value).map(row => row.value) : unwrapped(inner, depth + 1);
  }
  if (!isObject(value) || depth === DEEPEST)
    throw new UnreadableFile('The JSON has no list of cases in it; nothing was imported.');
  if ('FileNo_' in value || 'service_request_id' in value) return [value];
  const key = WRAPPERS.find(one => typeof value[one] === 'object' || typeof value[one] === 'string');
  if (key === undefined)
    throw new UnreadableFile('The JSON has no list of cases in it; nothing was imported.');
  return unwrapped(value[key], depth + 1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return UNREADABLE_LINE;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
