import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { phoneLookup } from '../../citizens/citizen.sealed.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import { Vault } from '../../platform/vault/vault.js';
import { flawOfReceipt } from '../received-at.rules.js';
import { Call } from './call.entity.js';
import { tooManyEvents } from './call.problems.js';
import { orderOf, type ToldOfCall } from './call.rules.js';
import type { CallEventDto, CallEventTakenDto } from './call-event.dto.js';
import { CallNames } from './call-names.service.js';
import { CallsService } from './calls.service.js';
import { ExtensionsService } from './extensions.service.js';

/** A call that goes from hand to hand all day long has fewer. */
const MOST_EVENTS = 500;
/** Digits of a number in the city's own area. */
const SHORTEST_OUTSIDE = 7;

interface Kept {
  callId: string;
  kind: string;
  at: Date;
  line: string | null;
  agentGroup: string | null;
  agent: string | null;
  toAgent: string | null;
}

/** What telephone systems tell: each event once, in whatever order. What a call is follows from all of them. */
@Injectable()
export class CallEventsService {
  constructor(
    private readonly database: Database,
    private readonly names: CallNames,
    private readonly calls: CallsService,
    private readonly extensions: ExtensionsService,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400; TOO_MANY_EVENTS 409. */
  take(dto: CallEventDto, me: Asker): Promise<CallEventTakenDto> {
    // Its form was checked at the edge.
    const at = readTime(dto.at) as Date;
    const flaw = flawOfReceipt(at, this.clock.now(), { origin: 'live', mayBeLate: false });
    if (flaw) throw invalid([{ ...flaw, field: 'at' }]);
    return this.database.transaction(async tx => {
      const system = dto.system ?? '';
      const name = { machineId: me.id, system, reference: dto.callId };
      if (dto.joinedCallId || dto.newCallId) await this.names.alone(tx);
      const { call, isFormer } = await this.names.callOf(tx, name, { kind: dto.kind, at });
      // What it was called before a transfer has ended; the call has not.
      if (isFormer && dto.kind === 'ended')
        return { id: call.id, state: call.state, doubled: false, differs: false };
      const event: ToldOfCall = {
        ...{ eventId: dto.eventId, kind: dto.kind, at, line: dto.line || null },
        agentGroup: dto.group || null,
        agentId: await this.extensions.meant(tx, dto.agent, at),
        toId: await this.extensions.meant(tx, dto.to, at),
      };
      const before = await this.keep(tx, call, { ...event, system }, dto);
      if (before) {
        // It may name another call than then, of which nothing is known.
        await tx.query(
          'delete from call where id = $1 and not exists (select 1 from call_event where call_id = $1)',
          [call.id],
        );
        const { id, state } = await this.stateOf(tx, before.callId);
        return { id, state, doubled: true, differs: isDifferent(before, call, dto, at) };
      }
      this.keepNumber(tx, call, dto.caller, orderOf(event));
      if (dto.joinedCallId) await this.names.join(tx, call, dto.joinedCallId, at);
      if (dto.newCallId) await this.names.rename(tx, call, dto.newCallId, at);
      await this.calls.derive(tx, call);
      return { id: call.id, state: call.state, doubled: false, differs: false };
    });
  }

  /** Null: it is new. Otherwise what was told by this name before. */
  private async keep(
    tx: Transaction,
    { id: callId, machineId }: Call,
    { system, eventId, kind, at, line, agentGroup, agentId, toId }: ToldOfCall & { system: string },
    { agent, to, reason }: CallEventDto,
  ): Promise<Kept | null> {
    const [{ events }] = (await tx.query<{ events: number }>(
      'select count(*)::int as events from call_event where call_id = $1',
      [callId],
    )) as [{ events: number }];
    if (events >= MOST_EVENTS) throw tooManyEvents();
    const added = await tx.query(
      `insert into call_event (id, call_id, machine_id, system, event_id, kind, at, received_at, line, agent_group,
                               agent, agent_id, to_agent, to_id, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (machine_id, system, event_id) do nothing returning id`,
      [
        ...[newId(), callId, machineId, system, eventId, kind, at, this.clock.now(), line, agentGroup],
        ...[ourName(agent), agentId, ourName(to), toId, reason || null],
      ],
    );
    if (added.length > 0) return null;
    const [kept] = await tx.query<Kept>(
      `select call_id as "callId", kind, at, line, agent_group as "agentGroup", agent, to_agent as "toAgent" from call_event
        where machine_id = $1 and system = $2 and event_id = $3`,
      [machineId, system, eventId],
    );
    return kept as Kept;
  }

  /** The earliest word about it counts: after a transfer some systems give the colleague's number for the caller's. */
  private keepNumber(tx: Transaction, call: Call, caller: string | null | undefined, from: string): void {
    if (caller === undefined || (call.numberFrom !== null && call.numberFrom <= from)) return;
    const text = caller === null ? null : phoneLookup(caller);
    tx.set(call, {
      numberFrom: from,
      withheld: text === null,
      number:
        caller === null || text === null
          ? null
          : this.vault.seal(caller, { column: 'call.number', row: call.id }),
      numberHash: text === null ? null : this.vault.lookupHash(text),
    });
  }

  private async stateOf(tx: Transaction, id: string): Promise<Call> {
    const [call] = await tx.read(Call, { id });
    return call as Call;
  }
}

const isDifferent = (
  before: Kept,
  call: Call,
  { kind, line, group, agent, to }: CallEventDto,
  at: Date,
): boolean =>
  before.callId !== call.id ||
  before.kind !== kind ||
  before.at.getTime() !== at.getTime() ||
  before.line !== (line || null) ||
  before.agentGroup !== (group || null) ||
  before.agent !== ourName(agent) ||
  before.toAgent !== ourName(to);

/** An extension or a user name. A number outside is somebody’s, however it is dialled, and says nothing that is needed. */
const ourName = (text: string | null | undefined): string | null =>
  text && text.replace(/\D/g, '').length < SHORTEST_OUTSIDE ? text : null;
