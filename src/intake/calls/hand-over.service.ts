import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { rights } from '../../access/rights.js';
import type { Role } from '../../access/roles.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Vault } from '../../platform/vault/vault.js';
import { Call } from './call.entity.js';
import { callNotFound, callNotYours, callRecorded, nobodyThere, toYourself } from './call.problems.js';
import { CallHandOver } from './call-hand-over.entity.js';
import type { HandOverCallDto } from './calls.dto.js';
import { CallsService } from './calls.service.js';

/** A colleague goes on with a call, and with what was typed and said so far. */
@Injectable()
export class CallHandOverService {
  constructor(
    private readonly database: Database,
    private readonly calls: CallsService,
    private readonly events: Events,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * From now on it is the colleague’s, whatever the telephone system tells of it, or when. CALL_NOT_FOUND 404,
   * CALL_NOT_YOURS 403, CALL_RECORDED 409, COLLEAGUE_IS_YOU 422, COLLEAGUE_NOT_THERE 422.
   */
  handOver(id: string, { to, note, draft }: HandOverCallDto, me: Asker): Promise<void> {
    return this.database.transaction(async tx => {
      const [call] = await tx.read(Call, { id }, { lock: true });
      if (!call?.answeredAt) throw callNotFound();
      if (call.agentId !== me.id) throw callNotYours();
      if (call.contactId !== null) throw callRecorded();
      if (to === me.id) throw toYourself();
      const [colleague] = await tx.query<{ role: Role }>(
        'select role from staff where id = $1 and active and not machine',
        [to],
      );
      if (!colleague || !rights['call.read'][colleague.role]) throw nobodyThere();
      const over = { id: newId(), callId: id, fromId: me.id, toId: to, at: this.clock.now() };
      const sealed = (column: 'note' | 'draft', text: string | undefined): Buffer | null =>
        text ? this.vault.seal(text, { column: `call_hand_over.${column}`, row: over.id }) : null;
      tx.add(
        Object.assign(new CallHandOver(), {
          ...{ ...over, note: sealed('note', note), draft: sealed('draft', draft) },
        }),
      );
      await tx.query(
        `insert into call_event (id, call_id, machine_id, system, event_id, kind, at, received_at, agent_id, to_id)
         values ($1, $2, $3, 'console', $7, 'transferred', $4, $4, $5, $6)`,
        [newId(), id, call.machineId, over.at, me.id, to, `hand-over ${over.id}`],
      );
      await this.events.tell(tx, 'call.handed-over', { callId: id, agentId: to, from: me.id });
      await this.calls.derive(tx, call);
    });
  }
}
