import { describe, expect, it } from '@jest/globals';
import type { Asker } from '../rights.js';
import { peopleRoles, type Role, roles, worksForAnAgency } from '../roles.js';
import { type Account, actionsOn, rolesToGive } from './staff-actions.rules.js';

const admin: Asker = { id: 'admin', role: 'admin', agency: null };
const chief: Asker = { id: 'chief', role: 'agency_chief', agency: 'works', below: ['maintenance'] };
const account = (changes: Partial<Account> = {}): Account => ({
  id: 'somebody',
  role: 'officer',
  agency: 'works',
  active: true,
  departed: false,
  dormant: false,
  isWithoutPassword: false,
  machine: false,
  ...changes,
});

describe('what can be done to an account', () => {
  it.each<[string, Partial<Account>, string[]]>([
    ['in use', {}, ['change', 'suspend', 'reset', 'hand-over']],
    ['long unused', { dormant: true }, ['change', 'suspend', 'resume', 'reset', 'hand-over']],
    ['suspended', { active: false }, ['change', 'resume', 'hand-over']],
    ['of somebody who has left', { active: false, departed: true }, ['resume']],
    ['without a password of ours', { isWithoutPassword: true }, ['change', 'suspend', 'hand-over']],
    ['of a machine', { machine: true }, []],
    ['of the admin themselves', { id: 'admin', role: 'admin', agency: null }, []],
  ])('%s', (_, changes, expected) => {
    expect(actionsOn(admin, account(changes))).toEqual(expected);
  });

  it.each<[string | null, boolean]>([
    ['works', true],
    ['maintenance', true],
    ['police', false],
    [null, false],
  ])('by a chief of works, in %s: %s', (agency, may) => {
    expect(actionsOn(chief, account({ agency })).length > 0).toBe(may);
  });

  it.each(roles.filter(role => role !== 'admin' && role !== 'agency_chief'))(
    'by the role %s: nothing',
    role => {
      const me = { id: 'me', role, agency: worksForAnAgency(role) ? 'works' : null };
      expect(actionsOn(me, account())).toEqual([]);
    },
  );
});

describe('the roles that are given', () => {
  it.each<[string, Asker, string | null, Role[]]>([
    ['an admin in the centre', admin, null, peopleRoles.filter(role => !worksForAnAgency(role))],
    ['an admin in an agency', admin, 'police', ['officer', 'agency_chief']],
    ['a chief in the own agency', chief, 'works', ['officer', 'agency_chief']],
    ['a chief in an agency below', chief, 'maintenance', ['officer', 'agency_chief']],
    ['a chief in another agency', chief, 'police', []],
    ['a chief in the centre', chief, null, []],
  ])('by %s', (_, me, agency, expected) => {
    expect(rolesToGive(me, agency)).toEqual(expected);
  });
});
