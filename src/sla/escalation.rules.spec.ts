import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { type Audience, type CaseKind } from '../events.js';
import { type AgencyTree, agenciesIn, type Hearing, hearingsOf } from './escalation.rules.js';

/** 工務局 stands above 養護工程處, and that above its desk; the environment's bureau stands for itself. */
const TREE: AgencyTree = {
  agencies: [
    { code: 'public-works', parent: null },
    { code: 'maintenance', parent: 'public-works' },
    { code: 'desk', parent: 'maintenance' },
    { code: 'environment', parent: null },
  ],
};

interface Step {
  tells: Audience;
  agency: string | null;
  kind?: CaseKind;
  /** Whether somebody else has acknowledged. */
  inOtherHands?: boolean;
}

const hears = (
  hearings: Hearing[],
  { tells, agency, kind = 'dispatch', inOtherHands = false }: Step,
): boolean =>
  hearings.some(
    one =>
      one.audiences.includes(tells) &&
      (one.agencies?.includes(agency) ?? true) &&
      (one.kind ?? kind) === kind &&
      !(one.inHand && inOtherHands),
  );

const STAFF: [Role, string | null][] = [
  ...roles.filter(role => !worksForAnAgency(role)).map((role): [Role, null] => [role, null]),
  ...TREE.agencies.flatMap(({ code }): [Role, string][] => [
    ['officer', code],
    ['agency_chief', code],
  ]),
];

const hearersOf = (step: Step): string[] =>
  STAFF.filter(([role, agency]) => hears(hearingsOf({ role, agency }, TREE), step)).map(([role, agency]) =>
    agency ? `${role} of ${agency}` : role,
  );

describe('who is told', () => {
  it.each<[string, Step, string[]]>([
    [
      'everybody at the agency, while nobody has acknowledged',
      { tells: 'officer', agency: 'maintenance' },
      ['officer of maintenance', 'agency_chief of maintenance'],
    ],
    [
      'nobody there but who has acknowledged',
      { tells: 'officer', agency: 'maintenance', inOtherHands: true },
      [],
    ],
    ['the chief of the agency', { tells: 'chief', agency: 'maintenance' }, ['agency_chief of maintenance']],
    [
      'as the head the chief of the agency right above',
      { tells: 'head', agency: 'maintenance' },
      ['agency_chief of public-works'],
    ],
    ['and not of the one above that', { tells: 'head', agency: 'desk' }, ['agency_chief of maintenance']],
    [
      'as the head the own chief, where nothing stands above',
      { tells: 'head', agency: 'environment' },
      ['agency_chief of environment'],
    ],
    ['as the centre the supervisors', { tells: 'centre', agency: 'maintenance' }, ['supervisor']],
    [
      'of petitions the service centre as well',
      { tells: 'centre', agency: 'maintenance', kind: 'petition' },
      ['supervisor', 'petition_clerk'],
    ],
    ['the control commission', { tells: 'commission', agency: 'maintenance' }, ['commission']],
    [
      'for the officer the centre, while no agency has it',
      { tells: 'officer', agency: null },
      ['supervisor'],
    ],
    ['for the chief the centre, while no agency has it', { tells: 'chief', agency: null }, ['supervisor']],
    [
      'for the head the centre, while no agency has it',
      { tells: 'head', agency: null, kind: 'petition' },
      ['supervisor', 'petition_clerk'],
    ],
    ['the commission, also while no agency has it', { tells: 'commission', agency: null }, ['commission']],
    ['nobody of an agency that is none', { tells: 'chief', agency: 'dissolved' }, []],
  ])('%s', (_, step, expected) => {
    expect(hearersOf(step)).toEqual(expected);
  });

  it('is nobody without an agency where one is needed', () => {
    expect(hearingsOf({ role: 'officer', agency: null }, TREE)).toEqual([]);
    expect(hearingsOf({ role: 'agency_chief', agency: null }, TREE)).toEqual([]);
  });
});

it('where somebody of an agency is told of anything is known beforehand, of the centre it may be anywhere', () => {
  const places = ([role, agency]: [Role, string | null]) => agenciesIn(hearingsOf({ role, agency }, TREE));
  expect(places(['officer', 'desk'])).toEqual(['desk']);
  expect(places(['agency_chief', 'public-works'])).toEqual(['public-works', 'maintenance']);
  expect(places(['supervisor', null])).toBeUndefined();
  expect(places(['commission', null])).toBeUndefined();
});
