import { describe, expect, it } from '@jest/globals';
import {
  agencyFits,
  grantOf,
  narrowing,
  permits,
  type Right,
  rightNames,
  rights,
  rightsOf,
} from './rights.js';
import { type Role, roles, worksForAnAgency } from './roles.js';

const person = (role: Role, agency: string | null = worksForAnAgency(role) ? 'B01000' : null) => ({
  id: `id of ${role}`,
  role,
  agency,
});

describe('the rights table', () => {
  it('lets only people of an agency be limited to their agency, and nobody of an agency beyond it', () => {
    const shared: Right[] = ['session.read', 'session.end', 'password.change', 'city.read'];
    for (const right of rightNames.filter(name => !shared.includes(name)))
      for (const role of roles) {
        const grant = grantOf(role, right);
        if (grant)
          expect([right, role, grant.scope]).toEqual([
            right,
            role,
            worksForAnAgency(role) ? expect.stringMatching(/^own_agency/) : 'all',
          ]);
      }
  });

  it('grants every right to somebody', () => {
    for (const right of rightNames) expect(Object.keys(rights[right])).not.toEqual([]);
  });

  it('keeps cases and citizens from the auditor and the admin', () => {
    for (const role of ['auditor', 'admin'] as const)
      expect(
        rightsOf(role).filter(right =>
          /^(case|citizen|caller|contact|workorder|file|report|desk|live)\./.test(right),
        ),
      ).toEqual([]);
  });

  it('lets only the three desks of the centre talk to citizens', () => {
    for (const right of ['caller.search', 'contact.record', 'call-back.take'] as const)
      expect(Object.keys(rights[right]).sort()).toEqual(['agent', 'petition_clerk', 'supervisor']);
  });

  it('leaves the release to the supervisor, to the clerk for petitions only, and of public works to the inspection alone', () => {
    const { commission, ...others } = rights['case.release'];
    expect(Object.keys(others).sort()).toEqual(['inspector', 'petition_clerk', 'supervisor']);
    expect(commission).toEqual({ scope: 'all', kind: 'decision' });
    expect(others.supervisor).toEqual({ scope: 'all', not: 'decision', supervised: false });
    expect(rights['case.release'].petition_clerk).toEqual({ scope: 'all', kind: 'petition' });
  });

  it('leaves what an agency does to that agency', () => {
    const ofOthers = [
      'workorder.read',
      'workorder.resume',
      'workorder.approve-return',
      'workorder.dispute',
      'workorder.chase',
    ];
    for (const right of rightNames.filter(name => name.startsWith('workorder.') && !ofOthers.includes(name)))
      expect(Object.keys(rights[right]).sort()).toEqual(['agency_chief', 'officer']);
  });

  it('lets also who steers a case end its waiting, and nobody but its agency begin it', () => {
    expect(rights['workorder.resume']).toEqual({ ...rights['workorder.pause'], ...rights['case.recall'] });
    expect(Object.keys(rights['workorder.pause']).sort()).toEqual(['agency_chief', 'officer']);
  });
});

