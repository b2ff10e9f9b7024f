import { describe, expect, it } from '@jest/globals';
import { type Role, worksForAnAgency } from '../access/roles.js';
import { type FileHolding, mayReadFile } from './file-access.rules.js';

const person = (role: Role) => ({ id: `the ${role}`, role, agency: worksForAnAgency(role) ? 'parks' : null });

const unclaimed: FileHolding = { uploadedBy: 'the officer', caseOf: null };
const of = (...holders: string[]): FileHolding => ({
  uploadedBy: 'the officer',
  caseOf: { kind: 'dispatch', district: 'sanmin', confidential: false, holders },
});

describe('a file', () => {
  it.each<[Role, string, FileHolding, boolean]>([
    ['officer', 'that nothing has claimed and that is their own', unclaimed, true],
    ['supervisor', 'that nothing has claimed and that is another person’s', unclaimed, false],
    ['officer', 'of a case of their agency', of('parks'), true],
    ['officer', 'they uploaded, of a case that another agency has', of('roads'), false],
    ['officer', 'of a case that is nobody’s yet', of(), false],
    ['agent', 'of a case that is nobody’s yet', of(), true],
    ['inspector', 'of a case of any agency', of('roads'), true],
    ['admin', 'of a case of any agency', of('roads'), false],
  ])('to the %s %s', (role, _which, file, expected) => {
    expect(mayReadFile(person(role), file)).toBe(expected);
  });
});
