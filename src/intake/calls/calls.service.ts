import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { Call } from './call.entity.js';
import type { CallFigures } from './call.events.js';
import { type CallFacts, callFrom, type ToldOfCall } from './call.rules.js';

/** Keeps the rows of calls in step with what was told of them, and tells what follows. */
@Injectable()
export class CallsService {
  constructor(private readonly events: Events) {}

  /** After something new was told or recorded of it. The call is locked. */
  async derive(tx: Transaction, call: Call): Promise<void> {
    const told = await tx.query<ToldOfCall>(
      `select event_id as "eventId", kind, at, line, agent_group as "agentGroup",
              agent_id as "agentId", to_id as "toId"
         from call_event where call_id = $1`,
      [call.id],
    );
    const before = { ...call };
    const now = callFrom(told, call.settledAt);
    if (isSame(before, now)) return;
    tx.set(call, now);
    await this.tell(tx, before, call);
  }

  private async tell(tx: Transaction, before: Call, { id: callId, ...now }: Call): Promise<void> {
    const { agentId, answeredAt, line, waitingSeconds } = now;
    if (answeredAt && (before.answeredAt === null || (before.agentId === null && agentId !== null)))
      await this.events.tell(tx, 'call.answered', {
        ...{ callId, agentId, line, at: answeredAt.toISOString(), waitingSeconds },
      });
    else if (before.agentId !== null && agentId !== before.agentId)
      await this.events.tell(tx, 'call.transferred', {
        ...{ callId, agentId, from: before.agentId, at: (now.answeredAt ?? now.offeredAt).toISOString() },
      });
    else if (isHeld(before) !== isHeld(now) && now.endedAt === null)
      await this.events.tell(tx, isHeld(now) ? 'call.held' : 'call.resumed', { callId, agentId });
    const figures = figuresOf(callId, now);
    if (!figures) return;
    const was = figuresOf(callId, before);
    const outcome = figures.outcome === 'answered' ? 'call.ended' : 'call.abandoned';
    if (was?.outcome !== figures.outcome) await this.events.tell(tx, outcome, figures);
    else if (JSON.stringify(was) !== JSON.stringify(figures))
      await this.events.tell(tx, 'call.counted', figures);
  }
}

const isHeld = ({ state }: Pick<CallFacts, 'state'>): boolean => state === 'held';

/** Null: it is not over. */
function figuresOf(
  callId: string,
  { state, agentId, line, agentGroup, offeredAt, endedAt, transfers, ...seconds }: CallFacts,
): CallFigures | null {
  if (endedAt === null) return null;
  const { waitingSeconds, talkSeconds, holdSeconds, wrapUpSeconds } = seconds;
  return {
    ...{ callId, agentId, outcome: state === 'abandoned' ? 'abandoned' : 'answered', line, agentGroup },
    ...{ offeredAt: offeredAt.toISOString(), endedAt: endedAt.toISOString() },
    ...{ waitingSeconds, talkSeconds, holdSeconds, wrapUpSeconds, transfers },
  };
}

const isSame = (before: CallFacts, now: CallFacts): boolean =>
  (Object.keys(now) as (keyof CallFacts)[]).every(name => `${text(before[name])}` === `${text(now[name])}`);

const text = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
