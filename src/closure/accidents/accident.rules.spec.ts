import { describe, expect, it } from '@jest/globals';
import {
  flawOfTime,
  followUpAfter,
  isForThem,
  isLate,
  isToBeTold,
  limitsFrom,
  obstacleTo,
  type Progress,
  type ToldBefore,
  tellOf,
} from './accident.rules.js';

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const NOW = at('23T10:00');
const FRESH: Progress = { arrivedAt: null, careDue: at('24T09:00'), caredAt: null, closedAt: null };
const THERE = { ...FRESH, arrivedAt: at('23T09:30') };
const CARED = { ...THERE, caredAt: at('23T11:00') };
const NOBODY_HURT = { ...THERE, careDue: null };
const CLOSED = { ...CARED, closedAt: at('23T12:00') };

describe('what can be done about an accident', () => {
  it.each<[string, Progress, Parameters<typeof obstacleTo>[0], ReturnType<typeof obstacleTo>]>([
    ['fresh', FRESH, 'attend', null],
    ['fresh', FRESH, 'care', null],
    ['fresh', FRESH, 'follow-up', 'not_attended'],
    ['fresh', FRESH, 'close', 'not_attended'],
    ['attended', THERE, 'attend', 'attended'],
    ['attended', THERE, 'care', null],
    ['attended', THERE, 'follow-up', null],
    ['attended', THERE, 'close', 'not_cared'],
    ['cared for', CARED, 'care', null],
    ['cared for', CARED, 'close', null],
    ['of nobody hurt', NOBODY_HURT, 'care', 'nobody_hurt'],
    ['of nobody hurt', NOBODY_HURT, 'close', null],
    ['closed', CLOSED, 'attend', 'closed'],
    ['closed', CLOSED, 'care', 'closed'],
    ['closed', CLOSED, 'follow-up', 'closed'],
    ['closed', CLOSED, 'close', 'closed'],
  ])('%s %#: %s', (_, progress, action, obstacle) => {
    expect(obstacleTo(action, progress, 'settled')).toBe(obstacle);
  });

  it('ends at once where it was no accident, and once only', () => {
    expect(obstacleTo('close', FRESH, 'not_an_accident')).toBeNull();
    expect(obstacleTo('close', CLOSED, 'not_an_accident')).toBe('closed');
  });
});

describe('the time of what was done', () => {
  it.each([
    [null, 'no_time'],
    [at('23T10:01'), 'to_come'],
    [NOW, null],
    [at('23T08:00'), null],
    [at('23T07:59'), 'before_receipt'],
  ])('%s: %s', (time, flaw) => {
    expect(flawOfTime(time, new Date(+at('23T08:00') + 30_000), NOW)).toBe(flaw);
  });

  it('is late after the limit, not at it', () => {
    expect(isLate(at('23T10:00'), NOW)).toBe(false);
    expect(isLate(at('23T10:01'), NOW)).toBe(true);
  });
});

it('has limits from when it was marked, of care only where somebody is hurt', () => {
  const rules = { onSiteWithinHours: 1, careWithinHours: 24, followUpEveryDays: 3 };
  expect(limitsFrom(NOW, rules, { care: true })).toEqual({
    onSiteDue: at('23T11:00'),
    careDue: at('24T10:00'),
  });
  expect(limitsFrom(NOW, rules, { care: false }).careDue).toBeNull();
  expect(followUpAfter(NOW, rules)).toEqual(at('26T10:00'));
});

it.each([
  ['those who deal with such cases', { role: 'supervisor' }, true],
  ['no role that does not', { role: 'manager' }, false],
  ['an agency by its name', { agency: 'fire' }, true],
  ['whoever has the case', { holder: true }, true],
  ['no bare address', { mail: 'duty@example.gov.tw' }, false],
] as const)('in confidence is told to %s', (_whom, whom, expected) => {
  const told = { code: 'x', name: '某', nameEn: 'X', via: [], ...whom };
  expect(isForThem(told, { confidential: true })).toBe(expected);
  expect(isForThem(told, { confidential: false })).toBe(true);
});

describe('an agency', () => {
  const told = (more: Partial<ToldBefore> = {}): ToldBefore => ({
    ...{ recipient: 'fire', agency: 'fire', via: 'phone' as const, endedAt: null, isWaiting: true },
    ...more,
  });
  it.each<[string, ToldBefore[], boolean]>([
    ['that was told nothing', [], true],
    ['that still waits to be told so', [told()], false],
    ['that knows of it for another reason', [told({ isWaiting: false })], true],
    ['that was told for this reason', [told({ recipient: 'holder', isWaiting: false })], false],
    ['that had it, lost it and has it again', [told({ recipient: 'holder', endedAt: NOW })], true],
    ['that was told by another way', [told({ via: 'screen' })], true],
    ['beside another one', [told({ agency: 'police' })], true],
  ])('%s as who has the case by telephone: %#', (_, known, expected) => {
    expect(isToBeTold({ recipient: 'holder', agency: 'fire', via: 'phone' }, known)).toBe(expected);
  });

  it('is none where a role or an address is told', () => {
    expect(isToBeTold({ recipient: 'centre', agency: null, via: 'mail' }, [told({ agency: null })])).toBe(
      true,
    );
  });
});

it('whoever has the case is told on the screen where the list forgets them', () => {
  const fire = { code: 'fire', name: '消防局', nameEn: 'Fire', agency: 'fire', via: ['phone' as const] };
  const holder = {
    code: 'desk',
    name: '主辦',
    nameEn: 'Holder',
    holder: true as const,
    via: ['phone' as const],
  };
  expect(tellOf({ tell: [fire] }).map(({ code, via }) => [code, via])).toEqual([
    ['holder', ['screen']],
    ['fire', ['phone']],
  ]);
  expect(tellOf({ tell: [fire, holder] })).toEqual([fire, holder]);
});
