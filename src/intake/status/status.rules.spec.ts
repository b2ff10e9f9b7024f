import { expect, it } from '@jest/globals';
import { CASE_STATES } from '../../cases/case-actions.rules.js';
import { STEPS } from '../open311/steps.rules.js';
import { STAGE_WORDS, STAGES, stageOf } from './stage.rules.js';
import { numberFrom, passwordFrom, waitInWords } from './status.rules.js';
import { stepsInWords } from './step.words.js';

it.each([
  ['D20261121-00042-0', 'D20261121-00042-0'],
  [' d20261121-00042-0 ', 'D20261121-00042-0'],
  ['Ｄ２０２６１１２１－０００４２－０', 'D20261121-00042-0'],
  ['D20261121–00042—0', 'D20261121-00042-0'],
  ['D20261121 - 00042 - 0', 'D20261121-00042-0'],
])('the number typed as %s is understood', (typed, number) => {
  expect(numberFrom(typed)).toBe(number);
});

it.each([
  ['31415926', '31415926'],
  ['3141 5926', '31415926'],
  ['３１４１－５９２６', '31415926'],
])('the password typed as %s is understood', (typed, password) => {
  expect(passwordFrom(typed)).toBe(password);
});

it.each([
  ['recorded', null, 'received'],
  ['dispatched', null, 'sent'],
  ['assigned', null, 'sent'],
  ['acknowledged', null, 'in_hand'],
  ['waiting', 'citizen', 'waiting_for_you'],
  ['waiting', 'parts', 'on_hold'],
  ['waiting', null, 'on_hold'],
  ['reported', null, 'checked'],
  ['replied', null, 'answer_checked'],
  ['released', null, 'closed'],
  ['withdrawn', null, 'withdrawn'],
  ['converted', null, 'goes_on_as_petition'],
  ['merged', null, 'with_others'],
  ['not_handled', null, 'not_handled'],
  ['transferred', null, 'transferred'],
] as const)('what is %s (%s) is %s to the citizen', (state, waitsFor, stage) => {
  expect(stageOf(state, waitsFor)).toBe(stage);
});

it('every state has a stage, and every stage its words', () => {
  expect(new Set(CASE_STATES.flatMap(state => [stageOf(state, 'citizen'), stageOf(state, 'parts')]))).toEqual(
    new Set(STAGES),
  );
  for (const { name, means } of Object.values(STAGE_WORDS))
    for (const said of [name, means]) expect(said['zh-TW'] && said.en).toBeTruthy();
});

it.each([
  [1, '1 分鐘', 'a minute'],
  [60, '1 分鐘', 'a minute'],
  [61, '2 分鐘', '2 minutes'],
  [3540, '59 分鐘', '59 minutes'],
  [3600, '1 小時', 'an hour'],
  [3601, '2 小時', '2 hours'],
  [21_600, '6 小時', '6 hours'],
])('a wait of %s s is said as people say it', (seconds, zh, en) => {
  expect(waitInWords(seconds)).toEqual({ 'zh-TW': zh, en });
});

it('what happened twice at once is told once, and the latest first', () => {
  const [first, then] = [new Date('2026-11-13T02:00:00Z'), new Date('2026-11-13T03:00:00Z')];
  const steps = stepsInWords([
    { kind: 'case.opened', at: first },
    { kind: 'case.reassigned', at: then },
    { kind: 'workorder.dispatched', at: then },
    { kind: 'case.reassigned', at: then },
    { kind: 'case.sent-back', at: then },
    { kind: 'case.noted', at: then },
  ]);
  expect(steps.map(({ what, at }) => [what['zh-TW'], at])).toEqual([
    ['已派給承辦機關', then],
    ['已改派其他機關', then],
    ['已受理', first],
  ]);
});

it('a closing that is corrected is not taken up anew', () => {
  const at = new Date('2026-11-13T02:00:00Z');
  const [told] = stepsInWords([{ kind: 'case.release-taken-back', at }]);
  expect(told?.what).toEqual({
    'zh-TW': '結案更正，我們正在確認',
    en: 'the closing was corrected; we are checking',
  });
  expect(STEPS['case.release-taken-back']?.status).toBe('IN_PROGRESS');
});
