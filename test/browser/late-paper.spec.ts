import { describe, expect, it } from '@jest/globals';
import { isLate } from '../../src/console/desk/paper.js';

const NOW = Date.parse('2026-11-21T14:00:00+08:00');

describe('a letter asks why it is typed so late', () => {
  it.each([
    ['30 days and an hour ago', '115/10/22', '13:00', true],
    ['30 days ago, to the minute', '115/10/22', '14:00', false],
    ['30 days ago, of which the hour was not said', '115/10/22', '', true],
    ['31 days ago', '115/10/21', '23:59', true],
    ['29 days ago', '115/10/23', '', false],
    ['on a day that was not understood', '昨天', '', false],
    ['just now', '', '', false],
  ])('that came %s', (_when, receivedOn, receivedTime, late) => {
    expect(isLate({ receivedOn, receivedTime }, NOW)).toBe(late);
  });
});
