import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import type { Audience } from '../events.js';
import { type AgencyTree, hearersOf, hearingOf } from './escalation.rules.js';

/** 工務局 stands above 養護工程處, and that above its desk; the environment's bureau stands for itself. */
const PARENTS: Record<string, string | null> = {
  'public-works': null,
  maintenance: 'public-works',
  desk: 'maintenance',
  environment: null,
};
const TREE: AgencyTree = {
  agency: code => (code in PARENTS ? { parent: PARENTS[code] ?? null } : null),
};

const STAFF: [Role, string | null][] = [
  ...roles.filter(role => !worksForAnAgency(role)).map((role): [Role, null] => [role, null]),
  ...Object.keys(PARENTS).flatMap((code): [Role, string][] => [
    ['officer', code],
    ['agency_chief', code],
  ]),
];

/** Everybody who is told, among all there are; `inOtherHands`: somebody else has acknowledged. */
function told(tells: Audience[], agency: string | null, inOtherHands: boolean): string[] {
  const hearers = hearersOf(tells, agency, TREE);
  return STAFF.filter(([role, own]) => {
    const { always, inHand } = hearingOf({ role, agency: own });
    return [...always, ...(inOtherHands ? [] : inHand)].some(one => hearers.includes(one));
  }).map(([role, own]) => (own ? `${role} of ${own}` : role));
}

describe('who is told', () => {
  it.each<[string, Audience, string | null, string[]]>([
    [
      'everybody at the agency, while nobody has acknowledged',
      'officer',
      'maintenance',
      ['officer of maintenance', 'agency_chief of maintenance'],
    ],
    ['the chief of the agency', 'chief', 'maintenance', ['agency_chief of maintenance']],
    [
      'as the head the chief of the agency right above',
      'head',
      'maintenance',
      ['agency_chief of public-works'],
    ],
    ['and not of the one above that', 'head', 'desk', ['agency_chief of maintenance']],
    [
      'as the head the own chief, where nothing stands above',
      'head',
      'environment',
      ['agency_chief of environment'],
    ],
    ['as the centre its people who steer cases', 'centre', 'maintenance', ['supervisor', 'petition_clerk']],
    ['the control commission', 'commission', 'maintenance', ['commission']],
    ['for the officer the centre, while no agency has it', 'officer', null, ['supervisor', 'petition_clerk']],
    ['for the chief the centre, while no agency has it', 'chief', null, ['supervisor', 'petition_clerk']],
    ['for the head the centre, while no agency has it', 'head', null, ['supervisor', 'petition_clerk']],
    ['the commission, also while no agency has it', 'commission', null, ['commission']],
    ['nobody of an agency that is none', 'chief', 'dissolved', []],
  ])('%s', (_, audience, agency, expected) => {
    expect(told([audience], agency, false)).toEqual(expected);
  });

  it('is not everybody at the agency once somebody has acknowledged', () => {
    expect(told(['officer'], 'maintenance', true)).toEqual([]);
    expect(told(['officer', 'chief'], 'maintenance', true)).toEqual(['agency_chief of maintenance']);
  });

  it('is nobody without an agency where one is needed', () => {
    const nothing = { always: [], inHand: [] };
    expect(hearingOf({ role: 'officer', agency: null })).toEqual(nothing);
    expect(hearingOf({ role: 'agency_chief', agency: null })).toEqual(nothing);
  });

  it('is named once, also where several of them are the same', () => {
    expect(hearersOf(['officer', 'chief', 'head', 'centre'], null, TREE)).toEqual(['centre']);
    expect(hearersOf(['chief', 'head'], 'environment', TREE)).toEqual(['chief:environment']);
    expect(hearersOf(['officer', 'head', 'commission'], 'desk', TREE)).toEqual([
      'officer:desk',
      'chief:maintenance',
      'commission',
    ]);
  });
});
