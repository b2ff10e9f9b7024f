import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  around,
  inChinese,
  inFull,
  only,
  RESPOND,
  said,
  TYPHOON,
  t,
  type Wish,
} from '../../test/support/explained.js';
import { calendarOf, inWords, limitedOf, worlds } from '../../test/support/worlds.js';
import type { Closure } from '../city/working-days.rules.js';
import type { FrozenRule } from './clock.rules.js';
import type { SentenceCode } from './clock-in-full.js';
import { explain } from './explain.rules.js';
import type { Pause } from './pause.rules.js';

describe('a petition of six working days', () => {
  it('received on a Friday is explained day by day, the weekend in one sentence', () => {
    expect(inChinese({ start: '2026-11-13T10:00:00' })).toEqual([
      '「回復」期限 6 個工作天（案類「PEN01」的期限，第 1 版）。',
      '人民陳情以書面回復，期限由本市依案類訂定。',
      '以日計算，始日不計（行政程序法第48條第2項）；假日不計（文書處理手冊第79點）；到最後一日 24:00 為止。',
      '自受理起算：115/11/13（五）10:00。',
      '115/11/13（五）是始日，不計；第一個計入的日子是 115/11/16（一）。',
      '115/11/14（六）–11/15（日）：週末，不計。',
      '115/11/16（一）–11/20（五）：計入 5 個工作天。',
      '115/11/21（六）–11/22（日）：週末，不計。',
      '115/11/23（一）：計入 1 個工作天，累計 6 個工作天。',
      '期限：115/11/23（一）24:00。',
      '依現行日曆逐日重算，得 115/11/23（一）24:00，與記載的期限相同。',
    ]);
  });

  it('is explained in English as well, with the same times for machines', () => {
    const sentences = said({ start: '2026-11-13T10:00:00' });
    expect(sentences.map(({ words }) => words.en)).toEqual([
      'Limit “Reply”: 6 working days (of the category “PEN01”, version 1).',
      'Petitions are answered in writing, within what the city decides by category.',
      'Of days the first is not counted (Administrative Procedure Act, art. 48 II); holidays are not counted (Manual of Document Processing, point 79); the limit ends at 24:00 of the last.',
      'It runs from receipt: Fri 13 Nov 2026, 10:00.',
      'Fri 13 Nov 2026 is the day it began, and is not counted; the first day that counts is Mon 16 Nov 2026.',
      'Sat 14 Nov – Sun 15 Nov 2026: weekend, not counted.',
      'Mon 16 Nov – Fri 20 Nov 2026: 5 working days counted.',
      'Sat 21 Nov – Sun 22 Nov 2026: weekend, not counted.',
      'Mon 23 Nov 2026: 1 working day counted, 6 working days in all.',
      'It is due Mon 23 Nov 2026, 24:00.',
      'Counted again day by day on the calendar as it is, it is due Mon 23 Nov 2026, 24:00, as stored.',
    ]);
    expect(sentences[5]).toMatchObject({
      code: 'weekend',
      from: t('2026-11-14T00:00:00'),
      to: t('2026-11-16T00:00:00'),
    });
    expect(sentences.at(-2)).toMatchObject({ code: 'due', to: t('2026-11-24T00:00:00') });
  });

  it('says the holidays by their names over the Lunar New Year, received on a Tuesday', () => {
    expect(only({ start: '2026-02-10T10:00:00' }, 'weekend', 'holiday', 'due')).toEqual([
      '115/02/14（六）–02/15（日）：週末，不計。',
      '115/02/16（一）：農曆除夕，不計。',
      '115/02/17（二）–02/19（四）：春節，不計。',
      '115/02/20（五）：補假，不計。',
      '115/02/21（六）–02/22（日）：週末，不計。',
      '期限：115/02/25（三）24:00。',
    ]);
  });

  it('counts a make-up Saturday, and says so', () => {
    expect(only({ start: '2025-02-07T10:00:00' }, 'first-day', 'make-up', 'weekend', 'counted')).toEqual([
      '114/02/07（五）是始日，不計；第一個計入的日子是 114/02/08（六）。',
      '114/02/08（六）：補行上班，計入 1 個工作天。',
      '114/02/09（日）：週末，不計。',
      '114/02/10（一）–02/14（五）：計入 5 個工作天，累計 6 個工作天。',
    ]);
  });

  it('names a closure of half a day, where it was, why, and when it was saved', () => {
    const wish: Wish = { start: '2026-07-08T10:00:00', closures: [TYPHOON] };
    expect(only(wish, 'closure', 'counted', 'due')).toEqual([
      '115/07/09（四）–07/10（五）上午：計入 1.5 個工作天。',
      '115/07/10（五）下午：三民區下午停止上班，不計。事由：巴威颱風（115/07/09（四）20:05 登錄）。',
      '115/07/13（一）–07/17（五）上午：計入 4.5 個工作天，累計 6 個工作天。',
      '期限：115/07/17（五）12:00。',
    ]);
    const everywhere: Closure = { ...TYPHOON, part: 'day', districts: null };
    const [closure] = said({ ...wish, closures: [everywhere] }).filter(({ code }) => code === 'closure');
    expect(closure?.words.en).toBe(
      'Fri 10 Jul 2026: offices closed all day in the whole city, not counted. Reason: 巴威颱風. It was saved Thu 9 Jul 2026, 20:05.',
    );
  });

  it('says first, and loudly, that a year is not published yet; not where it was stopped in time', () => {
    const [first] = said({ start: '2027-12-29T10:00:00' });
    expect(first).toMatchObject({
      code: 'provisional',
      words: {
        'zh-TW':
          '注意：民國 117 年的政府辦公日曆尚未公布，期限暫以週一至週五為上班日推算，日曆公布後會重算。',
      },
    });
    expect(only({ start: '2027-12-20T10:00:00' }, 'provisional')).toEqual([]);
    expect(
      only({ start: '2027-12-29T10:00:00', stoppedAt: t('2027-12-30T10:00:00') }, 'provisional'),
    ).toEqual([]);
  });
});

