import { describe, expect, it } from '@jest/globals';
import { readProfile } from './profile/read-profile.js';
import type { ProfileEntry } from './profile.js';
import type { Change } from './profile-changes.rules.js';
import { startsMoved, startsOf } from './profile-starts.rules.js';

const FRIDAY = new Date('2026-11-20T09:00:00+08:00');
const NEW_YEAR = new Date('2027-01-01T00:00:00+08:00');
const entries = readProfile('config/city/kaohsiung');
const on = (inForceFrom?: string): ProfileEntry[] =>
  entries.map(entry => (entry.kind === 'limits' && inForceFrom ? { ...entry, inForceFrom } : entry));
const change = (kind: Change['kind'], what: Change['change'] = 'changed'): Change => ({
  ...{ kind, code: 'LT01', change: what, details: [] },
});

describe('what a load changes is in force', () => {
  it.each<[string, Change, string | undefined, Date]>([
    ['changed limits on the day their file names', change('limits'), '2027-01-01', NEW_YEAR],
    ['changed limits at once where it names none', change('limits'), undefined, FRIDAY],
    ['changed limits at once where the day is past', change('limits'), '2026-11-20', FRIDAY],
    ['changed limits tomorrow', change('limits'), '2026-11-21', new Date('2026-11-21T00:00:00+08:00')],
    ['limits of a new category at once', change('limits', 'added'), '2027-01-01', FRIDAY],
    ['that a category has no limits any more at once', change('limits', 'retired'), '2027-01-01', FRIDAY],
    ['everything else at once', change('category'), '2027-01-01', FRIDAY],
  ])('%s', (_, changed, day, expected) => {
    const starts = startsOf(on(day), [changed], false, FRIDAY);
    expect(starts.of(changed)).toEqual(expected);
    expect(starts.later).toBe(expected > FRIDAY ? day : null);
  });

  it('since the hotline opened, if it is the very first profile', () => {
    const starts = startsOf(on('2027-01-01'), [change('limits', 'added')], true, FRIDAY);
    expect([starts.of(change('limits', 'added')), starts.later]).toEqual([
      new Date('2008-04-01T00:00:00Z'),
      null,
    ]);
  });
});

describe('limits that are still to come', () => {
  const planned = [{ kind: 'limits' as const, code: 'LT01', validFrom: NEW_YEAR }];
  it.each<[string, string | undefined, string[]]>([
    ['stay on their day', '2027-01-01', []],
    ['move to another day', '2027-02-01', ['inForceFrom: 2027-01-01 → 2027-02-01']],
    ['come at once, if the day is past', '2026-11-01', ['inForceFrom: 2027-01-01 → 2026-11-01']],
    ['stay on their day where the file names none any more', undefined, []],
  ])('%s', (_, day, details) => {
    expect(startsMoved(planned, on(day), [], FRIDAY).flatMap(one => one.details)).toEqual(details);
    expect(startsMoved(planned, on(day), [change('limits')], FRIDAY)).toEqual([]);
    expect(startsMoved(planned, on(day), [], NEW_YEAR)).toEqual([]);
  });
});