describe('a right used on a row', () => {
  const own = { agency: 'B01000', kind: 'dispatch' } as const;
  const foreign = { agency: 'A03000', kind: 'dispatch' } as const;
  const petition = { agency: 'A03000', kind: 'petition' } as const;
  const nobodys = { agency: null, kind: 'dispatch' } as const;

  it.each([
    ['officer', 'workorder.acknowledge', own, true],
    ['officer', 'workorder.acknowledge', foreign, false],
    ['officer', 'workorder.acknowledge', nobodys, false],
    ['officer', 'workorder.acknowledge', {}, false],
    ['agency_chief', 'report.read', foreign, false],
    ['supervisor', 'workorder.acknowledge', foreign, false],
    ['officer', 'case.read', own, true],
    ['officer', 'case.read', foreign, false],
    ['inspector', 'case.read', nobodys, true],
    ['supervisor', 'case.release', foreign, true],
    ['supervisor', 'case.release', { ...foreign, supervised: true }, false],
    ['inspector', 'case.release', { ...foreign, supervised: true }, true],
    ['inspector', 'case.release', foreign, false],
    ['inspector', 'case.release', {}, false],
    ['supervisor', 'case.send-back', { ...foreign, supervised: true }, true],
    ['officer', 'workorder.convert', { ...own, supervised: true }, false],
    ['petition_clerk', 'case.release', petition, true],
    ['petition_clerk', 'case.release', foreign, false],
    ['petition_clerk', 'case.release', {}, false],
    ['agent', 'case.release', petition, false],
    ['agent', 'session.read', { owner: 'id of agent' }, true],
    ['agent', 'session.read', { owner: 'another' }, false],
    ['admin', 'case.read', own, false],
  ] as const)('%s, %s on %j: %s', (role, right, subject, expected) => {
    expect(permits(person(role), right, subject)).toBe(expected);
  });

  it('grants nothing to an officer whose agency is not known, not even rows of no agency', () => {
    expect(permits(person('officer', null), 'case.read', nobodys)).toBe(false);
    expect(narrowing(person('officer', null), 'case.read')).toBeNull();
  });

  it('narrows a list as it permits its rows', () => {
    expect(narrowing(person('supervisor'), 'case.read')).toEqual({});
    expect(narrowing(person('officer'), 'case.read')).toEqual({ agencies: ['B01000'] });
    expect(narrowing(person('petition_clerk'), 'case.release')).toEqual({ kind: 'petition' });
    expect(narrowing(person('agent'), 'session.read')).toEqual({ owner: 'id of agent' });
    expect(narrowing(person('auditor'), 'case.read')).toBeNull();
  });
});

describe('a right of somebody with agencies below their own', () => {
  const me = { ...person('agency_chief', 'A01000'), below: ['B01000'] };

  it('reaches down to read, and to the own agency only to act', () => {
    expect(permits(me, 'case.read', { agency: 'B01000' })).toBe(true);
    expect(permits(me, 'workorder.acknowledge', { agency: 'B01000' })).toBe(false);
    expect(permits(me, 'workorder.acknowledge', { agency: 'A01000' })).toBe(true);
    expect(narrowing(me, 'report.read')).toEqual({ agencies: ['A01000', 'B01000'] });
    expect(narrowing(me, 'workorder.acknowledge')).toEqual({ agencies: ['A01000'] });
  });
});

describe('a right of somebody whose work is limited to some districts', () => {
  it.each([
    [['64000050'], '64000050', true],
    [['64000050'], '64000060', false],
    [['64000050'], null, false],
    [['64000050'], undefined, true],
    [[], '64000050', false],
    [null, '64000050', true],
    [null, null, true],
  ])('%j, on a row in %s: %s', (districts, district, expected) => {
    const on = district === undefined ? {} : { district };
    expect(permits({ ...person('supervisor'), districts }, 'case.release', on)).toBe(expected);
    expect(permits({ ...person('officer'), districts }, 'case.read', { agency: 'B01000', ...on })).toBe(
      expected,
    );
  });
});

describe('a right of a machine’s key', () => {
  const only: Right[] = ['case.read', 'case.release'];
  const machine = { ...person('agent'), only };

  it('is one that the key names and the role has', () => {
    expect(permits(machine, 'case.read', {})).toBe(true);
    expect(permits(machine, 'contact.record', {})).toBe(false);
    expect(permits(machine, 'case.release', { kind: 'petition' })).toBe(false);
    expect(narrowing(machine, 'workorder.read')).toBeNull();
    expect(permits({ ...machine, only: [] }, 'case.read', {})).toBe(false);
  });

  it('reaches no further than the role', () => {
    const officer = { ...person('officer'), only };
    expect(permits(officer, 'case.read', { agency: 'B02000' })).toBe(false);
    expect(narrowing(officer, 'case.read')).toEqual({ agencies: ['B01000'] });
  });
});

it('gives an agency to officers and chiefs, and to nobody else', () => {
  for (const role of roles) {
    expect(agencyFits(role, 'B01000')).toBe(worksForAnAgency(role));
    expect(agencyFits(role, null)).toBe(!worksForAnAgency(role));
  }
});
