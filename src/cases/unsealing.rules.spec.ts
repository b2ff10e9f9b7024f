import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { type Decider, deciderOf, mayDecide, mayEnd, stateAt } from './unsealing.rules.js';

const person = (id: string, role: Role, agency = worksForAnAgency(role) ? 'water' : null) => ({
  id,
  role,
  agency,
});
const askedBy = (role: Role, confidential = false) => {
  const { id, agency } = person('asker', role);
  return { askedBy: id, askedAgency: agency, decider: deciderOf(role, confidential, true) };
};

describe('an unsealing is decided', () => {
  it.each<[Role, Decider]>([
    ['officer', 'agency_chief'],
    ['agency_chief', 'commission'],
    ['agent', 'supervisor'],
    ['petition_clerk', 'supervisor'],
    ['inspector', 'supervisor'],
    ['supervisor', 'commission'],
  ])('for the %s by the %s and nobody else, and never by whoever asked', (asker, decider) => {
    for (const role of roles) {
      expect([role, mayDecide(person('another', role), askedBy(asker))]).toEqual([role, role === decider]);
      expect(mayDecide(person('asker', role), askedBy(asker))).toBe(false);
    }
  });

  it.each([...roles])('for the %s by the commission only, where the reporter is protected', asker => {
    for (const role of roles)
      expect(mayDecide(person('another', role), askedBy(asker, true))).toBe(role === 'commission');
  });

  it('by the commission, where an agency has no chief at work', () => {
    expect(deciderOf('officer', false, false)).toBe('commission');
    expect(deciderOf('agent', false, false)).toBe('supervisor');
  });

  it('by the chief of the own agency, of no other', () => {
    expect(mayDecide(person('another', 'agency_chief', 'parks'), askedBy('officer'))).toBe(false);
    expect(
      mayDecide(person('another', 'agency_chief', null), { ...askedBy('officer'), askedAgency: null }),
    ).toBe(false);
  });
});

it('is ended by whoever has it or could have granted it', () => {
  expect(mayEnd(person('asker', 'officer'), askedBy('officer'))).toBe(true);
  expect(mayEnd(person('another', 'agency_chief'), askedBy('officer'))).toBe(true);
  expect(mayEnd(person('another', 'officer'), askedBy('officer'))).toBe(false);
  expect(mayEnd(person('another', 'supervisor'), askedBy('officer'))).toBe(false);
});

it('is over at its time, not a moment later', () => {
  const untilAt = new Date('2026-11-22T09:00:00+08:00');
  expect(stateAt({ state: 'approved', untilAt }, new Date(untilAt.getTime() - 1))).toBe('approved');
  expect(stateAt({ state: 'approved', untilAt }, untilAt)).toBe('expired');
  expect(stateAt({ state: 'ended', untilAt }, untilAt)).toBe('ended');
});
