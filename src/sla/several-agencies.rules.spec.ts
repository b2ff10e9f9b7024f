import { expect, it } from '@jest/globals';
import type { LimitRule } from '../city/profile.js';
import { isOfSeveral, ofSeveral } from './several-agencies.rules.js';

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

const DAY = new Date('2026-11-13T10:00:00+08:00');
const hours = (size: number): Date => new Date(+DAY + size * 3_600_000);

it.each<[string, (Date | null)[], boolean]>([
  ['nobody else was asked', [], false],
  ['somebody is asked still', [null], true],
  ['somebody answered', [hours(48)], true],
  ['somebody answered before it began', [hours(-48)], false],
  ['one before and one since', [hours(-48), hours(48)], true],
])('%s', (_, parts, expected) => {
  expect(isOfSeveral(parts, DAY)).toBe(expected);
});
