import { describe, expect, it } from '@jest/globals';
import type { Asker } from '../../access/rights.js';
import { peopleRoles, worksForAnAgency } from '../../access/roles.js';
import {
  type BullyingAction,
  type BullyingState,
  decideBy,
  flawsOfCode,
  flawsOfReport,
  isPossible,
  mayWithBullying,
  stateOf,
} from './bullying.rules.js';
import { bullyingNumber } from './bullying-number.rules.js';

const NOW = new Date('2026-11-20T10:00:00+08:00');
const CITY = { sources: [{ code: 'hotline_1999', name: '1999', nameEn: '1999' }] };

describe('a report of bullying', () => {
  it.each<[BullyingState, string]>([
    ['waiting', 'accept, refuse'],
    ['accepted', 'handle'],
    ['not_accepted', 'accept'],
  ])('that is %s can be acted on by: %s', (state, expected) => {
    const actions: BullyingAction[] = ['accept', 'refuse', 'handle'];
    expect(actions.filter(action => isPossible(state, action)).join(', ')).toBe(expected);
  });

  it.each([
    [null, 'waiting'],
    [true, 'accepted'],
    [false, 'not_accepted'],
  ])('with the decision %s is %s', (accepted, state) => {
    expect(stateOf({ accepted })).toBe(state);
  });

  it.each([
    ['hotline_1999', '2026-11-20T09:00:00+08:00', ''],
    ['hotline_1999', '2025-11-20T09:00:00+08:00', ''],
    ['telepathy', '2026-11-20T09:00:00+08:00', 'source UNKNOWN_CODE'],
    ['hotline_1999', '2026-11-20T10:00:01+08:00', 'receivedAt TIME_TO_COME'],
    ['hotline_1999', '2025-11-18T09:00:00+08:00', 'receivedAt TIME_TOO_LONG_AGO'],
    ['', null, 'source UNKNOWN_CODE, receivedAt NO_SUCH_TIME'],
  ])('by %s at %s: “%s”', (source, at, expected) => {
    const flaws = flawsOfReport({ source, receivedAt: at === null ? null : new Date(at) }, CITY, NOW);
    expect(flaws.map(({ field, code }) => `${field} ${code}`).join(', ')).toBe(expected);
  });

  it('takes only codes that the city has', () => {
    expect(flawsOfCode('ground', 'hotline_1999', CITY.sources)).toEqual([]);
    expect(flawsOfCode('ground', 'constructor', CITY.sources)).toMatchObject([{ field: 'ground' }]);
  });

  it('is decided within calendar days, and its number checks itself', () => {
    expect(decideBy(NOW, { decideWithinDays: 20 })).toEqual(new Date('2026-12-10T10:00:00+08:00'));
    expect(bullyingNumber(new Date('2026-11-20T23:59:00+08:00'), 42)).toMatch(/^B20261120-00042-\d$/);
    expect(bullyingNumber(new Date('2026-11-20T16:30:00Z'), 100_042)).toMatch(/^B20261121-00042-\d$/);
  });
});

describe('who may do what with reports of bullying', () => {
  const me = (role: Asker['role'], agency = 'education', below: string[] = []): Asker => ({
    ...{ id: role, role, below },
    agency: worksForAnAgency(role) ? agency : null,
  });
  const rules = { agency: 'education' };

  it.each([
    ['bullying.report', 'agent, supervisor, petition_clerk, officer, agency_chief'],
    ['bullying.read', 'petition_clerk, officer, agency_chief'],
    ['bullying.decide', 'petition_clerk, officer, agency_chief'],
    ['bullying.count', 'supervisor, petition_clerk, officer, agency_chief, manager, commission'],
  ] as const)('%s: %s', (right, expected) => {
    const may = peopleRoles.filter(role => mayWithBullying(me(role), right, rules));
    expect(may.join(', ')).toBe(expected);
  });

  it.each(['officer', 'agency_chief'] as const)('nothing at all: %s of another agency', role => {
    for (const right of ['bullying.report', 'bullying.read', 'bullying.decide', 'bullying.count'] as const) {
      expect(mayWithBullying(me(role, 'police'), right, rules)).toBe(false);
      // Nor of the one that the assigned one is below.
      expect(mayWithBullying(me(role, 'research', ['education']), right, rules)).toBe(false);
    }
  });
});
