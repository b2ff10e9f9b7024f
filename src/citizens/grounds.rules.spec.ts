import { describe, expect, it } from '@jest/globals';
import { type Role, roles } from '../access/roles.js';
import { GROUNDS, type Ground, groundFor, type Matter } from './grounds.rules.js';
import type { GrantedGround } from './identity-grant.entity.js';

const plain: Matter = { confidential: false, isReported: false, consented: false, leads: false };
const confidential: Matter = { ...plain, confidential: true };
const ofTheReported: Matter = { ...confidential, isReported: true };
/** All a case could say in favour of being told. */
const agreed = { consented: true, leads: true };

const DESK: Role[] = ['agent', 'supervisor', 'petition_clerk'];
const ASKERS: Role[] = [...DESK, 'inspector', 'officer', 'agency_chief'];
const ASSIGNED: Role[] = ['supervisor', 'petition_clerk'];
const nobody: Role[] = [];

/** For each ground and kind of case: exactly these roles are told; every other one is refused. */
const table: [Ground, string, Matter | null, Role[]][] = [
  ['caller', 'a case like any other', plain, DESK],
  ['caller', 'no case', null, DESK],
  ['caller', 'a confidential case', confidential, nobody],
  ['caller', 'a confidential case about their own agency', ofTheReported, nobody],
  ['call_back', 'a case like any other', plain, DESK],
  ['call_back', 'no case', null, nobody],
  ['call_back', 'a confidential case', confidential, ASSIGNED],
  ['call_back', 'a confidential case about their own agency', ofTheReported, nobody],
  ['unsealed', 'a case like any other', plain, ASKERS],
  ['unsealed', 'no case', null, nobody],
  ['unsealed', 'a confidential case', confidential, ASKERS.filter(role => role !== 'agent')],
  ['unsealed', 'a confidential case about their own agency', ofTheReported, nobody],
  ['request', 'no case', null, ['supervisor', 'petition_clerk']],
  ['request', 'a case like any other', plain, nobody],
  ['request', 'a confidential case', confidential, nobody],
  ['request', 'a confidential case about their own agency', ofTheReported, nobody],
  ['consent', 'a case they lead, where the citizen agreed', { ...plain, ...agreed }, ['officer']],
  ['consent', 'a case of another agency', { ...plain, ...agreed, leads: false }, nobody],
  ['consent', 'a case nobody agreed to be called about', { ...plain, ...agreed, consented: false }, nobody],
  ['consent', 'a confidential case', { ...confidential, ...agreed }, nobody],
  ['consent', 'a confidential case about their own agency', { ...ofTheReported, ...agreed }, nobody],
  ['consent', 'no case', null, nobody],
];

describe('who may know who asked', () => {
  for (const role of roles)
    it.each(table)(`the ${role}, by the ground %s, in %s`, (ground, _, matter, told) => {
      const held: GrantedGround[] = ground === 'consent' ? [] : [ground];
      expect(groundFor({ role, held, matter })).toBe(told.includes(role) ? ground : null);
    });

  it.each([...roles])('not the %s, by the role alone, of whatever case', role => {
    for (const matter of [null, plain, confidential, ofTheReported, { ...plain, leads: true }])
      expect(groundFor({ role, held: [], matter })).toBeNull();
  });

  it('is decided by the widest ground of several', () => {
    const matter = { ...plain, ...agreed };
    expect(groundFor({ role: 'officer', held: ['unsealed'], matter })).toBe('unsealed');
    expect(groundFor({ role: 'agent', held: ['call_back', 'caller'], matter })).toBe('caller');
    expect(groundFor({ role: 'supervisor', held: ['call_back', 'caller'], matter: confidential })).toBe(
      'call_back',
    );
  });

  it('covers every ground and every role', () => {
    expect(new Set(table.map(([ground]) => ground))).toEqual(new Set(Object.keys(GROUNDS)));
  });
});

it('tells an agency the citizen agreed to only how to call them', () => {
  expect(GROUNDS.consent.fields).toEqual(['name', 'phone']);
  expect(GROUNDS.call_back.fields).not.toContain('address');
});
