import { describe, expect, it } from '@jest/globals';
import type { Asker } from '../access/rights.js';
import { peopleRoles, worksForAnAgency } from '../access/roles.js';
import { mayWithBullying } from './bullying-for.js';

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
    ['bullying.hold', 'petition_clerk'],
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
