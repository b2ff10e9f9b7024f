import { describe, expect, it } from '@jest/globals';
import { Conditions } from '../platform/database/conditions.js';
import { narrowLetters } from './letter-scope.sql.js';
import type { Role } from './roles.js';

const narrowed = (role: Role, more: object = {}): [string, unknown[]] => {
  const asked = new Conditions();
  narrowLetters(asked, { id: 'x', role, agency: null, ...more });
  return [asked.where, asked.values];
};

describe('letters are narrowed as their cases are', () => {
  it('for assigned staff not at all, and for others without the protected ones', () => {
    expect(narrowed('petition_clerk')).toEqual(['', []]);
    expect(narrowed('agent')[1]).toEqual([null, null, true]);
  });

  it('to districts and agencies, whatever else there is', () => {
    const [where, values] = narrowed('officer', { agency: 'water', districts: ['a'] });
    expect(values).toEqual([['water'], ['a'], false]);
    expect(where).toMatch(/^where l\.state = 'confirmed' and not exists/);
  });

  it('to none for who reads no case', () => {
    expect(narrowed('channel')[0]).toBe('where false');
  });
});
