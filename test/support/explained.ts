import { readProfile } from '../../src/city/profile/read-profile.js';
import { type Closure, WorkingCalendar } from '../../src/city/working-days.rules.js';
import { dueTimes, type FrozenRule, type Limited } from '../../src/sla/clock.rules.js';
import type {
  ClockInFull,
  SavedClosure,
  Sentence,
  SentenceCode,
  Surroundings,
} from '../../src/sla/clock-in-full.js';
import { explain } from '../../src/sla/explain.rules.js';
import type { Pause } from '../../src/sla/pause.rules.js';

/** Clocks to be explained: a petition and a response of the model city, in the calendar as it is. */

const years = readProfile('config/city/kaohsiung').flatMap(({ kind, content }) =>
  kind === 'calendar' ? [content] : [],
);
export const REPLY: FrozenRule = {
  ...{ kind: 'reply', workingDays: 6, ladder: [], extension: null, category: 'PEN01', version: 1 },
  pauses: { citizen: { workingDays: 10 } },
};
export const RESPOND: FrozenRule = {
  ...REPLY,
  kind: 'respond',
  workingDays: undefined,
  hours: 4,
  category: 'RD01',
  pauses: {},
};
/** A time in Taipei. */
export const t = (time: string): Date => new Date(`${time}+08:00`);

export const TYPHOON: Closure = {
  ...{ id: 'c', date: '2026-07-10', part: 'afternoon', districts: ['三民區'], reason: '巴威颱風' },
};

type Shut = Closure & Partial<Pick<SavedClosure, 'savedAt' | 'withdrawnAt'>>;

export interface Wish extends Partial<Omit<ClockInFull, 'limited'>> {
  rule?: FrozenRule;
  start: string;
  pauses?: Pause[];
  extension?: number;
  /** Saved on Thursday, 9 July 2026, unless it is said when. */
  closures?: Shut[];
  now?: Date;
}

export function around(
  calendar: WorkingCalendar,
  closures: readonly Shut[],
  now: Date = new Date(0),
): Surroundings {
  const name = (code: string) => ({ 'zh-TW': code, en: code });
  return {
    ...{ now, calendar },
    category: name,
    district: name,
    closures: closures.map(one => ({ savedAt: t('2026-07-09T20:05:00'), withdrawnAt: null, ...one })),
  };
}

export function inFull(
  limited: Limited,
  calendar: WorkingCalendar,
  more: Partial<ClockInFull> = {},
): ClockInFull {
  return {
    ...dueTimes(limited, calendar),
    ...{
      limited,
      startedBy: 'receipt',
      agency: null,
      stoppedAt: null,
      stepsDone: 0,
      isHeld: true,
      spokenForIn: null,
    },
    ...{ extensions: [], changes: [] },
    ...more,
  };
}

/** Of a clock like this, all that is said. */
export function said({
  rule = REPLY,
  start,
  pauses = [],
  extension = 0,
  closures = [],
  now,
  ...more
}: Wish): Sentence[] {
  const limited: Limited = { rule, startedAt: t(start), extension, district: '三民區', pauses };
  const calendar = new WorkingCalendar(
    years,
    'Asia/Taipei',
    closures.filter(({ withdrawnAt }) => !withdrawnAt),
  );
  return explain(inFull(limited, calendar, more), around(calendar, closures, now));
}

export const inChinese = (wish: Wish): string[] => said(wish).map(({ words }) => words['zh-TW']);
export const only = (wish: Wish, ...codes: SentenceCode[]): string[] =>
  said(wish)
    .filter(({ code }) => codes.includes(code))
    .map(({ words }) => words['zh-TW']);
