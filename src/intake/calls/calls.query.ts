import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { CallColleaguesDto, CallDto, CallsDto, CallsFilter, WaitingCallsDto } from './calls.dto.js';

type CallRow = Omit<CallDto, 'mine'> & { agentId: string | null };

const CALLS = `
  select c.id, c.reference, c.state, c.line, c.agent_id as "agentId", p.name as agent, c.offered_at as "offeredAt",
         c.answered_at as "answeredAt", c.ended_at as "endedAt", c.wrapped_up_at as "wrappedUpAt",
         c.waiting_seconds as "waitingSeconds", c.talk_seconds as "talkSeconds", c.hold_seconds as "holdSeconds"
    from call c left join staff p on p.id = c.agent_id`;
const LATEST: Keyset = { table: 'call', as: 'c', key: 'offered_at', order: 'desc' };
const LONGEST_WAIT_MS = 60 * 60_000;
const TO_RECORD = `c.contact_id is null and c.answered_at is not null and c.ended_at is not null`;

/** Calls that are over and of which nothing was recorded; who else sits at a telephone. No number, no person. */
@Injectable()
export class CallsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whoever may not oversee gets their own, whatever they ask for. */
  async toRecord({ whose, ...page }: CallsFilter, me: Asker): Promise<CallsDto> {
    const mayOversee = permits(me, 'call.oversee', {});
    const asked = new Conditions();
    asked.add(TO_RECORD);
    if (whose === 'mine' || !mayOversee) asked.equals('c.agent_id', me.id);
    // Before the page adds where it begins.
    const counting = this.database.query<{ count: number }>(
      `select count(*)::int as count from call c ${asked.where}`,
      [...asked.values],
    );
    const [{ rows, next }, [counted]] = await Promise.all([
      pageOf<CallRow>(this.database, CALLS, asked, LATEST, page),
      counting,
    ]);
    const items = rows.map(({ agentId, ...row }) => ({ ...row, mine: agentId === me.id }));
    return { items, next, count: counted?.count ?? 0, mayOversee };
  }

  /** Nobody rings for so long: of what is older the end was lost. */
  async waiting(): Promise<WaitingCallsDto> {
    const [row] = await this.database.query<WaitingCallsDto>(
      `select count(*)::int as count, min(offered_at) as since from call
        where state = 'ringing' and ended_at is null and offered_at > $1`,
      [new Date(this.clock.now().getTime() - LONGEST_WAIT_MS)],
    );
    return row as WaitingCallsDto;
  }

  /** Whom a call can be handed over to. */
  async colleagues(me: Asker): Promise<CallColleaguesDto> {
    return {
      items: await this.database.query(
        `select p.id, p.name, e.extension, exists (
                  select 1 from call c
                     where c.ended_at is null and c.agent_id = p.id and c.state in ('talking', 'held')) as busy
           from staff_extension e join staff p on p.id = e.staff_id
          where e.until_at is null and p.active and p.id <> $1 order by p.name, p.id`,
        [me.id],
      ),
    };
  }
}
