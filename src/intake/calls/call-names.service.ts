import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Call } from './call.entity.js';
import { beginsAnother, type CallEventKind } from './call.rules.js';

/** What a telephone system calls a call. */
export interface CallName {
  machineId: string;
  system: string;
  reference: string;
}

interface Found {
  call: Call;
  /** By what it was called before a transfer. */
  isFormer: boolean;
}

/** A call under its names: exchanges use them again, and a transfer may change them (ECMA-269, Transferred). */
@Injectable()
export class CallNames {
  /**
   * Whoever joins or renames calls does it alone, and asks for it before any call: each of two transfers that name the
   * call of the other would wait for it. An order of ids would not do, since either call may not be there yet. Those who
   * tell of one call only need not wait.
   */
  async alone(tx: Transaction): Promise<void> {
    await tx.query('lock table call_former_name in share update exclusive mode');
  }

  /** Locked; made with its first event. One that is long over is another. */
  async callOf(tx: Transaction, name: CallName, told: { kind: CallEventKind; at: Date }): Promise<Found> {
    const found = await this.named(tx, name, told.at);
    if (!beginsAnother(found.call, told)) return found;
    await this.setAside(tx, name);
    return this.named(tx, name, told.at);
  }

  /** `alone`. The call goes on as `reference`; what was told by that name so far is of it. */
  async rename(tx: Transaction, call: Call, reference: string, at: Date): Promise<void> {
    if (call.reference === reference) return;
    const { machineId, system, reference: former } = call;
    await this.join(tx, call, reference, at);
    await tx.query(`delete from call_former_name where machine_id = $1 and system = $2 and reference = $3`, [
      machineId,
      system,
      reference,
    ]);
    tx.set(call, { reference });
    await this.addFormer(tx, call, former);
  }

  /** `alone`. Two calls are one from now on: the one that was asked about it (徵詢) ends in the one that goes on. */
  async join(tx: Transaction, call: Call, reference: string, at: Date): Promise<void> {
    if (call.reference === reference) return;
    const { machineId, system } = call;
    const { call: other, isFormer } = await this.named(tx, { machineId, system, reference }, at);
    if (other.id === call.id) return;
    // Something else that is over, or recorded already, keeps what it has.
    const isOther = isFormer || other.contactId !== null || (other.endedAt !== null && other.endedAt < at);
    if (isOther) await this.setAside(tx, { machineId, system, reference });
    else {
      const from = [other.id, call.id];
      await tx.query('update call_event set call_id = $2 where call_id = $1', from);
      await tx.query('update call_hand_over set call_id = $2 where call_id = $1', from);
      await tx.query('update call_former_name set call_id = $2 where call_id = $1', from);
      await tx.query('delete from call where id = $1', [other.id]);
    }
    await this.addFormer(tx, call, reference);
  }

  private async addFormer(
    tx: Transaction,
    { id, machineId, system }: Call,
    reference: string,
  ): Promise<void> {
    await tx.query(
      `insert into call_former_name (machine_id, system, reference, call_id) values ($1, $2, $3, $4)
       on conflict (machine_id, system, reference) do update set call_id = excluded.call_id`,
      [machineId, system, reference, id],
    );
  }

  private async setAside(tx: Transaction, { machineId, system, reference }: CallName): Promise<void> {
    const name = [machineId, system, reference];
    await tx.query(
      'delete from call_former_name where machine_id = $1 and system = $2 and reference = $3',
      name,
    );
    await tx.query(
      'update call set reference = id::text where machine_id = $1 and system = $2 and reference = $3',
      name,
    );
  }

  private async named(tx: Transaction, name: CallName, at: Date): Promise<Found> {
    const { machineId, system, reference } = name;
    const [former] = await tx.find(
      Call,
      `id = (select call_id from call_former_name where machine_id = $1 and system = $2 and reference = $3)`,
      [machineId, system, reference],
      { lock: true },
    );
    if (former) return { call: former, isFormer: true };
    await tx.query(
      `insert into call (id, machine_id, system, reference, state, offered_at, transfers, withheld)
       values ($1, $2, $3, $4, 'ringing', $5, 0, false) on conflict (machine_id, system, reference) do nothing`,
      [newId(), machineId, system, reference, at],
    );
    const [call] = await tx.read(Call, { machineId, system, reference }, { lock: true });
    // In between it may have been given another name, or been taken back.
    return call ? { call, isFormer: false } : this.named(tx, name, at);
  }
}
