import { expect, it } from '@jest/globals';
import { stateOfNotice } from './notice-state.rules.js';

const AT = new Date('2026-11-23T10:00:00+08:00');
const LATER = new Date('2026-11-23T10:10:00+08:00');
const NOTHING = {
  ...{ shownAt: null, confirmedAt: null, messageState: null, sentAt: null, reachedAt: null },
  ...{ noAddress: false, endedAt: null, underwayUntil: null },
};

it.each([
  ['screen', {}, 'waiting'],
  ['screen', { shownAt: AT }, 'delivered'],
  ['screen', { shownAt: AT, confirmedAt: AT }, 'confirmed'],
  ['phone', {}, 'waiting'],
  ['phone', { reachedAt: AT }, 'confirmed'],
  ['phone', { confirmedAt: AT }, 'confirmed'],
  ['mail', { messageState: 'waiting' }, 'waiting'],
  ['mail', { messageState: 'sent' }, 'delivered'],
  ['mail', { messageState: 'bounced' }, 'failed'],
  ['sms', { messageState: 'failed' }, 'failed'],
  ['mail', { noAddress: true }, 'unreachable'],
  ['mail', { noAddress: true, endedAt: AT }, 'unreachable'],
  ['screen', { endedAt: AT }, 'ended'],
  ['screen', { shownAt: AT, endedAt: AT }, 'delivered'],
  ['phone', { endedAt: AT }, 'ended'],
  ['phone', { reachedAt: AT, endedAt: AT }, 'confirmed'],
  ['mail', { messageState: 'failed', endedAt: AT }, 'failed'],
  ['mail', { messageState: 'taken_back', endedAt: AT }, 'ended'],
  ['mail', { messageState: 'taken_back', endedAt: AT, underwayUntil: LATER }, 'waiting'],
  ['mail', { messageState: 'taken_back', endedAt: AT, underwayUntil: AT }, 'ended'],
  ['mail', { messageState: 'sent', endedAt: AT }, 'delivered'],
] as const)('a notice by %s, %o, is %s', (via, more, state) => {
  expect(stateOfNotice({ ...NOTHING, ...more, via }, AT)).toBe(state);
});
