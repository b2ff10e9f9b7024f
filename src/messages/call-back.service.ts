import { Injectable } from '@nestjs/common';
import { CitizensService } from '../citizens/citizens.service.js';
import { GrantsService } from '../citizens/grants.service.js';
import type { EventMap, Origin } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { CallBack, type CallBackResult } from './call-back.entity.js';
import type { CallBackPurpose } from './telephone.events.js';

export interface OfCase {
  caseId: string;
  number: string;
}

interface Called {
  citizenId: string | null;
  origin: Origin;
}

export interface NewCallBack {
  caseId: string;
  number: string;
  purpose: CallBackPurpose;
  note: string | null;
  openedBy: string | null;
}

/** The citizen hears from us (電覆): when it is done or takes longer, or when something must be asked. */
@Injectable()
export class CallBackService {
  constructor(
    private readonly citizens: CitizensService,
    private readonly grants: GrantsService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Hears staff.handed-over: a colleague takes what was left, and only then knows whom to call. Their cases are locked by
   * then; one whose call-back was taken in this very moment is not waited for, and is left to the supervisor.
   */
  async giveBackAllOf(tx: Transaction, { payload: { from } }: Fact<'staff.handed-over'>): Promise<void> {
    const cases = await tx.query<{ id: string; number: string }>(
      `select id, number from case_file
        where id in (select case_id from call_back where taken_by = $1 and closed_at is null)
        order by id for update skip locked`,
      [from],
    );
    const numbers = new Map(cases.map(({ id, number }) => [id, number]));
    const theirs = 'taken_by = $1 and closed_at is null and case_id = any($2)';
    for (const task of await tx.find(CallBack, theirs, [from, [...numbers.keys()]], { lock: true })) {
      const number = numbers.get(task.caseId);
      if (number !== undefined) await this.giveBack(tx, task, number);
    }
  }

  /** The task is locked. Whoever had taken it no longer knows who it was. */
  async giveBack(tx: Transaction, task: CallBack, number: string): Promise<void> {
    tx.set(task, { takenBy: null, takenAt: null, version: task.version + 1 });
    await this.grants.end(tx, task.id);
    await this.events.tell(tx, 'call-back.given-back', tellable(task, number));
  }

  /** The case is locked. */
  async open(tx: Transaction, { number, ...wish }: NewCallBack): Promise<CallBack> {
    const nobody = { takenBy: null, takenAt: null, closedAt: null, closedBy: null, result: null };
    const task = tx.add(
      Object.assign(new CallBack(), {
        ...wish,
        ...nobody,
        id: newId(),
        version: 1,
        openedAt: this.clock.now(),
      }),
    );
    await this.events.tell(tx, 'call-back.opened', { ...tellable(task, number), purpose: task.purpose });
    return task;
  }

  /** The same. */
  async finish(
    tx: Transaction,
    task: CallBack,
    number: string,
    result: CallBackResult,
    closedBy: string | null,
  ): Promise<void> {
    tx.set(task, { closedAt: this.clock.now(), closedBy, result, version: task.version + 1 });
    if (task.takenBy !== null) await this.grants.end(tx, task.id);
    await this.events.tell(tx, 'call-back.closed', {
      ...tellable(task, number),
      result,
      purpose: task.purpose,
    });
  }

  /** Once for a case and purpose, and only where somebody can be reached. History calls nobody. The case is locked. */
  async openOnce(tx: Transaction, { caseId, number }: OfCase, purpose: CallBackPurpose): Promise<void> {
    const [file] = await tx.query<Called>(
      `select citizen_id as "citizenId", origin from case_file where id = $1`,
      [caseId],
    );
    if (!file?.citizenId || file.origin === 'replay') return;
    if (!(await this.citizens.canBeTold(tx, file.citizenId))) return;
    if (await this.isOpen(tx, caseId, purpose)) return;
    await this.open(tx, { caseId, number, purpose, note: null, openedBy: null });
  }

  async isOpen(tx: Transaction, caseId: string, purpose: CallBackPurpose): Promise<boolean> {
    const open = await tx.read(CallBack, { caseId, purpose, closedAt: null });
    return open.length > 0;
  }

  /** Nobody need be called any more about those that are meant. The case is locked. */
  async overtake(
    tx: Transaction,
    { caseId, number }: OfCase,
    isMeant: (task: CallBack) => boolean,
  ): Promise<void> {
    for (const task of await tx.read(CallBack, { caseId, closedAt: null }, { lock: true }))
      if (isMeant(task)) await this.finish(tx, task, number, 'overtaken', null);
  }
}

export const tellable = ({ id, caseId }: CallBack, number: string): EventMap['call-back.taken'] => ({
  caseId,
  number,
  callBackId: id,
});
