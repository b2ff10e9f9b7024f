import { describe, expect, it } from '@jest/globals';
import { type Role, worksForAnAgency } from '../access/roles.js';
import { type FileHolding, mayReadFile } from './file-access.rules.js';

const person = (role: Role) => ({ id: `the ${role}`, role, agency: worksForAnAgency(role) ? 'parks' : null });

const file = { uploadedBy: 'the officer', ofContact: false, withheld: false };
const unclaimed: FileHolding = { ...file, caseOf: null };
const ofDoor: FileHolding = { ...unclaimed, uploadedBy: null };
const ofContact: FileHolding = { ...unclaimed, ofContact: true };
const withheld = (of: FileHolding): FileHolding => ({ ...of, ofContact: true, withheld: true });
const of = (...holders: string[]): FileHolding => ({
  ...file,
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
    ['officer', 'that stays at the centre, of a case of their agency', withheld(of('parks')), false],
    ['agency_chief', 'that stays at the centre, of a case of their agency', withheld(of('parks')), false],
    ['agent', 'that stays at the centre', withheld(of('parks')), true],
    ['agent', 'of a contact that opened no case', ofContact, true],
    ['officer', 'of a contact that opened no case, though it is their own', ofContact, false],
    ['supervisor', 'of a door that nothing has claimed', ofDoor, false],
  ])('to the %s %s', (role, _which, file, expected) => {
    expect(mayReadFile(person(role), file)).toBe(expected);
  });
});
