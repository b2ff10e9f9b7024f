import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../../test/support/worlds.js';
import type { Amount, LadderStep } from '../city/profile.js';
import type { Closure } from '../city/working-days.rules.js';
import type { Audience } from '../events.js';
import { DELIVER_RULE, dueTimes, type FrozenRule, type Limited } from './clock.rules.js';
import type { Pause } from './pause.rules.js';
import { isBehind, nextOf, type Step, stepsOf } from './step.rules.js';

const taipei = (time: string): Date => new Date(`${time.replace(' ', 'T')}+08:00`);
/** As people say it: `Mon 11-23 24:00`. A millisecond later is `+`. */
function said(time: Date): string {
  const late = time.getTime() % 1000;
  const shown = new Date(time.getTime() - late + 8 * 3_600_000);
  const midnight = shown.toISOString().slice(11, 19) === '00:00:00';
  const day = new Date(shown.getTime() - (midnight ? 1 : 0));
  const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' }).format(day);
  const clock = midnight ? '24:00' : shown.toISOString().slice(11, 16);
  return `${weekday} ${day.toISOString().slice(5, 10)} ${clock}${late === 1 ? '+' : ''}`;
}

const tell = (...tells: Audience[]): { tell: Audience[] } => ({ tell: tells });
/** As the city has them. */
const HOURS: LadderStep[] = [
  { percent: 50, ...tell('officer') },
  { percent: 80, ...tell('officer', 'chief') },
  { percent: 100, ...tell('officer', 'chief', 'centre') },
  { after: { hours: 4 }, ...tell('chief', 'head') },
  { after: { hours: 24 }, ...tell('head', 'commission') },
];
const DAYS: LadderStep[] = [
  { percent: 50, ...tell('officer') },
  { percent: 80, ...tell('officer', 'chief') },
  { percent: 100, ...tell('officer', 'chief') },
  { after: { workingDays: 1 }, ...tell('chief', 'head') },
  { after: { workingDays: 3 }, ...tell('head', 'commission') },
];

interface Example {
  limit: Amount;
  from: string;
  ladder?: LadderStep[];
  closures?: Omit<Closure, 'id' | 'reason'>[];
  pauses?: Pause[];
  extension?: number;
}

function stepsIn({ limit, from, ladder = DAYS, closures = [], pauses = [], extension = 0 }: Example): Step[] {
  const rule: FrozenRule = {
    ...{ kind: 'reply', ...limit, ladder, pauses: { citizen: { workingDays: 10 } } },
    ...{ officeHours: OFFICE, extension: null, category: null, version: null },
  };
  const limited: Limited = { rule, startedAt: taipei(from), extension, district: '64000010', pauses };
  const calendar = calendarOf({
    closures: closures.map((one, i) => ({ ...one, id: String(i), reason: '颱風' })),
  });
  return stepsOf(limited, dueTimes(limited, calendar), calendar);
}

const OFFICE: [number, number][] = [
  [480, 720],
  [810, 1050],
];

const times = (example: Example): Record<string, string> =>
  Object.fromEntries(stepsIn(example).map(({ code, at }) => [code, said(at)]));

