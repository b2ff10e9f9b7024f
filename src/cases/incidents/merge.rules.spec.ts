import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, type CaseState } from '../case-actions.rules.js';
import {
  byWaiting,
  flawOfMerge,
  holderOf,
  joinDaysOf,
  type Mergeable,
  type MergeFlaw,
} from './merge.rules.js';

const t = (time: string): Date => new Date(`${time}:00+08:00`);
const NOW = t('2026-11-20T10:00');

const one = (changes: Partial<Mergeable> = {}): Mergeable => ({
  ...{ id: 'one', kind: 'dispatch', state: 'dispatched', agency: 'maintenance' },
  ...{ origin: 'live', confidential: false, closedAt: null },
  ...changes,
});
const lead = (changes: Partial<Mergeable> = {}): Mergeable => one({ id: 'lead', ...changes });
const released = (closedAt: Date | null): Mergeable => lead({ state: 'released', closedAt });

interface Given {
  one?: Mergeable;
  into?: Mergeable;
  isMember?: boolean;
  ofOneEnd?: boolean;
}
const flaw = ({
  one: file = one(),
  into = lead(),
  isMember = false,
  ofOneEnd = true,
}: Given): MergeFlaw | null => flawOfMerge(file, into, { now: NOW, joinDays: 7, isMember, ofOneEnd });

describe('a case can belong to the incident of another one', () => {
  it.each<[string, Given]>([
    ['at the same agency', {}],
    ['that is at work', { into: lead({ state: 'acknowledged' }) }],
    ['that waits', { into: lead({ state: 'waiting' }) }],
    ['that was reported', { into: lead({ state: 'reported' }) }],
    ['at any agency, while it is with the centre itself', { one: one({ state: 'recorded', agency: null }) }],
    [
      'also where it was only meant for another agency',
      { one: one({ state: 'recorded', agency: 'police' }) },
    ],
    [
      'with the centre, where it is there too',
      {
        one: one({ state: 'recorded', agency: null }),
        into: lead({ state: 'recorded', agency: 'maintenance' }),
      },
    ],
    ['that was released just now', { into: released(NOW) }],
    ['that was released seven days ago to the second', { into: released(t('2026-11-13T10:00')) }],
  ])('%s', (_, given) => expect(flaw(given)).toBeNull());
});

describe('a case cannot belong to the incident of another one', () => {
  it.each<[MergeFlaw, string, Given]>([
    ['MERGE_INTO_ITSELF', 'that is itself', { into: one() }],
    ['MERGE_INTO_ITSELF', 'that is itself, whatever else it is', { into: one({ confidential: true }) }],
    ['MERGE_CONFIDENTIAL', 'while it is confidential', { one: one({ confidential: true }) }],
    ['MERGE_CONFIDENTIAL', 'that is confidential', { into: lead({ confidential: true }) }],
    ['MERGE_OTHER_KIND', 'while it is a petition', { one: one({ kind: 'petition' }) }],
    ['MERGE_OTHER_KIND', 'that is a petition', { into: lead({ kind: 'petition' }) }],
    ['MERGE_HISTORY', 'while it is history', { one: one({ origin: 'replay' }) }],
    ['MERGE_HISTORY', 'that is history', { into: lead({ origin: 'replay' }) }],
    ['MERGE_INTO_MEMBER', 'that was merged itself', { into: lead({ state: 'merged' }), isMember: true }],
    ['MERGE_INTO_MEMBER', 'that was released with another one', { into: released(NOW), isMember: true }],
    ['MERGE_INTO_ENDED', 'that was withdrawn', { into: lead({ state: 'withdrawn' }) }],
    ['MERGE_INTO_ENDED', 'that became a petition', { into: lead({ state: 'converted' }) }],
    ['MERGE_TOO_LATE', 'that was released too long ago', { into: released(t('2026-11-13T09:59')) }],
    ['MERGE_TOO_LATE', 'of whose release the time is not known', { into: released(null) }],
    ['MERGE_SUPERVISED', 'that another one releases (全民督工)', { ofOneEnd: false }],
    ['MERGE_OTHER_AGENCY', 'at another agency', { into: lead({ agency: 'police' }) }],
    ['MERGE_OTHER_AGENCY', 'that the centre has', { into: lead({ state: 'recorded', agency: null }) }],
    [
      'MERGE_OTHER_AGENCY',
      'that the centre has, and that is only meant for its agency',
      { into: lead({ state: 'recorded', agency: 'maintenance' }) },
    ],
  ])('%s: %s', (expected, _, given) => expect(flaw(given)).toBe(expected));
});

describe('who has a case', () => {
  it.each<[CaseState, string | null]>(
    CASE_STATES.map(state => [state, state === 'recorded' ? null : 'maintenance']),
  )('%s: %s', (state, holder) => expect(holderOf({ state, agency: 'maintenance' })).toBe(holder));
});

it('a case is joined for as long after its release as the city says', () => {
  expect(joinDaysOf(null)).toBe(7);
  const protocol = { incidents: { joinWithinDays: 0 } } as Parameters<typeof joinDaysOf>[0];
  expect(joinDaysOf(protocol)).toBe(0);
});

describe('who has waited the longest', () => {
  const at = (id: string, receivedAt: Date): { id: string; receivedAt: Date } => ({ id, receivedAt });

  it('goes first, by the receipt and then by the id, whatever the order before', () => {
    const [early, late] = [t('2026-11-20T09:00'), t('2026-11-20T09:01')];
    const given = [at('c', late), at('b', early), at('a', early)];
    expect(byWaiting(given).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(given.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  });

  it('is nobody where there is nobody', () => expect(byWaiting([])).toEqual([]));
});
