import { expect, it } from '@jest/globals';
import { heldAt } from './held.rules.js';

/** Hours of one day. */
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 20, hour));
const leg = (agency: string, from: number, to: number | null) => ({
  agency,
  from: at(from),
  to: to === null ? null : at(to),
});

const RECALLED = [leg('water', 2, 5)];
const SENT_AGAIN = [...RECALLED, leg('roads', 7, null)];
const HANDED_ON = [leg('water', 2, 5), leg('roads', 5, null)];
const ENDED = [leg('water', 2, 5)];

it.each([
  ['before the first leg the centre', SENT_AGAIN, 'roads', 1, null],
  ['from the moment it was sent the agency', SENT_AGAIN, 'roads', 2, 'water'],
  ['in between the centre', SENT_AGAIN, 'roads', 6, null],
  ['in the moment it was recalled the centre', SENT_AGAIN, 'roads', 5, null],
  ['in the end who has it', SENT_AGAIN, 'roads', 9, 'roads'],
  ['at a hand-over the next one', HANDED_ON, 'roads', 5, 'roads'],
  ['before that the one before', HANDED_ON, 'roads', 4, 'water'],
  ['after a recall the centre', RECALLED, null, 6, null],
  ['while it was at the agency that gave it back the agency', RECALLED, null, 3, 'water'],
  ['after its work has ended the agency still', ENDED, 'water', 6, 'water'],
  ['without a leg whoever it is meant for', [], 'roads', 6, 'roads'],
])('%s', (_, legs, now, hour, expected) => {
  expect(heldAt(legs, now, at(hour))).toBe(expected);
});
