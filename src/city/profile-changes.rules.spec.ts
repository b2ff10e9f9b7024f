import { describe, expect, it } from '@jest/globals';
import { changeReport } from './change-report.rules.js';
import type { Loaded } from './city-loader.service.js';
import type { LimitRule } from './profile.js';
import { changesBetween } from './profile-changes.rules.js';

const COMPLETE: LimitRule = { kind: 'complete', hours: 1, ladder: [], pauses: {}, extension: null };
const QUIET: Loaded = { version: 2, changes: [], reordered: false, leftAlone: [], limitsFrom: null };
const limits = (code: string, hours: number) => ({
  kind: 'limits' as const,
  code,
  content: [{ ...COMPLETE, hours }],
});

describe('what a load changes', () => {
  it.each([
    ['nothing, for the same profile', [limits('A', 1)], [limits('A', 1)], []],
    ['what is new', [], [limits('A', 1)], ['added A']],
    ['what differs', [limits('A', 1)], [limits('A', 2)], ['changed A']],
    ['what is gone', [limits('A', 1), limits('B', 1)], [limits('A', 1)], ['retired B']],
  ])('is %s', (_, before, after, expected) => {
    const changes = changesBetween(before, after);
    expect(changes.map(({ change, code }) => `${change} ${code}`)).toEqual(expected);
  });

  it('is not the order of the keys, which jsonb does not keep', () => {
    const entry = { kind: 'limits' as const, code: 'A' };
    const before = { ...entry, content: [{ ...COMPLETE, hours: 1 }] };
    const after = { ...entry, content: [{ hours: 1, ...COMPLETE }] };
    expect(changesBetween([before], [after])).toEqual([]);
  });

  it('is told with what differs', () => {
    const changes = changesBetween([limits('A', 72)], [limits('A', 48)]);
    expect(changeReport({ ...QUIET, changes })).toEqual([
      'Version 2 is in force. What has changed:',
      '  ~ limits A\n      complete.hours: 72 → 48',
    ]);
    expect(changeReport(QUIET)).toEqual(['Nothing has changed: version 2 stays in force.']);
  });

  it('is told with the day from which changed limits are in force, and with what was left alone', () => {
    const changes = changesBetween([limits('A', 72)], [limits('A', 48)]);
    const leftAlone: Loaded['leftAlone'] = [
      { year: 2026, because: 'imported' },
      { year: 2013, because: 'not_in_profile' },
    ];
    const left = [
      'Left alone: the calendar of 2026, which was imported from the government’s file.',
      'Left alone: the calendar of 2013, which the profile does not have: a known year stays known.',
    ];
    expect(changeReport({ ...QUIET, changes, leftAlone, limitsFrom: '2027-01-01' })).toEqual([
      'Version 2 is in force. What has changed:',
      '  ~ limits A\n      complete.hours: 72 → 48',
      'Limits that have changed are in force from 2027-01-01 on.',
      ...left,
    ]);
    expect(changeReport({ ...QUIET, leftAlone })).toEqual([
      'Nothing has changed: version 2 stays in force.',
      ...left,
    ]);
  });

  it('is only counted when it is too much to read', () => {
    const many = Array.from({ length: 100 }, (_, i) => limits(`A${i}`, 1));
    expect(
      changeReport({ ...QUIET, version: 1, changes: changesBetween([], many), reordered: true }),
    ).toEqual([
      'Version 1 is in force. What has changed:',
      '  + limits: 100',
      'The order of the lists has changed.',
    ]);
  });
});
