import { isConnectionLost } from '../database/lost-connection.js';

/** SQLSTATE classes of what passes by itself, or when somebody has made room: the same work succeeds later. */
const PASSING_CLASSES = new Set([
  '08', // the connection
  '40', // rolled back: deadlock, serialization
  '53', // disk full, out of memory, too many connections
  '55', // an object is in use or locked
  '57', // cancelled, shut down, not yet started
  '58', // the machine below the database
]);
/** Of the files beside the database. */
const NO_ROOM = /^(ENOSPC|EDQUOT|EMFILE|ENFILE)$/;
/** The driver's, when this process is closing or the server is slow to take it in. */
const NO_CONNECTION = /^(Cannot use a pool after|timeout expired)/;

const DATA_EXCEPTION = '22';

interface Fault {
  message?: string;
  code?: unknown;
  cause?: unknown;
}

/** True for a fault of the surroundings; false for one that this work will meet again whenever it is tried. */
export function isPassing(error: unknown): boolean {
  const { message = '', code, cause } = (error ?? {}) as Fault;
  if (isSqlState(code)) return PASSING_CLASSES.has(code.slice(0, 2));
  if (typeof code === 'string' && NO_ROOM.test(code)) return true;
  if (NO_CONNECTION.test(message) || isConnectionLost({ code, message })) return true;
  return cause !== undefined && isPassing(cause);
}

/** The fault in a line for logs: values that a message quotes may be what a person typed. */
export function faultInWords(error: unknown): string {
  const { message = String(error), code } = (error ?? {}) as Fault;
  const quotesValues = error instanceof SyntaxError || (isSqlState(code) && code.startsWith(DATA_EXCEPTION));
  const words = quotesValues ? message.replace(/"[^"]*"?|'[^']*'/g, '"…"') : message;
  return isSqlState(code) ? `${words} (SQLSTATE ${code})` : words;
}

const isSqlState = (code: unknown): code is string =>
  typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
