import { maySeeConfidential } from '../../access/confidential.rules.js';
import type { AccidentRules, NoticeVia, Told } from '../../city/accident-rules.js';
import type { AccidentResult } from './accident.entity.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export type AccidentAction = 'attend' | 'care' | 'follow-up' | 'close';

/** How far it is. */
export interface Progress {
  arrivedAt: Date | null;
  careDue: Date | null;
  caredAt: Date | null;
  closedAt: Date | null;
}

export type Obstacle = 'closed' | 'attended' | 'not_attended' | 'not_cared' | 'nobody_hurt';

/** Why something cannot be done now. What was no accident is closed without anybody having been there. */
export function obstacleTo(
  action: AccidentAction,
  { arrivedAt, careDue, caredAt, closedAt }: Progress,
  result: AccidentResult | null = null,
): Obstacle | null {
  if (closedAt) return 'closed';
  if (action === 'attend') return arrivedAt ? 'attended' : null;
  if (action === 'care') return careDue ? null : 'nobody_hurt';
  if (action === 'close' && result === 'not_an_accident') return null;
  if (!arrivedAt) return 'not_attended';
  return action === 'close' && careDue && !caredAt ? 'not_cared' : null;
}

export type FlawOfTime = 'no_time' | 'to_come' | 'before_receipt';

/** Why something cannot have been done then, to the minute. Whoever was there before it was marked, was in time. */
export function flawOfTime(at: Date | null, receivedAt: Date, now: Date): FlawOfTime | null {
  if (!at) return 'no_time';
  if (at > now) return 'to_come';
  return at.getTime() < Math.floor(receivedAt.getTime() / MINUTE_MS) * MINUTE_MS ? 'before_receipt' : null;
}

export const isLate = (at: Date, due: Date): boolean => at > due;

/** Until when somebody is there, and, where somebody is hurt, is visited. */
export function limitsFrom(
  markedAt: Date,
  { onSiteWithinHours, careWithinHours }: Pick<AccidentRules, 'onSiteWithinHours' | 'careWithinHours'>,
  { care }: { care: boolean },
): { onSiteDue: Date; careDue: Date | null } {
  const after = (hours: number): Date => new Date(markedAt.getTime() + hours * HOUR_MS);
  return { onSiteDue: after(onSiteWithinHours), careDue: care ? after(careWithinHours) : null };
}

export const followUpAfter = (at: Date, { followUpEveryDays }: { followUpEveryDays: number }): Date =>
  new Date(at.getTime() + followUpEveryDays * 24 * HOUR_MS);

/** A case in confidence is for those who deal with such, and for agencies that are told by name; for no bare address. */
export const isForThem = ({ role, agency, holder }: Told, file: { confidential: boolean }): boolean =>
  role !== undefined
    ? maySeeConfidential({ role }, file)
    : agency !== undefined || holder === true || !file.confidential;

/** Whoever has the case knows of it, whatever the list says. */
const HOLDER: Told = {
  ...{ code: 'holder', name: '主辦機關', nameEn: 'Whoever has the case' },
  ...{ holder: true, via: ['screen'] },
};

export const tellOf = ({ tell }: Pick<AccidentRules, 'tell'>): Told[] =>
  tell.some(({ holder }) => holder) ? tell : [HOLDER, ...tell];

/** What somebody was told before. */
export interface ToldBefore {
  recipient: string;
  agency: string | null;
  via: NoticeVia;
  endedAt: Date | null;
  /** Nobody has seen, heard or read it yet. */
  isWaiting: boolean;
}

/** An agency is told once by each way, for whichever reason; anew where it has the case again, or by now. */
export function isToBeTold(
  { recipient, agency, via }: Pick<ToldBefore, 'recipient' | 'agency' | 'via'>,
  before: readonly ToldBefore[],
): boolean {
  if (agency === null) return true;
  const theirs = before.filter(one => one.agency === agency && one.via === via && one.endedAt === null);
  return !theirs.some(one => one.isWaiting || one.recipient === recipient);
}
