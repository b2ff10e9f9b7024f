import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { grantOf, permits } from '../../access/rights.js';
import type { Role } from '../../access/roles.js';
import { GrantsService } from '../../citizens/grants.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import type { ContactRecordedDto } from '../contact.dto.js';
import { Contact } from '../contact.entity.js';
import { ContactService } from '../contact.service.js';
import { flawOfReceipt } from '../received-at.rules.js';
import { Call } from './call.entity.js';
import { callNotFound, callNotYours, callRecorded } from './call.problems.js';
import type { SettleCallDto } from './calls.dto.js';
import { CallsService } from './calls.service.js';

/** A call is settled by a contact: what somebody recorded of it, or why there is nothing to record. */
@Injectable()
export class SettleService {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactService,
    private readonly calls: CallsService,
    private readonly grants: GrantsService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Nothing to record, and why: a contact like any other. CALL_NOT_FOUND 404, CALL_NOT_YOURS 403, CALL_RECORDED 409. */
  settle(id: string, { reason, note }: SettleCallDto, me: Asker): Promise<ContactRecordedDto> {
    return this.database.transaction(async tx => {
      const [call] = await tx.read(Call, { id }, { lock: true });
      if (!call?.answeredAt) throw callNotFound();
      if (call.agentId !== me.id && !permits(me, 'call.oversee', {})) throw callNotYours();
      if (call.contactId !== null) throw callRecorded();
      const isLongAgo =
        flawOfReceipt(call.offeredAt, this.clock.now(), { origin: 'live', mayBeLate: false }) !== null;
      const receivedAt = isLongAgo ? undefined : call.offeredAt.toISOString();
      const other = { reason, note };
      const recorded = await this.contacts.take(
        tx,
        { channel: 'phone', outcome: 'other', other, receivedAt },
        me,
      );
      const contact = (await tx.get(Contact, recorded.id)) as Contact;
      // Not looked for by its name: two exchanges may use the same.
      tx.set(contact, { callReference: call.reference });
      await this.join(tx, call, contact);
      return recorded;
    });
  }

  /**
   * Hears contact.recorded: the call it names, of whoever records it, or of nobody; of somebody else only for who oversees.
   */
  async link(tx: Transaction, { actor, payload }: Fact<'contact.recorded'>): Promise<void> {
    if (payload.channel !== 'phone' || payload.origin === 'replay') return;
    const contact = await tx.get(Contact, payload.contactId);
    if (!contact?.callReference) return;
    const mayOversee = actor.role !== null && grantOf(actor.role as Role, 'call.oversee') !== null;
    const [found] = await tx.query<{ id: string }>(
      `select id from call
        where (reference = $1 or id in (select call_id from call_former_name where reference = $1))
          and contact_id is null and (agent_id is null or agent_id = $2 or $3)
        order by agent_id is not distinct from $2 desc, offered_at desc, id limit 1`,
      [contact.callReference, contact.handledBy, mayOversee],
    );
    const [call] = found ? await tx.read(Call, { id: found.id, contactId: null }, { lock: true }) : [];
    if (call) await this.join(tx, call, contact);
  }

  /** Both are locked. */
  private async join(tx: Transaction, call: Call, contact: Contact): Promise<void> {
    tx.set(call, { contactId: contact.id, settledAt: this.clock.now() });
    await tx.query('update call_hand_over set note = null, draft = null where call_id = $1', [call.id]);
    await this.grants.end(tx, call.id);
    await this.events.tell(tx, 'call.recorded', {
      ...{ callId: call.id, agentId: call.agentId, contactId: contact.id },
    });
    await this.calls.derive(tx, call);
  }
}
