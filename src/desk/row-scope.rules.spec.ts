import { describe, expect, it } from '@jest/globals';
import { type Role, roles } from '../access/roles.js';
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
];

describe('the cases a person sees', () => {
  it.each(TABLE)(
    'as %s of %s: unrouted %s, its own %s, passed on %s, another’s %s',
    (role, agency, ...expected) => {
      const me = person(role, agency);
      const cases = [[], [has('water')], [had('water'), has('parks')], [has('parks')]];
      expect(cases.map(holders => maySeeCase(me, holders))).toEqual(expected);
    },
  );

  it('are the same in a list as one by one', () => {
    for (const [role, agency, , own, , foreign] of TABLE) {
      const scope = caseScope(person(role, agency));
      expect([role, agency, scope]).toEqual([role, agency, own ? (foreign ? {} : { holder: agency }) : null]);
    }
  });

  it('are decided for every role', () => {
    expect(new Set(TABLE.map(([role]) => role))).toEqual(new Set(roles));
  });
});
