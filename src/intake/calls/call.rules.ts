/** What a telephone system tells of a call, in the order in which these follow one another. */
export const CALL_EVENTS = [
  'ringing',
  'answered',
  'held',
  'resumed',
  'transferred',
  'ended',
  'wrapped_up',
] as const;
export type CallEventKind = (typeof CALL_EVENTS)[number];

export const CALL_STATES = ['ringing', 'talking', 'held', 'ended', 'abandoned'] as const;
export type CallState = (typeof CALL_STATES)[number];

export interface ToldOfCall {
  eventId: string;
  kind: CallEventKind;
  at: Date;
  line: string | null;
  /** Of which group of agents it is by then. */
  agentGroup: string | null;
  /** Who of us it is about; null: nobody, or nobody that we know. */
  agentId: string | null;
  /** Whom it was handed on to. */
  toId: string | null;
}

/** What can be said of a call. Seconds are whole; null: not known yet, or there were none to count. */
export interface CallFacts {
  state: CallState;
  line: string | null;
  /** Which had it last, or let it wait last. */
  agentGroup: string | null;
  /** Who had it last. */
  agentId: string | null;
  offeredAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  wrappedUpAt: Date | null;
  waitingSeconds: number | null;
  talkSeconds: number | null;
  holdSeconds: number | null;
  wrapUpSeconds: number | null;
  /** How often it went from one of us to another. */
  transfers: number;
}

/** Nobody is held who does not speak with somebody: what of these comes without an answer tells of one that got lost. */
const SPEAKS: readonly CallEventKind[] = ['answered', 'held', 'resumed'];

/** By it all events of a call stand in one order, however they arrive. */
export const orderOf = ({ at, kind, eventId }: Pick<ToldOfCall, 'at' | 'kind' | 'eventId'>): string =>
  `${at.toISOString()} ${CALL_EVENTS.indexOf(kind)} ${eventId}`;

/**
 * A call, from everything that was told of it: in whatever order, and however often. Once it has ended, nothing that is
 * told of a later time makes it go on. Where the telephone system tells nothing of the wrap-up, it is over once the call is
 * recorded (`settledAt`). `told` has one event at least.
 */
export function callFrom(told: readonly ToldOfCall[], settledAt: Date | null = null): CallFacts {
  const events = inOrder(told);
  const [first] = events as [ToldOfCall];
  const endedAt = events.find(({ kind }) => kind === 'ended')?.at ?? null;
  const until = (at: Date): Date => (endedAt && at > endedAt ? endedAt : at);
  const spoken = events.find(({ kind }) => SPEAKS.includes(kind));
  const answeredAt = spoken ? until(spoken.at) : null;
  const offeredAt = until(first.at);
  const wrappedUp = events.find(({ kind }) => kind === 'wrapped_up')?.at ?? settledAt;
  const wrappedUpAt = wrappedUp && endedAt && answeredAt ? latest(wrappedUp, endedAt) : null;
  const { seconds: held, isHeld } = holdIn(events, endedAt);
  return {
    state: stateOf(answeredAt, endedAt, isHeld),
    line: events.find(({ line }) => line !== null)?.line ?? null,
    agentGroup: groupIn(events),
    ...agentsIn(events),
    ...{ offeredAt, answeredAt, endedAt, wrappedUpAt },
    waitingSeconds: between(offeredAt, answeredAt ?? endedAt),
    talkSeconds: answeredAt && endedAt ? (between(answeredAt, endedAt) as number) - held : null,
    holdSeconds: answeredAt && endedAt ? held : null,
    wrapUpSeconds: endedAt && wrappedUpAt ? between(endedAt, wrappedUpAt) : null,
  };
}

/** Who took it last; of one that nobody took, where it waited last. */
function groupIn(events: readonly ToldOfCall[]): string | null {
  const named = (of: readonly ToldOfCall[]): string | undefined =>
    of.findLast(({ agentGroup }) => agentGroup !== null)?.agentGroup ?? undefined;
  const taken = events.findLastIndex(({ kind }) => TAKES.includes(kind));
  return (taken < 0 ? undefined : named(events.slice(0, taken + 1))) ?? named(events) ?? null;
}

const TAKES: readonly CallEventKind[] = ['answered', 'transferred'];
const BEGINS: readonly CallEventKind[] = ['ringing', 'answered'];
const OVER_FOR_MS = 60 * 60_000;

/** Whether an event is of another call than the one that had its name: that one had been over for long. */
export const beginsAnother = (
  { endedAt }: Pick<CallFacts, 'endedAt'>,
  { kind, at }: Pick<ToldOfCall, 'kind' | 'at'>,
): boolean => endedAt !== null && BEGINS.includes(kind) && at.getTime() - endedAt.getTime() > OVER_FOR_MS;

/** Each event once, in order. */
function inOrder(told: readonly ToldOfCall[]): ToldOfCall[] {
  const once = new Map(told.map(event => [event.eventId, event]));
  return [...once.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function stateOf(answeredAt: Date | null, endedAt: Date | null, isHeld: boolean): CallState {
  if (endedAt) return answeredAt ? 'ended' : 'abandoned';
  if (!answeredAt) return 'ringing';
  return isHeld ? 'held' : 'talking';
}

/** Whoever it is handed on to speaks with the caller, who waits no longer. */
function holdIn(events: readonly ToldOfCall[], endedAt: Date | null): { seconds: number; isHeld: boolean } {
  let since: Date | null = null;
  let seconds = 0;
  for (const { kind, at } of events) {
    if (endedAt && at > endedAt) break;
    if (kind === 'held') since ??= at;
    else if (since && kind !== 'ringing' && kind !== 'wrapped_up') {
      seconds += between(since, at) as number;
      since = null;
    }
  }
  return { seconds, isHeld: since !== null };
}

function agentsIn(events: readonly ToldOfCall[]): { agentId: string | null; transfers: number } {
  let agent: string | null = null;
  let transfers = 0;
  const pass = (to: string | null): void => {
    if (to === null || to === agent) return;
    if (agent !== null) transfers += 1;
    agent = to;
  };
  for (const { kind, agentId, toId } of events) {
    if (kind === 'answered') pass(agentId);
    else if (kind === 'transferred') {
      if (agent === null) pass(agentId);
      pass(toId);
    } else if (agent === null && kind !== 'ringing' && kind !== 'ended') pass(agentId);
  }
  return { agentId: agent, transfers };
}

const latest = (one: Date, other: Date): Date => (one > other ? one : other);
const between = (from: Date, to: Date | null): number | null =>
  to && Math.floor((to.getTime() - from.getTime()) / 1000);
