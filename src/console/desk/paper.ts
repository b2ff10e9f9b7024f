import type { Channel, SentFile } from '../api/types.js';
import { isoDay } from '../words/dates.js';
import { readClock, readDay } from '../words/typed-dates.js';
import type { Words } from '../words/zh-tw.js';

/** What is said of a letter, a fax or somebody at the counter beside what they want. */
export interface PaperDraft {
  receivedOn: string;
  receivedTime: string;
  documentNumber: string;
  lateReason: string;
  files: SentFile[];
}

export const emptyPaper: PaperDraft = {
  receivedOn: '',
  receivedTime: '',
  documentNumber: '',
  lateReason: '',
  files: [],
};

const LATE_AFTER_DAYS = 30;
/** A letter of an earlier day was received in office hours. */
const OPENING = '09:00';

/** Channels that reach the desk some time after the citizen sent them. */
export const hasReceiptDate = (channel: Channel): boolean =>
  ['letter', 'fax', 'mailbox', 'counter'].includes(channel);
export const isPaper = (channel: Channel): boolean => ['letter', 'fax', 'counter'].includes(channel);

const dayOf = (typed: string): string | null => {
  const read = readDay(typed);
  return 'why' in read ? null : read.day;
};

/** What is wrong with the day, by name; null: nothing. */
export function dayProblem(typed: string, now: number, { paper: text }: Words): string | null {
  if (typed.trim() === '') return null;
  const read = readDay(typed);
  if (!('why' in read)) return read.day > isoDay(now) ? text.wrongFuture : null;
  if (read.why === 'month') return text.wrongMonth(read.month);
  return read.why === 'day' ? text.wrongDay(read.year, read.month, read.day) : text.wrongForm;
}

export const timeProblem = (typed: string, { paper: text }: Words): string | null =>
  typed.trim() !== '' && readClock(typed) === null ? text.wrongTime : null;

/** So long ago that it takes a reason: to the minute, as the server counts. */
export function isLate(paper: Pick<PaperDraft, 'receivedOn' | 'receivedTime'>, now: number): boolean {
  const received = receiptOf(paper, now);
  return received !== null && now - Date.parse(received) > LATE_AFTER_DAYS * 86_400_000;
}

/** When it was received, in the city; null: now. */
export function receiptOf(
  { receivedOn, receivedTime }: Pick<PaperDraft, 'receivedOn' | 'receivedTime'>,
  now: number,
): string | null {
  const [day, clock] = [dayOf(receivedOn), readClock(receivedTime)];
  const today = isoDay(now);
  if ((day === null || day === today) && clock === null) return null;
  return `${day ?? today}T${clock ?? OPENING}:00+08:00`;
}
