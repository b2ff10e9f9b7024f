import { describe, expect, it } from '@jest/globals';
import { changeReport } from './change-report.rules.js';
import { changesBetween } from './profile-changes.rules.js';

const limits = (code: string, hours: number) => ({
  kind: 'limits' as const,
  code,
  content: { completeHours: hours },
});
const stored = (...entries: ReturnType<typeof limits>[]) =>
  entries.map((entry, rank) => ({ ...entry, rank }));

describe('what a load changes', () => {
  it.each([
    ['nothing, for the same profile', [limits('A', 1)], [limits('A', 1)], []],
    ['what is new', [], [limits('A', 1)], ['added A']],
    ['what differs', [limits('A', 1)], [limits('A', 2)], ['changed A']],
    ['what is gone', [limits('A', 1), limits('B', 1)], [limits('A', 1)], ['retired B']],
    [
      'what stands elsewhere',
      [limits('A', 1), limits('B', 1)],
      [limits('B', 1), limits('A', 1)],
      ['moved B', 'moved A'],
    ],
    [
      'what follows something new',
      [limits('B', 1)],
      [limits('A', 1), limits('B', 1)],
      ['added A', 'moved B'],
    ],
  ])('is %s', (_, before, after, expected) => {
    const changes = changesBetween(stored(...before), after);
    expect(changes.map(({ change, code }) => `${change} ${code}`)).toEqual(expected);
  });

  it('is not the order of the keys, which jsonb does not keep', () => {
    const [entry] = stored(limits('A', 1));
    const before = {
      ...entry,
      kind: 'limits' as const,
      code: 'A',
      rank: 0,
      content: { respondHours: 4, completeHours: 1 },
    };
    const after = { kind: 'limits' as const, code: 'A', content: { completeHours: 1, respondHours: 4 } };
    expect(changesBetween([before], [after])).toEqual([]);
  });

  it('is told with what differs', () => {
    const changes = changesBetween(stored(limits('A', 72)), [limits('A', 48)]);
    expect(changeReport(2, changes)).toEqual([
      'Version 2 is in force. 1 changes:',
      '  ~ limits A\n      completeHours: 72 → 48',
    ]);
    expect(changeReport(2, [])).toEqual(['Nothing has changed: version 2 stays in force.']);
  });

  it('is only counted when it is too much to read', () => {
    const many = Array.from({ length: 100 }, (_, i) => limits(`A${i}`, 1));
    expect(changeReport(1, changesBetween([], many))).toEqual([
      'Version 1 is in force. 100 changes:',
      '  + limits: 100',
    ]);
  });
});
