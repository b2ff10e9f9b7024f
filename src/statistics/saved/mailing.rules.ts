import { parseISO } from 'date-fns';
import { dayAt } from '../period.rules.js';
import type { Asked } from './saved-filter.entity.js';

/** Every day; on Monday; on the first of the month: at eight in the city. */
export const MAIL_EVERY = ['daily', 'weekly', 'monthly'] as const;
export type MailEvery = (typeof MAIL_EVERY)[number];

/** As files for people to go on with. */
export const MAIL_FORMATS = ['xlsx', 'ods'] as const;
export type MailFormat = (typeof MAIL_FORMATS)[number];

const EIGHT = 'T08:00:00+08:00';
const DAY_MS = 86_400_000;
const MONDAY = 1;

const FALLS_ON: Record<MailEvery, (day: string) => boolean> = {
  daily: () => true,
  weekly: day => new Date(day).getUTCDay() === MONDAY,
  monthly: day => day.endsWith('-01'),
};

/** By officer, or of some of them, whom the report names then: a mail has figures, and nobody's name. */
export const namesSomebody = ({ by, officer }: Asked): boolean => by === 'officer' || officer !== undefined;

/** The next time after `now`. */
export const nextMail = (every: MailEvery, now: Date): Date => found(every, now, 1);

/** The last time until `now`: however late it is sent, this is what it is of. */
export const lastMail = (every: MailEvery, now: Date): Date => found(every, now, -1);

function found(every: MailEvery, now: Date, step: 1 | -1): Date {
  for (let near = now; ; near = new Date(near.getTime() + step * DAY_MS)) {
    const day = dayAt(near);
    const at = parseISO(`${day}${EIGHT}`);
    const isThere = step === 1 ? at > now : at <= now;
    if (isThere && FALLS_ON[every](day)) return at;
  }
}
