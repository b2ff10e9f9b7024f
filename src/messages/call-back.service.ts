import { Injectable } from '@nestjs/common';
import { CitizensService } from '../citizens/citizens.service.js';
import { GrantsService } from '../citizens/grants.service.js';
import type { CallBackPurpose, EventMap, Origin } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { CallBack, type CallBackResult, SAID_WITH_THE_RESULT } from './call-back.entity.js';

interface OfCase {
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

  /** Hears workorder.reported, case.lead-reported and case.replied: everyone who asked is told for themselves. */
  async openForResult(
    tx: Transaction,
    { actor, payload }: Fact<'workorder.reported' | 'case.lead-reported' | 'case.replied'>,
  ): Promise<void> {
    if (actor.kind === 'replay' || ('carried' in payload && payload.carried)) return;
    await this.overtake(tx, payload, ({ purpose }) => SAID_WITH_THE_RESULT.includes(purpose));
    if (!(await isOfLetter(tx, payload.caseId))) await this.openOnce(tx, payload, 'tell_result');
  }

  /** Hears extension.approved: that it takes longer, and until when, stands in the case. */
  async openForExtension(tx: Transaction, { payload }: Fact<'extension.approved'>): Promise<void> {
    await this.openOnce(tx, payload, 'tell_extension');
  }

  /** Hears case.linked: the case became a petition; its number, and who has it now. */
  async openForConversion(tx: Transaction, { payload }: Fact<'case.linked'>): Promise<void> {
    if (payload.link === 'converted') await this.openOnce(tx, payload, 'tell_conversion');
  }

  /** Hears case.disposed: why it is not handled, or who has it now, stands in its disposition. */
  async openForDisposition(tx: Transaction, { payload }: Fact<'case.disposed'>): Promise<void> {
    if (!(await isOfLetter(tx, payload.caseId))) await this.openOnce(tx, payload, 'tell_disposition');
  }

  /** Hears sample.rejected: it was not done well, and who does it again by when. */
  async openForRework(tx: Transaction, { payload }: Fact<'sample.rejected'>): Promise<void> {
    await this.openOnce(tx, payload, 'tell_rework');
  }

  /**
   * Hears workorder.dispatched: a petition has come to another agency than before (行政程序法 §172). Who has it now
   * stands with the task; whoever is told of its conversion is told that as well.
   */
  async openForTransfer(tx: Transaction, { payload }: Fact<'workorder.dispatched'>): Promise<void> {
    const { kind, caseId, workOrderId, agency } = payload;
    if (kind !== 'petition') return;
    const [before] = await tx.query<{ agency: string }>(
      `select agency from work_order where case_id = $1 and role = 'lead' and id <> $2
        order by dispatched_at desc, id desc limit 1`,
      [caseId, workOrderId],
    );
    if (!before || before.agency === agency) return;
    const [open] = await tx.read(CallBack, { caseId, purpose: 'tell_conversion', closedAt: null });
    if (!open) await this.openOnce(tx, payload, 'tell_transfer');
  }

  /** Hears message.failed and message.bounced: the answer by mail did not arrive. */
  async openForUndelivered(
    tx: Transaction,
    { payload: { message, caseId, number } }: Fact<'message.failed' | 'message.bounced'>,
  ): Promise<void> {
    if (message !== 'answer' || caseId === undefined || number === undefined) return;
    await this.openOnce(tx, { caseId, number }, 'tell_result');
  }

  /** Hears case.paused: what the citizen has still to send stands on the timeline. */
  async openForDetails(tx: Transaction, { payload }: Fact<'case.paused'>): Promise<void> {
    if (payload.reason === 'citizen') await this.openOnce(tx, payload, 'ask_details');
  }

  /** Hears case.mail-received: what the citizen has written stands on the timeline. */
  async openForMail(tx: Transaction, { payload }: Fact<'case.mail-received'>): Promise<void> {
    if (!payload.automatic) await this.openOnce(tx, payload, 'answer_mail');
  }

  /** Somebody wanted a person in a chat: however often it is told, they are called once. */
  async openForChat(tx: Transaction, of: OfCase): Promise<void> {
    const [asked] = await tx.read(CallBack, { caseId: of.caseId, purpose: 'answer_chat' });
    if (!asked) await this.openOnce(tx, of, 'answer_chat');
  }

  /** Hears case.reopening-asked: somebody of the centre decides about it, also where nobody can be called. */
  async openForReopening(tx: Transaction, { payload }: Fact<'case.reopening-asked'>): Promise<void> {
    const [open] = await tx.read(CallBack, {
      ...{ caseId: payload.caseId, purpose: 'asked_to_reopen' as const, closedAt: null },
    });
    if (!open) await this.open(tx, { ...payload, purpose: 'asked_to_reopen', note: null, openedBy: null });
  }

  /** Hears case.resumed: nothing is waited for any more. What somebody wanted to be asked by hand is asked still. */
  async closeDetails(tx: Transaction, { payload }: Fact<'case.resumed'>): Promise<void> {
    if (payload.reason !== 'citizen') return;
    await this.overtake(tx, payload, one => one.purpose === 'ask_details' && one.openedBy === null);
  }

  /** Hears that the report no longer stands, or that the case is no longer one. What is to be asked is asked still. */
  async closeOvertaken(
    tx: Transaction,
    {
      kind,
      actor,
      payload,
    }: Fact<
      | 'case.sent-back'
      | 'case.reassigned'
      | 'case.reopened'
      | 'case.withdrawn'
      | 'case.converted'
      | 'case.disposed'
      | 'case.lead-unreported'
    >,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const all = kind === 'case.withdrawn' || kind === 'case.disposed';
    // What became a petition is told of as that; what somebody wanted to ask by hand they want to know still.
    const isTold = kind === 'case.converted';
    await this.overtake(
      tx,
      payload,
      ({ purpose, openedBy }) => all || purpose === 'tell_result' || (isTold && openedBy === null),
    );
  }

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
    for (const task of await tx.read(CallBack, { takenBy: from, closedAt: null }, { lock: true })) {
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
  private async openOnce(
    tx: Transaction,
    { caseId, number }: OfCase,
    purpose: CallBackPurpose,
  ): Promise<void> {
    const [file] = await tx.query<Called>(
      `select citizen_id as "citizenId", origin from case_file where id = $1`,
      [caseId],
    );
    if (!file?.citizenId || file.origin === 'replay') return;
    if (!(await this.citizens.canBeTold(tx, file.citizenId))) return;
    const [open] = await tx.read(CallBack, { caseId, purpose, closedAt: null });
    if (!open) await this.open(tx, { caseId, number, purpose, note: null, openedBy: null });
  }

  private async overtake(
    tx: Transaction,
    { caseId, number }: OfCase,
    isMeant: (task: CallBack) => boolean,
  ): Promise<void> {
    for (const task of await tx.read(CallBack, { caseId, closedAt: null }, { lock: true }))
      if (isMeant(task)) await this.finish(tx, task, number, 'overtaken', null);
  }
}

/** Whoever wrote a letter is answered by one, about all of it (intake/letters). */
async function isOfLetter(tx: Transaction, caseId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from letter_case where case_id = $1', [caseId]);
  return rows.length > 0;
}

export const tellable = ({ id, caseId }: CallBack, number: string): EventMap['call-back.taken'] => ({
  caseId,
  number,
  callBackId: id,
});
