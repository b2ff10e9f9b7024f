import { describe, expect, it } from '@jest/globals';
import { inChinese, only, REPLY, said, TYPHOON, t, type Wish } from '../../test/support/explained.js';
import type { FrozenRule } from './clock.rules.js';
import type { Change } from './clock-in-full.js';

describe('what has happened to a clock', () => {
  const at = t('2026-11-24T09:00:00');
  const [before, dueAt] = [t('2026-11-24T00:00:00'), t('2026-11-25T00:00:00')];
  const police = { 'zh-TW': '警察局', en: 'Police' };

  it.each<[string, Change, string, string]>([
    [
      'a move by a closure',
      { what: 'moved', at, before, dueAt, why: 'closure', closureId: 'c' },
      '115/11/24（二）09:00：期限由 115/11/23（一）24:00 改為 115/11/24（二）24:00（停止上班：115/07/10（五）下午，巴威颱風）。',
      'Tue 24 Nov 2026, 09:00: due Tue 24 Nov 2026, 24:00 instead of Mon 23 Nov 2026, 24:00 (offices were closed: Fri 10 Jul 2026, in the afternoon, 巴威颱風).',
    ],
    [
      'a move before reasons were kept',
      { what: 'moved', at, before, dueAt, why: null, closureId: null },
      '115/11/24（二）09:00：期限由 115/11/23（一）24:00 改為 115/11/24（二）24:00（更改案類，改用新案類的期限，仍自原起算時間計）。',
      'Tue 24 Nov 2026, 09:00: due Tue 24 Nov 2026, 24:00 instead of Mon 23 Nov 2026, 24:00 (another category, whose limit counts from the original start).',
    ],
    [
      'a breach',
      { what: 'breached', at, dueAt: before, agency: police },
      '115/11/23（一）24:00 逾期，當時由警察局承辦。',
      'Breached Mon 23 Nov 2026, 24:00, while Police had it.',
    ],
    [
      'a breach at the centre',
      { what: 'breached', at, dueAt: before, agency: null },
      '115/11/23（一）24:00 逾期，當時由話務中心承辦。',
      'Breached Mon 23 Nov 2026, 24:00, while the service centre had it.',
    ],
    [
      'a cure',
      { what: 'cured', at, by: '李主任', why: 'closure' },
      '115/11/24（二）09:00：先前的逾期更正為未逾期（停止上班；經手：李主任）。',
      'Tue 24 Nov 2026, 09:00: the breach is cured (offices were closed; done by 李主任).',
    ],
    [
      'a cure by nobody in person',
      { what: 'cured', at, by: null, why: 'calendar' },
      '115/11/24（二）09:00：先前的逾期更正為未逾期（辦公日曆有變更；經手：系統）。',
      'Tue 24 Nov 2026, 09:00: the breach is cured (the calendar of office days has changed; done by the system itself).',
    ],
    [
      'an extension that is lost to another category',
      { what: 'dropped', at, size: 24, unit: 'hours' },
      '115/11/24（二）09:00：先前核准的展延 24 小時在新案類不適用，不再計入。',
      'Tue 24 Nov 2026, 09:00: the extension of 24 hours is none in the new category, and counts no more.',
    ],
    [
      'a stop',
      { what: 'stopped', at, outcome: 'missed', because: 'replied' },
      '115/11/24（二）09:00：已回復，計時停止（逾期）。',
      'Tue 24 Nov 2026, 09:00: The citizen was answered, and the clock stopped: late.',
    ],
    [
      'a resumption',
      { what: 'resumed', at, because: 'sent-back' },
      '115/11/24（二）09:00：退回重辦，計時繼續，視同沒有停過。',
      'Tue 24 Nov 2026, 09:00: The report was sent back, and the clock runs on as if it had never stopped.',
    ],
  ])('is told in order: %s', (_, change, chinese, english) => {
    const sentence = said({ start: '2026-11-13T10:00:00', closures: [TYPHOON], changes: [change] }).find(
      ({ code }) => code === change.what,
    );
    expect(sentence?.words).toEqual({ 'zh-TW': chinese, en: english });
  });

  it('does not tell a move that moved nothing', () => {
    const change: Change = { what: 'moved', at, before, dueAt: before, why: 'calendar', closureId: null };
    expect(only({ start: '2026-11-13T10:00:00', changes: [change] }, 'moved')).toEqual([]);
  });
});

describe('a petition of six working days from a Friday', () => {
  it('that was extended says both dates, who approved it, and goes on counting behind the first', () => {
    const [before, after] = [t('2026-11-24T00:00:00'), t('2026-11-27T00:00:00')];
    const wish: Wish = {
      ...{ start: '2026-11-13T10:00:00', extension: 3 },
      extensions: [
        {
          size: 3,
          at: t('2026-11-23T16:30:00'),
          approver: 'agency_chief',
          by: '王科長',
          moved: { before, after },
          lead: null,
          reason: '須會勘',
        },
      ],
    };
    expect(inChinese(wish).slice(8)).toEqual([
      '115/11/23（一）：計入 1 個工作天，累計 6 個工作天。',
      '原期限：115/11/23（一）24:00。',
      '展延 3 個工作天：機關主管（王科長）於 115/11/23（一）16:30 核准，期限由 115/11/23（一）24:00 延至 115/11/26（四）24:00。理由：須會勘',
      '115/11/24（二）–11/26（四）：計入 3 個工作天，累計 9 個工作天。',
      '展延後的期限：115/11/26（四）24:00。',
      '依現行日曆逐日重算，得 115/11/26（四）24:00，與記載的期限相同。',
    ]);
  });

  it('says which warnings come next, and who is told; the centre, while no agency has the case', () => {
    const ladder: FrozenRule['ladder'] = [
      { percent: 50, tell: ['officer'] },
      { percent: 80, tell: ['officer', 'chief'] },
      { percent: 100, tell: ['chief'] },
      { after: { workingDays: 1 }, tell: ['head', 'commission'] },
    ];
    const wish: Wish = { start: '2026-11-13T10:00:00', rule: { ...REPLY, ladder }, stepsDone: 1 };
    expect(only(wish, 'next')).toEqual([
      '115/11/20（五）24:00（期限用去 80%）：通知承辦人、承辦機關主管。',
      '115/11/23（一）24:00（到期）：通知承辦機關主管。',
      '115/11/24（二）24:00（逾期 1 個工作天）：通知上級機關主管、研考會。',
    ]);
    expect(only({ ...wish, isHeld: false }, 'next')).toEqual([
      '115/11/20（五）24:00（期限用去 80%）：通知話務主管。',
      '115/11/23（一）24:00（到期）：通知話務主管。',
      '115/11/24（二）24:00（逾期 1 個工作天）：通知話務主管、研考會。',
    ]);
    expect(only({ ...wish, stoppedAt: t('2026-11-20T10:00:00') }, 'next')).toEqual([]);
    expect(only({ ...wish, now: t('2026-11-24T00:05:00') }, 'next')).toEqual([
      '115/11/24（二）24:00（逾期 1 個工作天）：通知上級機關主管、研考會。',
    ]);
  });
});
