interface OfCall {
  callId: string;
  /** Who of us has it; null: nobody that we know. */
  agentId: string | null;
}

/** How a call went, once it is over: what reports are made of. */
export interface CallFigures extends OfCall {
  outcome: 'answered' | 'abandoned';
  line: string | null;
  /** The group of agents that had it last, or let it wait; not said before there were any. */
  agentGroup: string | null;
  offeredAt: string;
  endedAt: string;
  waitingSeconds: number | null;
  talkSeconds: number | null;
  holdSeconds: number | null;
  wrapUpSeconds: number | null;
  transfers: number;
}

interface OfPolicy {
  policyId: string;
  /** Of the city's ladder. */
  step: string;
}

/** What is told of telephone calls: ids, codes, times and seconds. Never whose number it is. */
export interface CallEvents {
  'call.answered': OfCall & { line: string | null; at: string; waitingSeconds: number | null };
  /** From one of us to another. */
  'call.transferred': OfCall & { from: string; at: string };
  /** The caller waits on the line; screens show it. */
  'call.held': OfCall;
  'call.resumed': OfCall;
  /** A colleague is given what was typed and said so far. */
  'call.handed-over': OfCall & { from: string };
  'call.ended': CallFigures;
  'call.abandoned': CallFigures;
  /** What was told late has changed how it is counted: the wrap-up is over, or an event was late. */
  'call.counted': CallFigures;
  'call.recorded': OfCall & { contactId: string };

  'caller-policy.proposed': OfPolicy;
  'caller-policy.approved': OfPolicy & { untilAt: string };
  'caller-policy.refused': OfPolicy;
  'caller-policy.ended': OfPolicy & { why: string };
  'caller-policy.appealed': OfPolicy;
  'caller-policy.appeal-decided': OfPolicy & { upheld: boolean };
}
