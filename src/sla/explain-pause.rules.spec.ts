import { describe, expect, it } from '@jest/globals';
import { only, t, type Wish } from '../../test/support/explained.js';
import { waitedWords } from './explain.words.js';
import type { Pause } from './pause.rules.js';

it.each([
  [686, 'hours', '28 天 14 小時', '28 days 14 hours'],
  [48.5, 'hours', '2 天 30 分', '2 days 30 min'],
  [24, 'hours', '1 天', '1 day'],
  [23.5, 'hours', '23 小時 30 分', '23 h 30 min'],
  [100, 'workingHours', '100 小時上班時間', '100 working hours'],
] as const)('%d %s are waited %s', (amount, unit, chinese, english) => {
  expect(waitedWords(amount, unit)).toEqual({ 'zh-TW': chinese, en: english });
});

describe('a petition of six working days from a Friday', () => {
  it('that waited for the citizen from Monday morning to Thursday morning rested two days and a half', () => {
    const wish: Wish = {
      start: '2026-11-13T10:00:00',
      pauses: [{ reason: 'citizen', from: t('2026-11-16T09:00:00'), to: t('2026-11-19T09:00:00') }],
    };
    expect(only(wish, 'counted', 'pause', 'due')).toEqual([
      '115/11/16（一）上午：計入 0.5 個工作天。',
      '115/11/16（一）09:00–11/19（四）09:00：等候民眾補件（行政程序法第171條，補陳），停計 2.5 個工作天。',
      '115/11/19（四）–11/20（五）：計入 2 個工作天，累計 2.5 個工作天。',
      '115/11/23（一）–11/26（四）上午：計入 3.5 個工作天，累計 6 個工作天。',
      '期限：115/11/26（四）12:00。',
    ]);
  });

  it.each([
    [
      'still waits: as long as it may',
      null,
      '115/11/16（一）13:00 起：等候民眾補件（行政程序法第171條，補陳），停計 10 個工作天。仍在等候，先以最長可等的 10 個工作天（始日不計）推估，到 115/11/30（一）24:00 為止。',
    ],
    [
      'waited longer than it may: cut',
      '2026-12-24T10:00:00',
      '115/11/16（一）13:00–12/24（四）10:00：等候民眾補件（行政程序法第171條，補陳），停計 10 個工作天。最長可等 10 個工作天（始日不計），到 115/11/30（一）24:00 為止，其後照計。',
    ],
    [
      'waited for an hour: nothing',
      '2026-11-16T14:00:00',
      '115/11/16（一）13:00–14:00：等候民眾補件（行政程序法第171條，補陳）；其間沒有整段應計的時間，不停計。',
    ],
  ])('that %s', (_, to, expected) => {
    const pause: Pause = {
      reason: 'citizen',
      from: t('2026-11-16T13:00:00'),
      to: to === null ? null : t(to),
    };
    expect(only({ start: '2026-11-13T10:00:00', pauses: [pause] }, 'pause')).toEqual([expected]);
  });

  it('does not rest for parts, nor when it was due before; what ended before it began is not its own', () => {
    const wait = (reason: Pause['reason'], from: string, to: string): Pause => ({
      reason,
      from: t(from),
      to: t(to),
    });
    const pauses = [
      wait('citizen', '2026-11-02T09:00:00', '2026-11-04T09:00:00'),
      wait('parts', '2026-11-16T09:00:00', '2026-11-18T09:00:00'),
      wait('citizen', '2026-11-25T09:00:00', '2026-11-27T09:00:00'),
    ];
    expect(
      only({ start: '2026-11-13T10:00:00', pauses }, 'pause', 'pause-not-allowed', 'pause-too-late'),
    ).toEqual([
      '115/11/16（一）09:00–11/18（三）09:00：等候備料；這個期限不因此停計。',
      '115/11/25（三）09:00–11/27（五）09:00：等候民眾補件（行政程序法第171條，補陳）；當時期限已過，不再停計。',
    ]);
  });
});