describe('hours', () => {
  it('run around the clock, and end at 24:00 where they end with the day', () => {
    expect(
      only({ start: '2026-11-21T20:00:00', rule: RESPOND }, 'source', 'counting', 'counted', 'due'),
    ).toEqual([
      '「於4小時內處理，並回報」：這個期限計到機關簽收處理為止。',
      '以時計算，即時起算（行政程序法第48條第1項）；夜間與假日都計入。',
      '115/11/21（六）20:00–24:00：不分晝夜計入 4 小時。',
      '期限：115/11/21（六）24:00。',
    ]);
  });

  it('in which offices work leave out nights in one sentence, and weekends by themselves', () => {
    const officeHours: [number, number][] = [
      [480, 720],
      [810, 1050],
    ];
    const rule: FrozenRule = {
      ...RESPOND,
      kind: 'callback',
      hours: undefined,
      workingHours: 20,
      officeHours,
    };
    const codes = ['counting', 'after-hours', 'counted', 'weekend', 'due'] as const;
    expect(only({ start: '2026-11-13T17:00:00', rule }, ...codes)).toEqual([
      '以時計算，即時起算（行政程序法第48條第1項）；只計上班時間 08:00–12:00、13:30–17:30。',
      '115/11/13（五）17:00–24:00：計入 30 分上班時間。',
      '115/11/14（六）–11/15（日）：週末，不計。',
      '115/11/16（一）00:00–11/18（三）11:30：計入 19 小時 30 分上班時間，累計 20 小時上班時間。',
      '期限：115/11/18（三）11:30。',
    ]);
    expect(only({ start: '2026-11-13T18:00:00', rule }, 'after-hours')).toEqual([
      '115/11/13（五）18:00–24:00：上班時間以外，不計。',
    ]);
  });

  it('that rest for parts into a year that is not published are due provisionally', () => {
    const rule: FrozenRule = {
      ...RESPOND,
      hours: 72,
      kind: 'complete',
      pauses: { parts: { workingDays: 20 } },
    };
    const pauses: Pause[] = [{ reason: 'parts', from: t('2027-12-20T10:00:00'), to: null }];
    expect(only({ start: '2027-12-20T09:00:00', rule, pauses }, 'provisional')).toHaveLength(1);
    expect(only({ start: '2027-12-20T09:00:00', rule }, 'provisional')).toEqual([]);
  });
});

