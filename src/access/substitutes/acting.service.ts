import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { currentActor } from '../../platform/request/context.js';
import type { Asker } from '../rights.js';
import type { Role } from '../roles.js';
import { absences, actedBy } from './absences.sql.js';

/** Somebody who is away, as far as it decides what their substitute is told. */
export interface Absent {
  id: string;
  role: Role;
}

/**
 * 代理: whose work is mine while they are away. No right is lent: what a role may not do, a substitute may not do
 * either. What changes is whose orders count as one's own.
 */
@Injectable()
export class Acting {
  private readonly learned = new WeakMap<Transaction, Map<string, string>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Whom this person stands in for now. */
  whomFor(me: Pick<Asker, 'id' | 'role' | 'agency'>): Promise<Absent[]> {
    return this.absent(this.database, me);
  }

  /** At the beginning of what somebody does with an order: is it that of somebody they stand in for? */
  async learn(
    tx: Transaction,
    order: { id: string; agency: string; acknowledgedBy: string | null },
  ): Promise<void> {
    const { kind, id, role } = currentActor();
    const holder = order.acknowledgedBy;
    if (kind !== 'staff' || id === null || holder === null || holder === id) return;
    const me = { id, role: role as Role, agency: order.agency };
    const absent = await this.absent(tx, me);
    if (!absent.some(one => one.id === holder)) return;
    const known = this.learned.get(tx) ?? new Map<string, string>();
    this.learned.set(tx, known.set(order.id, holder));
  }

  /** For whom this transaction acts on an order; null: for nobody else. */
  of(tx: Transaction, workOrderId: string): string | null {
    return this.learned.get(tx)?.get(workOrderId) ?? null;
  }

  private async absent(
    on: Pick<Transaction, 'query'>,
    { id, role, agency }: Pick<Asker, 'id' | 'role' | 'agency'>,
  ): Promise<Absent[]> {
    if (agency === null) return [];
    return on.query<Absent>(
      `select b.staff_id as id, p.role from (${absences('$2')}) b join staff p on p.id = b.staff_id
        where b.agency = $3 and ${actedBy('$1', '$4')}`,
      [id, this.clock.now(), agency, role === 'agency_chief'],
    );
  }
}
