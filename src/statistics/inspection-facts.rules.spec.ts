import { describe, expect, it } from '@jest/globals';
import type { EventMap } from '../events.js';
import type { LoggedFact } from '../platform/log/fact.js';
import { inspectionAfter, isOfInspections } from './inspection-facts.rules.js';

const DECIDED = {
  ...{ inspectionId: 'i', why: 'repeated', state: 'planned', cases: ['a', 'b'], heldOn: null, finding: null },
  decidedAt: '2026-11-13T02:00:00.000Z',
} as const;
const HELD = { ...DECIDED, state: 'held', heldOn: '2026-11-16', finding: 'flaws' } as const;
const told = (kind: string, payload: object): LoggedFact =>
  ({ kind, payload, position: 1, at: new Date('2026-11-20T02:00:00Z'), caseId: null }) as never;

describe('What statistics keep of an inspection', () => {
  it.each<[string, EventMap['inspection.decided'], object]>([
    ['inspection.decided', DECIDED as never, { state: 'planned', heldOn: null, finding: null }],
    [
      'inspection.decided',
      { ...DECIDED, state: 'declined', why: 'grave', cases: ['a'] } as never,
      { state: 'declined', why: 'grave', cases: 1 },
    ],
    ['inspection.dropped', { ...DECIDED, state: 'declined' } as never, { state: 'declined', heldOn: null }],
    ['inspection.held', HELD as never, { state: 'held', heldOn: '2026-11-16', finding: 'flaws' }],
  ])('of %s is what it says by then', (kind, payload, kept) => {
    const fact = told(kind, payload);
    if (!isOfInspections(fact)) throw new Error(`${kind} is of no inspection`);
    expect(inspectionAfter(fact)).toEqual({
      ...{ inspectionId: 'i', why: 'repeated', cases: 2, heldOn: null, finding: null },
      decidedAt: new Date('2026-11-13T02:00:00Z'),
      ...kept,
    });
  });

  it.each(['inspection.grave', 'case.inspected', 'case.project-named', 'sample.drawn', 'case.opened'])(
    'is nothing of %s',
    kind => {
      expect(isOfInspections(told(kind, {}))).toBe(false);
    },
  );
});
