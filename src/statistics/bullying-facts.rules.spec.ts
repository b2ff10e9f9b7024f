import { describe, expect, it } from '@jest/globals';
import type { LoggedFact } from '../platform/log/fact.js';
import { factsAfter } from './facts.rules.js';

const told = (kind: string, change: object = {}) =>
  ({
    ...{ kind, position: 1, at: new Date(0), caseId: null },
    actor: { kind: 'staff', id: null, role: null, agency: null },
    payload: {
      ...{ reportId: 'r1', source: 'hotline_1999', receivedAt: '2023-05-01T00:00:00.000Z' },
      ...{ accepted: null, handling: null, ...change },
    },
  }) as unknown as LoggedFact;
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

describe('the fact of a report of bullying', () => {
  it('is what was told of it last', () => {
    const log = [
      told('bullying.reported'),
      told('bullying.decided', { accepted: true }),
      told('bullying.handled', { accepted: true, handling: 'investigating' }),
    ];
    expect([...factsAfter(none, log).bullying.values()]).toEqual([
      {
        ...{ reportId: 'r1', source: 'hotline_1999', receivedAt: new Date('2023-05-01T00:00:00Z') },
        ...{ accepted: true, handling: 'investigating' },
      },
    ]);
  });
});
