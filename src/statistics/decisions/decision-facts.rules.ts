import type { EventMap } from '../../events.js';
import type { EventKind, Fact, LoggedFact } from '../../platform/log/fact.js';
import type { FactDecision } from './fact-decision.entity.js';

type Changes = { [K in EventKind]?: (row: FactDecision, fact: LoggedFact<K>) => Partial<FactDecision> };

/** The case's own limit to answer; what agencies are asked beside it is theirs. */
const isItsLimit = ({ clock, workOrderId }: { clock: string; workOrderId: string | null }): boolean =>
  clock === 'reply' && workOrderId === null;

const CHANGES: Changes = {
  'decision.entered': (_row, { payload: { source, documentClass, meeting, field } }) => ({
    ...{ source, documentClass, field },
    ...{ term: meeting?.term ?? null, meeting: meeting?.kind ?? null, nth: meeting?.nth ?? null },
  }),
  'case.reassigned': (_row, { payload }) => ({ agency: payload.to, state: 'open' }),
  'case.recalled': () => ({ agency: null }),
  'workorder.returned': () => ({ agency: null }),
  'workorder.dispatched': (_row, { payload }) => ({ agency: payload.agency, state: 'open' }),
  'case.replied': () => ({ state: 'answered' }),
  'case.sent-back': () => ({ state: 'open' }),
  'case.released': (_row, { at }) => ({ state: 'released', endedAt: at }),
  'case.release-taken-back': () => ({ state: 'answered', endedAt: null }),
  'case.reopened': () => ({ state: 'open', endedAt: null }),
  'case.withdrawn': (_row, { at }) => ({ state: 'withdrawn', endedAt: at }),
  'clock.started': (_row, { payload }) =>
    isItsLimit(payload)
      ? {
          ...{ limitId: payload.clockId, limitStartedAt: new Date(payload.startedAt) },
          ...{ originalDueAt: new Date(payload.dueAt), dueAt: new Date(payload.dueAt) },
          ...{ answeredAt: null, outcome: null, heldBy: null, ranOut: false },
        }
      : {},
  'clock.recomputed': (row, { payload }) => (isItsLimit(payload) ? moved(row, payload) : {}),
  'clock.breached': ({ heldBy }, { payload }) =>
    isItsLimit(payload) ? { heldBy: heldBy ?? payload.agency, ranOut: true } : {},
  'clock.stopped': (row, { payload: { stoppedAt, outcome, ...clock } }) =>
    isItsLimit(clock)
      ? {
          ...{ answeredAt: new Date(stoppedAt), outcome },
          heldBy: row.ranOut ? row.heldBy : (clock.agency ?? row.agency),
          ranOut: row.ranOut || (row.dueAt !== null && new Date(stoppedAt) > row.dueAt),
        }
      : {},
  'clock.resumed': (row, { payload }) =>
    isItsLimit(payload)
      ? {
          ...{ answeredAt: null, outcome: null, dueAt: new Date(payload.dueAt) },
          heldBy: row.ranOut ? row.heldBy : null,
        }
      : {},
};

/** A due time that still lies ahead, or by which it was answered, leaves nothing late. */
function moved(
  { answeredAt, heldBy }: FactDecision,
  {
    dueAt,
    originalDueAt,
    cured,
    restored,
  }: Pick<EventMap['clock.recomputed'], 'dueAt' | 'originalDueAt' | 'cured' | 'restored'>,
): Partial<FactDecision> {
  return {
    dueAt: new Date(dueAt),
    ...(originalDueAt && { originalDueAt: new Date(originalDueAt) }),
    ...(restored && { outcome: 'missed', ranOut: true }),
    ...(cured && { ranOut: false, heldBy: answeredAt && heldBy, outcome: answeredAt && 'met' }),
  };
}

/** The cases that these events may be about, decisions or not. */
export const touchedDecisions = (log: readonly LoggedFact[]): string[] => [
  ...new Set(log.flatMap(fact => [...(fact.caseId ? [fact.caseId] : []), ...movedIn(fact)])),
];

/** The decisions that these events change, as they are after them; `each`: after every single one. */
export function decisionsAfter(
  known: ReadonlyMap<string, FactDecision>,
  log: readonly LoggedFact[],
  each: (row: FactDecision, at: Date) => void = () => {},
): Map<string, FactDecision> {
  const after = new Map<string, FactDecision>();
  const rowOf = (id: string | null) => (id === null ? undefined : (after.get(id) ?? known.get(id)));
  const keep = (row: FactDecision, at: Date): void => {
    after.set(row.caseId, row);
    each(row, at);
  };
  for (const fact of log) {
    if (isMove(fact)) {
      for (const { clocks, ...alike } of fact.payload.moved)
        for (const { caseId, clockId } of clocks) {
          const row = rowOf(caseId);
          if (row?.limitId === clockId) keep({ ...row, ...moved(row, alike) }, fact.at);
        }
      continue;
    }
    if (isOpening(fact) && fact.payload.kind === 'decision') {
      after.set(fact.payload.caseId, openedBy(fact));
      continue;
    }
    const row = rowOf(fact.caseId);
    const change = CHANGES[fact.kind] as
      | ((row: FactDecision, fact: LoggedFact) => Partial<FactDecision>)
      | undefined;
    if (row && change) keep({ ...row, ...change(row, fact) }, fact.at);
  }
  return after;
}

/** What is told of all other cases, and of everything that is no case. */
export const ofCasesOnly = (log: readonly LoggedFact[], decisions: ReadonlySet<string>): LoggedFact[] =>
  decisions.size === 0
    ? [...log]
    : log
        .filter(({ caseId }) => caseId === null || !decisions.has(caseId))
        .map(fact => withoutDecisions(fact, decisions));

/** A change of the calendar moves many limits at once; after a reopening a decision's may be among them. */
function withoutDecisions(fact: LoggedFact, decisions: ReadonlySet<string>): LoggedFact {
  if (!isMove(fact)) return fact;
  const moved = fact.payload.moved.map(alike => ({
    ...alike,
    clocks: alike.clocks.filter(({ caseId }) => !decisions.has(caseId)),
  }));
  return { ...fact, payload: { ...fact.payload, moved } };
}

const isOpening = (fact: LoggedFact): fact is LoggedFact<'case.opened'> => fact.kind === 'case.opened';
const isMove = (fact: LoggedFact): fact is LoggedFact<'clocks.recomputed'> =>
  fact.kind === 'clocks.recomputed';

const movedIn = (fact: LoggedFact): string[] =>
  isMove(fact) ? fact.payload.moved.flatMap(({ clocks }) => clocks.map(({ caseId }) => caseId)) : [];

const openedBy = ({ payload }: Fact<'case.opened'>): FactDecision => ({
  ...{ caseId: payload.caseId, number: payload.number, source: payload.category, documentClass: null },
  ...{ term: null, meeting: null, nth: null, field: null },
  ...{
    agency: payload.agency,
    origin: payload.origin,
    state: 'open',
    receivedAt: new Date(payload.receivedAt),
  },
  ...{ limitId: null, limitStartedAt: null, originalDueAt: null, dueAt: null },
  ...{ answeredAt: null, outcome: null, ranOut: false, heldBy: null, endedAt: null },
});
