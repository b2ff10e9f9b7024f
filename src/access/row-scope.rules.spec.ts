import { describe, expect, it } from '@jest/globals';
import { maySeeConfidential } from './confidential.rules.js';
import { type Role, roles } from './roles.js';
import { caseScope, maySeeCase } from './row-scope.rules.js';

const person = (role: Role, agency: string | null) => ({ id: 'somebody', role, agency });
const has = (agency: string) => ({ agency, until: null });
const had = (agency: string) => ({ agency, until: new Date() });

/** Role, its agency, and which cases it may see: of nobody yet, its own, passed on by it, another's. */
const TABLE: [Role, string | null, boolean, boolean, boolean, boolean][] = [
  ['agent', null, true, true, true, true],
  ['supervisor', null, true, true, true, true],
  ['petition_clerk', null, true, true, true, true],
  ['inspector', null, true, true, true, true],
  ['manager', null, true, true, true, true],
  ['commission', null, true, true, true, true],
  ['officer', 'water', false, true, false, false],
  ['agency_chief', 'water', false, true, false, false],
  ['officer', null, false, false, false, false],
  ['auditor', null, false, false, false, false],
  ['admin', null, false, false, false, false],
  ['channel', null, false, false, false, false],
];

describe('the cases a person sees', () => {
  it.each(TABLE)(
    'as %s of %s: unrouted %s, its own %s, passed on %s, another’s %s',
    (role, agency, ...expected) => {
      const me = person(role, agency);
      const cases = [[], [has('water')], [had('water'), has('parks')], [has('parks')]];
      expect(cases.map(holders => maySeeCase(me, holders, 'sanmin'))).toEqual(expected);
    },
  );

  it('are the same in a list as one by one', () => {
    for (const [role, agency, , own, , foreign] of TABLE) {
      const scope = caseScope(person(role, agency));
      expect([role, agency, scope]).toEqual([
        role,
        agency,
        own
          ? {
              ...(!foreign && { agencies: [agency] }),
              ...(['agent', 'manager'].includes(role) && { withoutConfidential: true }),
            }
          : null,
      ]);
    }
  });

  it('are of confidential ones those of assigned staff, and of the agency that deals with them', () => {
    const readers = TABLE.filter(([role, agency]) =>
      maySeeConfidential(person(role, agency), { confidential: true }),
    );
    expect([...new Set(readers.map(([role]) => role))].sort()).toEqual([
      'agency_chief',
      'commission',
      'inspector',
      'officer',
      'petition_clerk',
      'supervisor',
    ]);
    for (const role of roles)
      expect(maySeeConfidential(person(role, null), { confidential: false })).toBe(true);
  });

  it('are also those of the agencies below the own one', () => {
    const me = { ...person('officer', 'works'), below: ['maintenance', 'lamps'] };
    expect(maySeeCase(me, [has('lamps')], 'sanmin')).toBe(true);
    expect(maySeeCase(me, [had('lamps'), has('parks')], 'sanmin')).toBe(false);
    expect(maySeeCase(person('officer', 'lamps'), [has('works')], 'sanmin')).toBe(false);
    expect(caseScope(me)).toEqual({ agencies: ['works', 'maintenance', 'lamps'] });
  });

  it.each<[Role, string | null]>([
    ['agent', null],
    ['officer', 'water'],
  ])('are those of their districts, where the work of the %s is limited to some', (role, agency) => {
    const me = { ...person(role, agency), districts: ['sanmin', 'lingya'] };
    expect(maySeeCase(me, [has('water')], 'lingya')).toBe(true);
    expect(maySeeCase(me, [has('water')], 'gushan')).toBe(false);
    expect(maySeeCase(me, [has('water')], null)).toBe(false);
    expect(caseScope(me)).toMatchObject({ districts: ['sanmin', 'lingya'] });
  });

  it('are decided for every role', () => {
    expect(new Set(TABLE.map(([role]) => role))).toEqual(new Set(roles));
  });
});
