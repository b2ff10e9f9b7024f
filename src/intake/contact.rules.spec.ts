import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../cases/channels.js';
import { flawsOfOutcome, OTHER_REASONS, OUTCOMES } from './contact.rules.js';

it('there is a door for everybody: face to face, phone, web, letter, fax, app and chatbot', () => {
  expect([...CHANNELS].sort()).toEqual(['app', 'chatbot', 'counter', 'fax', 'letter', 'mailbox', 'phone']);
});

it('a contact is 諮詢, 錄案後送 or 其他 and nothing else, so that the three shares are the whole', () => {
  expect([...OUTCOMES].sort()).toEqual(['inquiry', 'other', 'recorded']);
});

it('what came to nothing says why, each reason once and fit for a machine', () => {
  expect(new Set(OTHER_REASONS).size).toBe(OTHER_REASONS.length);
  for (const reason of OTHER_REASONS) expect(reason).toMatch(/^[a-z_]+$/);
});

describe('what is said about an outcome', () => {
  const inquiry = { topic: 'traffic', answeredAtOnce: true };
  const other = { reason: 'silent' };
  const cases = [{ description: '坑洞' }];
  it.each<[object, string[]]>([
    [{ outcome: 'recorded', cases }, []],
    [{ outcome: 'inquiry', inquiry }, []],
    [{ outcome: 'other', other }, []],
    [{ outcome: 'inquiry', inquiry, cases: null, other: undefined }, []],
    [{ outcome: 'recorded', cases, inquiry }, ['inquiry']],
    [{ outcome: 'recorded', cases, other: 'garbage' }, ['other']],
    [{ outcome: 'inquiry', inquiry, cases }, ['cases']],
    [{ outcome: 'inquiry', inquiry, cases: [] }, ['cases']],
    [{ outcome: 'other', other, inquiry: {}, cases: 7 }, ['inquiry', 'cases']],
  ])('%j is refused where it is of another one: %j', (said, fields) => {
    const flaws = flawsOfOutcome(said as Parameters<typeof flawsOfOutcome>[0]);
    expect(flaws.map(({ field }) => field)).toEqual(fields);
  });
});
