import { expect, it } from '@jest/globals';
import { reporterLookup } from './reporter.rules.js';

it.each([
  ['家長王小明 0912345678', 'phone:+886912345678'],
  ['王小明，0912-345-678（晚上）', 'phone:+886912345678'],
  ['王小明０９１２３４５６７８', 'phone:+886912345678'],
  ['07-7995678 王老師，或 0912345678', 'phone:+88677995678'],
  ['三年二班家長，不留電話', null],
  ['只知道後四碼 5678', null],
  ['', null],
])('“%s” is found by %s', (reporter, found) => {
  expect(reporterLookup(reporter)).toBe(found);
});
