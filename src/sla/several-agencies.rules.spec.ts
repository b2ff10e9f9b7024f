import { expect, it } from '@jest/globals';
import type { LimitRule } from '../city/profile.js';
import { ofSeveral } from './several-agencies.rules.js';

const reply = (workingDays: number, several?: number): LimitRule => ({
  ...{ kind: 'reply', workingDays, ladder: [], pauses: {}, extension: null },
  ...(several !== undefined && { severalAgencies: { workingDays: several } }),
});

it.each([
  ['one agency', 6, 10, false, 6],
  ['several agencies', 6, 10, true, 10],
  ['several agencies, of a class that takes longer anyway', 12, 10, true, 12],
  ['several agencies, of a limit that does not know of them', 6, undefined, true, 6],
])('%s', (_, own, several, coHandled, expected) => {
  expect(ofSeveral(reply(own, several), coHandled).workingDays).toBe(expected);
});
