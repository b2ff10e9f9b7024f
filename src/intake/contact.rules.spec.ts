import { expect, it } from '@jest/globals';
import { CHANNELS, OTHER_REASONS, OUTCOMES } from './contact.rules.js';

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
