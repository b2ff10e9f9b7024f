import { describe, expect, it } from '@jest/globals';
import type { LoggedFact } from '../platform/log/fact.js';
import { factsAfter } from './facts.rules.js';

const FIGURES = {
  ...{
    callId: 'c1',
    agentId: 'lin',
    line: '1999',
    agentGroup: '外語',
    outcome: 'answered' as const,
    transfers: 0,
  },
  ...{ offeredAt: '2026-11-23T01:00:00.000Z', endedAt: '2026-11-23T01:04:00.000Z' },
  ...{ waitingSeconds: 12, talkSeconds: 200, holdSeconds: 28, wrapUpSeconds: null },
};
const told = (kind: 'call.ended' | 'call.abandoned' | 'call.counted', change: object = {}, position = 1) =>
  ({
    ...{ kind, position, at: new Date(0), caseId: null },
    actor: { kind: 'machine', id: null, role: null, agency: null },
    payload: { ...FIGURES, ...change },
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

describe('the fact of a call', () => {
  it('is what was told last of it', () => {
    const { calls } = factsAfter(none, [told('call.ended'), told('call.counted', { wrapUpSeconds: 40 }, 2)]);
    expect([...calls.values()]).toEqual([
      {
        ...FIGURES,
        ...{ offeredAt: new Date(FIGURES.offeredAt), endedAt: new Date(FIGURES.endedAt), wrapUpSeconds: 40 },
      },
    ]);
  });

  it('that was told before there were groups names none', () => {
    const { calls } = factsAfter(none, [told('call.ended', { agentGroup: undefined })]);
    expect(calls.get('c1')?.agentGroup).toBeNull();
  });

  it('that seemed abandoned becomes answered when the answer is told late', () => {
    const { calls } = factsAfter(none, [
      told('call.abandoned', { outcome: 'abandoned' }),
      told('call.ended', {}, 2),
    ]);
    expect(calls.get('c1')?.outcome).toBe('answered');
  });
});
