import { describe, expect, it } from '@jest/globals';
import type { LoggedFact } from '../platform/log/fact.js';
import { factsAfter } from './facts.rules.js';

const COUNT = { countId: 's1', service: 'legal-advice', site: 'siwei', day: '2026-11-20', persons: 12 };
const told = (kind: 'service.counted' | 'service.withdrawn', change: object = {}) =>
  ({
    ...{ kind, position: 1, at: new Date(0), caseId: null },
    actor: { kind: 'staff', id: null, role: null, agency: null },
    payload: { ...COUNT, ...change },
  }) as LoggedFact;
const none = {
  cases: new Map(),
  clocks: new Map(),
  visits: new Map(),
  accidents: new Map(),
  surveys: new Map(),
  calls: new Map(),
  standings: new Map(),
  steps: [],
};
const keptAfter = (...log: LoggedFact[]) => [...factsAfter(none, log).services];

describe('the fact of a service', () => {
  it('is how many persons were served, where and when', () => {
    expect(keptAfter(told('service.counted'))).toEqual([['s1', COUNT]]);
  });

  it('goes when it is withdrawn, in the batch that counted it and in a later one', () => {
    expect(keptAfter(told('service.counted'), told('service.withdrawn'))).toEqual([['s1', null]]);
    expect(keptAfter(told('service.withdrawn'))).toEqual([['s1', null]]);
  });

  it('of another count stays', () => {
    const other = { countId: 's2', persons: 1 };
    expect(
      keptAfter(told('service.counted'), told('service.counted', other), told('service.withdrawn')),
    ).toEqual([
      ['s1', null],
      ['s2', { ...COUNT, ...other }],
    ]);
  });
});