describe('the steps of a limit', () => {
  it('of four hours count around the clock: received on Friday morning, chased on Saturday', () => {
    expect(times({ limit: { hours: 4 }, from: '2026-11-20 09:00', ladder: HOURS })).toEqual({
      '50%': 'Fri 11-20 11:00',
      '80%': 'Fri 11-20 12:12',
      due: 'Fri 11-20 13:00+',
      '+4h': 'Fri 11-20 17:00+',
      '+24h': 'Sat 11-21 13:00+',
    });
  });

  it('of six working days received on a Friday leave the weekends out, before and after the due time', () => {
    expect(times({ limit: { workingDays: 6 }, from: '2026-11-13 16:40' })).toEqual({
      // Monday to Wednesday are the first half; four fifths are over within Friday.
      '50%': 'Wed 11-18 24:00',
      '80%': 'Fri 11-20 24:00',
      due: 'Mon 11-23 24:00+',
      '+1d': 'Tue 11-24 24:00+',
      '+3d': 'Thu 11-26 24:00+',
    });
  });

  it('due on a Friday is chased on the Monday', () => {
    expect(times({ limit: { workingDays: 3 }, from: '2026-11-17 09:00' })).toMatchObject({
      due: 'Fri 11-20 24:00+',
      '+1d': 'Mon 11-23 24:00+',
      '+3d': 'Wed 11-25 24:00+',
    });
  });

  it('wait for the end of the lunar new year', () => {
    expect(times({ limit: { workingDays: 3 }, from: '2026-02-12 10:00' })).toEqual({
      // Friday the 13th is the last day before it, Monday the 23rd the first after it.
      '50%': 'Mon 02-23 12:00',
      '80%': 'Tue 02-24 12:00',
      due: 'Tue 02-24 24:00+',
      '+1d': 'Wed 02-25 24:00+',
      '+3d': 'Mon 03-02 24:00+',
    });
  });

  it('count the Saturday on which offices make up for a holiday', () => {
    expect(times({ limit: { workingDays: 3 }, from: '2025-02-06 10:00' })).toMatchObject({
      // Friday, the Saturday, Monday.
      '50%': 'Sat 02-08 12:00',
      due: 'Mon 02-10 24:00+',
      '+1d': 'Tue 02-11 24:00+',
    });
  });

  it('give back the half day that a typhoon takes, and are chased a whole day later', () => {
    const closures = [{ date: '2026-11-16', part: 'morning' as const, districts: null }];
    expect(times({ limit: { workingDays: 3 }, from: '2026-11-13 10:00', closures })).toEqual({
      // Half of Monday, Tuesday, Wednesday, and half of Thursday.
      '50%': 'Tue 11-17 24:00',
      '80%': 'Wed 11-18 24:00',
      due: 'Thu 11-19 12:00+',
      '+1d': 'Fri 11-20 24:00+',
      '+3d': 'Tue 11-24 24:00+',
    });
  });

  it('are moved by a typhoon after the due time as well, which nobody could have worked in', () => {
    const closures = [{ date: '2026-11-24', part: 'day' as const, districts: ['64000010'] }];
    expect(times({ limit: { workingDays: 6 }, from: '2026-11-13 16:40', closures })).toMatchObject({
      due: 'Mon 11-23 24:00+',
      '+1d': 'Wed 11-25 24:00+',
    });
  });

  it('of eight hours in which offices work go on in the next morning', () => {
    const ladder: LadderStep[] = [
      { percent: 50, ...tell('centre') },
      { after: { workingHours: 2 }, ...tell('head') },
    ];
    expect(times({ limit: { workingHours: 8 }, from: '2026-11-20 16:00', ladder })).toEqual({
      // An hour and a half on Friday; four hours on Monday morning, two and a half in the afternoon.
      '50%': 'Mon 11-23 10:30',
      due: 'Mon 11-23 16:00+',
      '+2wh': 'Tue 11-24 08:30+',
    });
  });

  it('rest while the case waits for the citizen, those before the wait where they were', () => {
    const pauses: Pause[] = [
      { reason: 'citizen', from: taipei('2026-11-19 09:00'), to: taipei('2026-11-23 15:00') },
    ];
    expect(times({ limit: { workingDays: 6 }, from: '2026-11-13 16:40', pauses })).toMatchObject({
      '50%': 'Wed 11-18 24:00',
      // Thursday’s afternoon, Friday and Monday’s morning were waited through: two days.
      '80%': 'Tue 11-24 24:00',
      due: 'Wed 11-25 24:00+',
    });
  });

  it('are shares of the longer limit once it is extended', () => {
    expect(times({ limit: { workingDays: 6 }, from: '2026-11-13 16:40', extension: 4 })).toMatchObject({
      '50%': 'Fri 11-20 24:00',
      '80%': 'Wed 11-25 24:00',
      due: 'Fri 11-27 24:00+',
    });
  });

  it('hold the due time also where the ladder says nothing, and then it tells nobody', () => {
    expect(stepsIn({ limit: { hours: 4 }, from: '2026-11-20 09:00', ladder: [] })).toEqual([
      { code: 'due', what: 'due', at: new Date(+taipei('2026-11-20 13:00') + 1), tells: [] },
    ]);
  });

  it('of a receipt come at the very end of its two minutes', () => {
    const calendar = calendarOf({ closures: [] });
    const limited: Limited = {
      ...{ rule: DELIVER_RULE, startedAt: taipei('2026-11-20 09:00'), extension: 0 },
      ...{ district: null, pauses: [] },
    };
    const steps = stepsOf(limited, dueTimes(limited, calendar), calendar);
    expect(steps.map(({ at }) => said(at))).toEqual(['Fri 11-20 09:02']);
  });
});

describe('a clock that is stopped', () => {
  const NOON = taipei('2026-11-20 12:00');
  const at = (time: string): Date => taipei(`2026-11-20 ${time}`);
  it.each([
    ['before its next step owes none', '11:00', '10:59', false],
    ['at its next step owes it', '11:00', '11:00', true],
    ['at its due time owes no breach', '12:00:00.001', '12:00', false],
    ['a millisecond later owes one', '12:00:00.001', '12:00:00.001', true],
    ['long after a chase owes it', '16:00:00.001', '20:00', true],
  ])('%s', (_, next, stopped, expected) => {
    expect(isBehind({ nextAt: at(next), dueAt: NOON }, at(stopped))).toBe(expected);
  });

  it('at the very end of the two minutes of a receipt is in time', () => {
    expect(isBehind({ nextAt: NOON, dueAt: NOON }, NOON)).toBe(false);
    expect(isBehind({ nextAt: NOON, dueAt: NOON }, new Date(+NOON + 1))).toBe(true);
  });

  it('owes nothing when nothing more was to come', () => {
    expect(isBehind({ nextAt: null, dueAt: NOON }, at('20:00'))).toBe(false);
  });
});

describe('a clock that gets another ladder, of another item', () => {
  const limit = { limit: { hours: 4 }, from: '2026-11-20 09:00' };
  const long = stepsIn({ ...limit, ladder: HOURS });
  const short = stepsIn({ ...limit, ladder: [] });

  it('is still to be breached, however many warnings it had on the one before', () => {
    const late = taipei('2026-11-20 13:30');
    expect(nextOf(short, { stepsDone: 2, isBreached: false }, late)).toEqual({
      stepsDone: 0,
      nextAt: short[0]?.at,
    });
  });

  it('is not warned of any more when it is breached, and chased from where it is', () => {
    const late = taipei('2026-11-20 13:30');
    expect(nextOf(long, { stepsDone: 1, isBreached: true }, late)).toEqual({
      stepsDone: 3,
      nextAt: long[3]?.at,
    });
  });

  it('is warned of what lies ahead, and of what was left out', () => {
    const early = taipei('2026-11-20 12:30');
    expect(nextOf(long, { stepsDone: 0, isBreached: false }, early)).toEqual({
      stepsDone: 0,
      nextAt: long[0]?.at,
    });
  });
});
