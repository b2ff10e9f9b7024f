import { expect, it } from '@jest/globals';
import { CASE_STATES } from '../../cases/case-actions.rules.js';
import { STAGE_WORDS, STAGES, stageOf } from './stage.rules.js';
import { numberFrom, passwordFrom } from './status.rules.js';

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
