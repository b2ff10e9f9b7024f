import { Injectable } from '@nestjs/common';
import { StaffService } from '../access/staff.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact, LoggedFact } from '../platform/log/fact.js';
import { type PhoneReason, PhoneTask } from './phone-task.entity.js';

interface Leg {
  caseId: string;
  number: string;
  workOrderId: string;
  agency: string;
}

/** Notified by telephone too: where the screen did not do it, the centre must call the agency's duty desk. */
@Injectable()
export class PhoneTaskService {
  constructor(
    private readonly staff: StaffService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Hears clock.breached: no screen has confirmed the receipt within the two minutes. */
  async openWithoutReceipt(tx: Transaction, { payload }: Fact<'clock.breached'>): Promise<void> {
    const { clock, caseId, workOrderId } = payload;
    if (clock === 'deliver' && workOrderId !== null)
      await this.open(tx, [{ caseId, workOrderId }], 'no_receipt');
  }

  /**
   * Hears workorder.dispatched and co-leg.asked: where nobody can sign in, nobody needs to be waited for. History is told
   * to nobody.
   */
  async openWithoutAccounts(
    tx: Transaction,
    facts: LoggedFact<'workorder.dispatched' | 'co-leg.asked'>[],
  ): Promise<void> {
    const sent = facts
      .map(({ payload }) => payload)
      .filter(payload => !('origin' in payload) || payload.origin !== 'replay');
    const unmanned = new Set<string>();
    for (const agency of new Set(sent.map(leg => leg.agency))) {
      if (!(await this.staff.hasActiveAccounts(agency, tx))) unmanned.add(agency);
    }
    await this.open(
      tx,
      sent.filter(leg => unmanned.has(leg.agency)),
      'no_accounts',
    );
  }

  /** Hears that the agency has seen the work order, or that it is no longer the agency's. */
  async close(
    tx: Transaction,
    {
      actor,
      payload,
    }: Fact<
      | 'workorder.delivered'
      | 'workorder.acknowledged'
      | 'workorder.closed'
      | 'co-leg.delivered'
      | 'co-leg.acknowledged'
      | 'co-leg.closed'
    >,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const { workOrderId } = payload;
    const [task] = await tx.read(PhoneTask, { workOrderId, closedAt: null }, { lock: true });
    if (task) await this.finish(tx, task, payload.number);
  }

  /** At once, whatever its screens show: the case is locked. The id of the task. */
  async openForAccident(tx: Transaction, about: Omit<Leg, 'workOrderId'>): Promise<string> {
    const { number, ...who } = about;
    const task = tx.add(
      Object.assign(new PhoneTask(), {
        ...{ ...who, id: newId(), version: 1, workOrderId: null, reason: 'accident' as const },
        ...{ openedAt: this.clock.now(), closedAt: null },
      }),
    );
    await this.events.tell(tx, 'phone-task.opened', { ...tellable(task, number), reason: 'accident' });
    return task.id;
  }

  /** They know of it by now. The case is locked. */
  async closeKnown(tx: Transaction, ids: readonly string[], number: string): Promise<void> {
    for (const task of await tx.find(PhoneTask, 'id = any($1::uuid[]) and closed_at is null', [ids], {
      lock: true,
    }))
      await this.finish(tx, task, number);
  }

  /** The task is locked. */
  async finish(tx: Transaction, task: PhoneTask, number: string): Promise<void> {
    tx.set(task, { closedAt: this.clock.now(), version: task.version + 1 });
    await this.events.tell(tx, 'phone-task.closed', tellable(task, number));
  }

  /** Once for each leg, and only while the agency may not know of it. */
  private async open(
    tx: Transaction,
    legs: Pick<Leg, 'caseId' | 'workOrderId'>[],
    reason: PhoneReason,
  ): Promise<void> {
    if (legs.length === 0) return;
    await tx.query('select id from case_file where id = any($1::uuid[]) order by id for update', [
      legs.map(leg => leg.caseId),
    ]);
    const waiting = await tx.query<Leg>(
      `select c.id as "caseId", c.number, w.id as "workOrderId", w.agency
         from work_order w join case_file c on c.id = w.case_id
        where w.id = any($1::uuid[]) and w.state = 'dispatched' and w.delivered_at is null
          and not exists (select 1 from phone_task t where t.work_order_id = w.id)
        order by w.dispatched_at, w.id`,
      [legs.map(leg => leg.workOrderId)],
    );
    for (const { number, ...leg } of waiting) {
      const task = tx.add(
        Object.assign(new PhoneTask(), {
          ...leg,
          id: newId(),
          version: 1,
          reason,
          openedAt: this.clock.now(),
          closedAt: null,
        }),
      );
      await this.events.tell(tx, 'phone-task.opened', { ...tellable(task, number), reason });
    }
  }
}

export const tellable = (
  { id, caseId, workOrderId, agency }: PhoneTask,
  number: string,
): Omit<Leg, 'workOrderId'> & { taskId: string; workOrderId: string | null } => ({
  caseId,
  number,
  workOrderId,
  agency,
  taskId: id,
});