describe('the last sentence', () => {
  it('says where the walk arrives elsewhere than at the due time that is stored', () => {
    const stored = { dueAt: t('2026-11-24T00:00:00'), originalDueAt: t('2026-11-24T00:00:00') };
    const closures: Closure[] = [{ ...TYPHOON, date: '2026-11-18', part: 'day' }];
    const wish: Wish = { start: '2026-11-13T10:00:00', closures, ...stored };
    expect(said(wish).at(-1)).toMatchObject({
      code: 'check-differs',
      words: {
        'zh-TW':
          '注意：依現行日曆逐日重算，得 115/11/24（二）24:00，與記載的 115/11/23（一）24:00 不同。日曆或案情已有變更，尚未重算。',
      },
    });
    expect(said({ ...wish, stoppedAt: t('2026-11-17T10:00:00') }).at(-1)?.words.en).toBe(
      'Note: counted again day by day on the calendar as it is, it is Tue 24 Nov 2026, 24:00, and not Mon 23 Nov 2026, 24:00 as stored. What changed after the clock had stopped does not move it.',
    );
  });

  it.each([
    [
      'saved after it was stopped',
      '2026-11-18',
      { savedAt: t('2026-11-17T18:00:00') },
      '2026-11-24T00:00:00',
    ],
    [
      'saved in the very moment, after it was stopped',
      '2026-11-18',
      { savedAt: t('2026-11-17T10:00:00') },
      '2026-11-24T00:00:00',
    ],
    [
      'withdrawn after it was stopped',
      '2026-11-18',
      { withdrawnAt: t('2026-11-17T18:00:00') },
      '2026-11-25T00:00:00',
    ],
  ])(
    'goes by the calendar as it was when the clock was stopped: a closure that was %s',
    (_, date, when, due) => {
      const closures = [{ ...TYPHOON, part: 'day' as const, date, ...when }];
      const [stoppedAt, dueAt] = [t('2026-11-17T10:00:00'), t(due)];
      const sentences = said({
        start: '2026-11-13T10:00:00',
        closures,
        stoppedAt,
        dueAt,
        originalDueAt: dueAt,
      });
      expect(sentences.at(-1)?.code).toBe('check');
      expect(sentences.at(-1)?.words['zh-TW']).toContain('依計時停止當時的日曆逐日重算');
      expect(sentences.some(({ code }) => code === 'closure')).toBe('withdrawnAt' in when);
    },
  );

  it('checks the original limit as well', () => {
    const wish: Wish = { start: '2026-11-13T10:00:00', originalDueAt: t('2026-11-21T00:00:00') };
    expect(said(wish).at(-1)?.words['zh-TW']).toContain('與記載的 115/11/20（五）24:00 不同');
  });

  it.each(['hours', 'workingHours', 'workingDays'] as const)(
    'is at the stored due time, and what is counted and what is not fills all time before it, in %s',
    unit => {
      fc.assert(
        fc.property(worlds(unit), world => {
          const [limited, calendar] = [limitedOf(world), calendarOf(world)];
          const clock = inFull(limited, calendar);
          const sentences = explain(clock, around(calendar, world.closures));
          expect([inWords(world), sentences.at(-1)?.code]).toEqual([inWords(world), 'check']);
          const parts = sentences
            .filter(({ code }) => ON_THE_WAY.includes(code))
            .map(({ from, to }): [number, number] => [+(from as Date), +(to as Date)])
            .sort(([a], [b]) => a - b);
          let covered = world.start;
          for (const [from, to] of parts) if (from <= covered) covered = Math.max(covered, to);
          expect([inWords(world), covered >= +clock.dueAt]).toEqual([inWords(world), true]);
          for (const { words } of sentences)
            expect(JSON.stringify(words)).not.toMatch(/undefined|NaN|object/);
        }),
        { numRuns: 400 },
      );
    },
    120_000,
  );
});

const ON_THE_WAY: SentenceCode[] = [
  ...(['first-day', 'counted', 'make-up', 'weekend', 'holiday', 'closure', 'after-hours', 'pause'] as const),
];
