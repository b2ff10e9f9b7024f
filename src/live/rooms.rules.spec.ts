import { describe, expect, it } from '@jest/globals';
import { type Role, roles, worksForAnAgency } from '../access/roles.js';
import { inDistrict, isOfCentre, leaversHearing, roomsFor, roomsHearing } from './rooms.rules.js';

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
      channel: null,
    });
  });

  it('are none for an officer of no agency', () => {
    expect(roomsFor(person('officer', null))).toEqual([]);
  });
});

describe('what concerns one person', () => {
  it('reaches them, and no other screen of the centre', () => {
    const fact = { kind: 'call.answered', at: at(5), agency: null, persons: ['lin'] };
    expect(roomsHearing(fact, [])).toEqual(['person:lin']);
    expect(roomsFor({ ...person('agent', null), id: 'lin' })).toContain('person:lin');
    expect(roomsFor(person('supervisor', null))).not.toContain('person:lin');
  });

  it('reaches nobody where it concerns nobody that we know', () => {
    expect(roomsHearing({ kind: 'call.ended', at: at(5), agency: null, persons: [] }, [])).toEqual([]);
  });
});

describe('what is told of a report in confidence', () => {
  it('reaches assigned staff and the agency that has it, not every screen of the centre', () => {
    const fact = { kind: 'case.noted', at: at(5), agency: null, confidential: true };
    const rooms = roomsHearing(fact, [{ agency: 'water', since: at(1), until: null }]);
    const hears = (role: Role, agency: string | null) =>
      roomsFor(person(role, agency)).some(room => rooms.includes(room));
    const hearing = roles.filter(role => hears(role, worksForAnAgency(role) ? 'water' : null));
    expect(hearing.sort()).toEqual([
      'agency_chief',
      'commission',
      'inspector',
      'officer',
      'petition_clerk',
      'supervisor',
    ]);
    expect(hears('officer', 'parks')).toBe(false);
    expect(rooms.filter(isOfCentre)).toHaveLength(1);
  });
});

describe('the rooms of somebody', () => {
  it('with agencies below their own are those of all of them', () => {
    const me = { ...person('officer', 'works'), below: ['lamps'] };
    expect(roomsFor(me)).toEqual(['everybody', 'agency:works', 'agency:lamps', 'person:somebody']);
  });

  it('whose work is limited to some districts are parts of rooms, where only those districts are told of', () => {
    expect(roomsFor({ ...person('agent', null), districts: ['sanmin'] })).toEqual([
      'everybody',
      'centre@sanmin',
      'person:somebody',
    ]);
    expect(roomsFor({ ...person('officer', 'water'), districts: ['sanmin', 'lingya'] })).toEqual([
      'everybody',
      'agency:water@sanmin',
      'agency:water@lingya',
      'person:somebody',
    ]);
    expect(inDistrict(['centre', 'agency:water'], 'sanmin')).toEqual([
      'centre',
      'centre@sanmin',
      'agency:water',
      'agency:water@sanmin',
    ]);
    expect(inDistrict(['centre'], null)).toEqual(['centre']);
  });

  it('are told apart by whether they are the centre’s', () => {
    expect(['centre', 'centre@sanmin', 'agency:centre', 'everybody'].map(isOfCentre)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a fact of a case', () => {
  const holders = [
    { agency: 'water', since: at(1), until: null },
    { agency: 'parks', since: at(10), until: null },
  ];

  it.each([
    [0, ['centre']],
    [1, ['centre', 'agency:water']],
    [9, ['centre', 'agency:water']],
    [10, ['centre', 'agency:water', 'agency:parks']],
  ])('at minute %i is heard in %j', (minute, rooms) => {
    expect(roomsHearing({ kind: 'case.noted', at: at(minute), agency: null }, holders)).toEqual(rooms);
  });

  it('is heard by the centre alone where it says that the case is inspected', () => {
    const drawn = { kind: 'sample.drawn', at: at(9), agency: 'water', inspection: true };
    expect(roomsHearing(drawn, holders)).toEqual(['centre']);
    expect(roomsHearing({ ...drawn, confidential: true }, holders)).toEqual(['assigned']);
    expect(leaversHearing(drawn, [{ agency: 'water', since: at(1), until: at(20) }])).toEqual([]);
  });

  it('is heard by those alone who read inspections where it is of one without notice', () => {
    const grave = { kind: 'inspection.grave', at: at(9), agency: null, inspection: true };
    const hearing = (confidential: boolean): Role[] => {
      const rooms = roomsHearing({ ...grave, confidential }, holders);
      const hears = (role: Role) =>
        roomsFor(person(role, worksForAnAgency(role) ? 'water' : null)).some(room => rooms.includes(room));
      return roles.filter(hears).sort();
    };
    expect(hearing(false)).toEqual(['commission', 'inspector', 'manager']);
    expect(hearing(true)).toEqual(['commission', 'inspector']);
  });

  it('is heard by nobody where it only says who looked at what', () => {
    for (const kind of ['access.recorded', 'retention.proposed', 'request.registered', 'privacy.person-due'])
      expect(roomsHearing({ kind, at: at(0), agency: null }, [])).toEqual([]);
  });

  it('is heard by the centre alone while no agency has the case', () => {
    expect(roomsHearing({ kind: 'case.unrouted', at: at(0), agency: null }, [])).toEqual(['centre']);
  });

  const passedOn = [
    { agency: 'water', since: at(1), until: at(5) },
    { agency: 'parks', since: at(5), until: null },
  ];

  it.each([
    ['before it was sent', 'case.noted', 0, null, []],
    ['while the agency had it', 'case.noted', 4, null, ['water']],
    ['the end of its own work order', 'workorder.closed', 5, 'water', ['water']],
    ['the end of its own work order, written a moment later', 'workorder.closed', 6, 'water', ['water']],
    ['the hand-over itself', 'case.reassigned', 5, null, []],
    ['the next agency’s order', 'workorder.dispatched', 5, 'parks', []],
    ['the end of the next agency’s order', 'workorder.closed', 9, 'parks', []],
    ['what is written later', 'case.noted', 9, null, []],
  ])(
    'reaches who has handed the case over only until it has left: %s',
    (_when, kind, minute, agency, leavers) => {
      expect(leaversHearing({ kind, at: at(minute), agency }, passedOn)).toEqual(leavers);
    },
  );

  it('is heard by who has the case, not in the room of who had it', () => {
    expect(roomsHearing({ kind: 'case.noted', at: at(9), agency: null }, passedOn)).toEqual([
      'centre',
      'agency:parks',
    ]);
  });
});

it('tells everybody that the city has changed', () => {
  expect(roomsHearing({ kind: 'city.loaded', at: at(0), agency: null }, [])).toEqual(['everybody']);
});
