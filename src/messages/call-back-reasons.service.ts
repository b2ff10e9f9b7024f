import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { SURGE_KEPT } from '../city/surge/surge-kept.sql.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { CallBack, SAID_WITH_THE_RESULT } from './call-back.entity.js';
import { CallBackService, type OfCase } from './call-back.service.js';
import type { CallBackPurpose } from './telephone.events.js';

/** What the citizen has to be called about, and what need not be told any more. */
@Injectable()
export class CallBackReasons {
  constructor(
    private readonly callBacks: CallBackService,
    private readonly city: CityService,
  ) {}

  /** Hears workorder.reported, case.lead-reported and case.replied: everyone who asked is told for themselves. */
  async openForResult(
    tx: Transaction,
    { actor, payload }: Fact<'workorder.reported' | 'case.lead-reported' | 'case.replied'>,
  ): Promise<void> {
    if (actor.kind === 'replay' || ('carried' in payload && payload.carried)) return;
    await this.callBacks.overtake(tx, payload, ({ purpose }) => SAID_WITH_THE_RESULT.includes(purpose));
    if (await this.isLeftToSurge(tx, payload.caseId)) return;
    if (!(await isOfLetter(tx, payload.caseId))) await this.callBacks.openOnce(tx, payload, 'tell_result');
  }

  /** Dispatch cases of a surge in which nobody is called back; what is petitioned for is answered as ever. */
  private async isLeftToSurge(tx: Transaction, caseId: string): Promise<boolean> {
    const [row] = await tx.query<{ surge: string | null }>(
      `select ${SURGE_KEPT} as surge from case_file c where c.id = $1 and c.kind = 'dispatch'`,
      [caseId],
    );
    return this.city.surgeSet(this.city.ruleSetOf(row?.surge ?? null))?.callBacks === false;
  }

  /** Hears extension.approved: that it takes longer, and until when, stands in the case. */
  async openForExtension(tx: Transaction, { payload }: Fact<'extension.approved'>): Promise<void> {
    await this.callBacks.openOnce(tx, payload, 'tell_extension');
  }

  /** Hears case.linked: the case became a petition; its number, and who has it now. */
  async openForConversion(tx: Transaction, { payload }: Fact<'case.linked'>): Promise<void> {
    if (payload.link === 'converted') await this.callBacks.openOnce(tx, payload, 'tell_conversion');
  }

  /** Hears case.disposed: why it is not handled, or who has it now, stands in its disposition. */
  async openForDisposition(tx: Transaction, { payload }: Fact<'case.disposed'>): Promise<void> {
    if (!(await isOfLetter(tx, payload.caseId)))
      await this.callBacks.openOnce(tx, payload, 'tell_disposition');
  }

  /** Hears sample.rejected: it was not done well, and who does it again by when. */
  async openForRework(tx: Transaction, { payload }: Fact<'sample.rejected'>): Promise<void> {
    await this.callBacks.openOnce(tx, payload, 'tell_rework');
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
    if (!open) await this.callBacks.openOnce(tx, payload, 'tell_transfer');
  }

  /** Hears message.failed and message.bounced: the answer by mail did not arrive. */
  async openForUndelivered(
    tx: Transaction,
    { payload: { message, caseId, number } }: Fact<'message.failed' | 'message.bounced'>,
  ): Promise<void> {
    if (message !== 'answer' || caseId === undefined || number === undefined) return;
    await this.callBacks.openOnce(tx, { caseId, number }, 'tell_result');
  }

  /** Hears case.paused: what the citizen has still to send stands on the timeline. */
  async openForDetails(tx: Transaction, { payload }: Fact<'case.paused'>): Promise<void> {
    if (payload.reason === 'citizen') await this.callBacks.openOnce(tx, payload, 'ask_details');
  }

  /** Hears case.mail-received: what the citizen has written stands on the timeline. */
  async openForMail(tx: Transaction, { payload }: Fact<'case.mail-received'>): Promise<void> {
    if (!payload.automatic) await this.callBacks.openOnce(tx, payload, 'answer_mail');
  }

  /** Somebody wanted a person in a chat: however often it is told, they are called once. */
  async openForChat(tx: Transaction, of: OfCase): Promise<void> {
    const [asked] = await tx.read(CallBack, { caseId: of.caseId, purpose: 'answer_chat' });
    if (!asked) await this.callBacks.openOnce(tx, of, 'answer_chat');
  }

  /** Hears case.reopening-asked: somebody of the centre decides about it, also where nobody can be called. */
  async openForReopening(tx: Transaction, { payload }: Fact<'case.reopening-asked'>): Promise<void> {
    const [open] = await tx.read(CallBack, {
      ...{ caseId: payload.caseId, purpose: 'asked_to_reopen' as const, closedAt: null },
    });
    if (!open)
      await this.callBacks.open(tx, { ...payload, purpose: 'asked_to_reopen', note: null, openedBy: null });
  }

  /** Hears case.resumed: nothing is waited for any more. What somebody wanted to be asked by hand is asked still. */
  async closeDetails(tx: Transaction, { payload }: Fact<'case.resumed'>): Promise<void> {
    if (payload.reason !== 'citizen') return;
    await this.callBacks.overtake(tx, payload, one => one.purpose === 'ask_details' && one.openedBy === null);
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
    await this.callBacks.overtake(
      tx,
      payload,
      ({ purpose, openedBy }) => all || OF_RESULT.includes(purpose) || (isTold && openedBy === null),
    );
  }
}

/** What was done, and why it stands: neither is true of what is worked on again. */
const OF_RESULT: readonly CallBackPurpose[] = ['tell_result', 'explain'];

/** Whoever wrote a letter is answered by one, about all of it (intake/letters). */
async function isOfLetter(tx: Transaction, caseId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from letter_case where case_id = $1', [caseId]);
  return rows.length > 0;
}
