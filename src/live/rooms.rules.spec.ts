import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { roomsFor, roomsHearing } from './rooms.rules.js';

const person = (role: Role, agency: string | null) => ({ id: 'somebody', role, agency });
const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 21, 8, minute));

describe('the rooms of a person', () => {
  it('are those of the own agency for who works for one, of the centre for the others, none without the right', () => {
    const rooms = Object.fromEntries(
      roles.map(role => [role, roomsFor(person(role, worksForAnAgency(role) ? 'water' : null))[1] ?? null]),
    );
    expect(rooms).toEqual({
      agent: 'centre',
      supervisor: 'centre',
      petition_clerk: 'centre',
      officer: 'agency:water',
      agency_chief: 'agency:water',
      inspector: 'centre',
      manager: 'centre',
      commission: 'centre',
      auditor: null,
      admin: null,
    });
  });

  it('are none for an officer of no agency', () => {
    expect(roomsFor(person('officer', null))).toEqual([]);
  });
});

describe('a fact of a case', () => {
  const holders = [
    { agency: 'water', since: at(1) },
    { agency: 'parks', since: at(10) },
  ];

  it.each([
    [0, ['centre']],
    [1, ['centre', 'agency:water']],
    [9, ['centre', 'agency:water']],
    [10, ['centre', 'agency:water', 'agency:parks']],
  ])('at minute %i is heard in %j', (minute, rooms) => {
    expect(roomsHearing({ kind: 'case.noted', at: at(minute) }, holders)).toEqual(rooms);
  });

  it('is heard by the centre alone while no agency has the case', () => {
    expect(roomsHearing({ kind: 'case.unrouted', at: at(0) }, [])).toEqual(['centre']);
  });
});

it('tells everybody that the city has changed', () => {
  expect(roomsHearing({ kind: 'city.loaded', at: at(0) }, [])).toEqual(['everybody']);
});
