import { Injectable } from '@nestjs/common';
import { Acting } from '../access/substitutes/acting.service.js';
import type { ClockKind, EventMap } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { EventKind, Fact } from '../platform/log/fact.js';
import { currentActor } from '../platform/request/context.js';
import { CaseEntry } from './case-entry.entity.js';
import { SharedTexts } from './shared-texts.service.js';

export interface Line {
  caseId: string;
  workOrderId?: string;
  kind: EventKind;
  text?: string | null;
  data?: Record<string, unknown>;
}

type PhoneTaskFact = Fact<'phone-task.opened' | 'phone-task.attempted' | 'phone-task.closed'>;

type CallBackFact = Fact<
  'call-back.opened' | 'call-back.taken' | 'call-back.given-back' | 'call-back.attempted' | 'call-back.closed'
>;

type MessageFact = Fact<'message.sent' | 'message.failed' | 'message.bounced' | 'message.resent'>;

/** For the citizen, and for each agency from its own dispatch. */
const RUNS_TWICE: readonly ClockKind[] = ['complete', 'reply'];

/** The timeline people read. What a person typed stands here and not in events. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly texts: SharedTexts,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  write(tx: Transaction, line: Line): CaseEntry {
    // 由 B 代理 A: somebody who is away has the order in hand.
    const actingFor = line.workOrderId ? this.acting.of(tx, line.workOrderId) : null;
    return tx.add(
      Object.assign(new CaseEntry(), {
        id: newId(),
        caseId: line.caseId,
        workOrderId: line.workOrderId ?? null,
        at: this.clock.now(),
        kind: line.kind,
        actor: currentActor(),
        text: line.text ?? null,
        sharedText: this.texts.sharedForm(tx, line.caseId, line.text ?? null),
        data: { ...line.data, ...(actingFor && { actingFor }) },
      }),
    );
  }

  noteBreach(tx: Transaction, fact: Fact<'clock.breached'>): void {
    const { caseId, clock, workOrderId, dueAt, agency } = fact.payload;
    // The citizen's is over as well by then, and is the news.
    if (workOrderId !== null && RUNS_TWICE.includes(clock)) return;
    this.write(tx, { caseId, kind: fact.kind, data: { clock, dueAt, agency } });
  }

  /**
   * A reminder (催辦) that only whoever works on it gets is between them and the clock, and would be a line for every
   * case. From the step on that tells somebody above them it is part of the case's story, as every chase (稽催) is.
   */
  noteStep(tx: Transaction, { kind, payload }: Fact<'clock.warned' | 'clock.escalated'>): void {
    const { caseId, clock, step, dueAt, tells, agency } = payload;
    if (kind === 'clock.warned' && tells.every(audience => audience === 'officer')) return;
    this.write(tx, { caseId, kind, data: { clock, step, dueAt, tells, agency } });
  }

  noteRecomputed(tx: Transaction, { payload }: Fact<'clock.recomputed'>): void {
    this.noteMoved(tx, payload);
  }

  noteAllRecomputed(tx: Transaction, { payload }: Fact<'clocks.recomputed'>): void {
    const { recalculationId, why, closureId } = payload;
    for (const { clocks, ...moved } of payload.moved)
      for (const one of clocks) this.noteMoved(tx, { ...moved, ...one, why, closureId }, { recalculationId });
  }

  private noteMoved(
    tx: Transaction,
    moved: Omit<EventMap['clock.recomputed'], 'number' | 'agency'>,
    among: object = {},
  ): void {
    const { caseId, clockId, clock, workOrderId, before, dueAt, why, cured, restored, closureId } = moved;
    // What is counted for the agency's leg beside it moves with the citizen's, and is no news of its own.
    if (workOrderId !== null) return;
    const data = { clockId, clock, before, dueAt, why, cured, restored, closureId, ...among };
    this.write(tx, { caseId, kind: 'clock.recomputed', data });
  }

  noteDropped(tx: Transaction, { kind, payload }: Fact<'extension.dropped'>): void {
    const { caseId, clock, size, unit } = payload;
    this.write(tx, { caseId, kind, data: { clock, size, unit } });
  }

  notePhoneTask(tx: Transaction, fact: PhoneTaskFact): void {
    const { caseId, workOrderId, agency } = fact.payload;
    const ofLeg = workOrderId === null ? {} : { workOrderId };
    const { reason, result } = fact.payload as { reason?: string; result?: string };
    this.write(tx, { caseId, ...ofLeg, kind: fact.kind, data: { agency, reason, result } });
  }

  noteCallBack(tx: Transaction, fact: CallBackFact): void {
    const { caseId } = fact.payload;
    const { purpose, result } = fact.payload as { purpose?: string; result?: string };
    this.write(tx, { caseId, kind: fact.kind, data: { purpose, result } });
  }

  /** That they were asked by telephone, or could not be. */
  noteSurveyCall(tx: Transaction, { kind, payload }: Fact<'survey-call.attempted'>): void {
    // The answer has a line of its own.
    const { caseId, result } = payload;
    if (result !== 'answered') this.write(tx, { caseId, kind, data: { result } });
  }

  /** Of a mail or text message about a case; what it says stands in the message. */
  noteMessage(tx: Transaction, { kind, caseId, payload }: MessageFact): void {
    if (caseId === null) return;
    const { messageId, message, via } = payload;
    this.write(tx, { caseId, kind, data: { messageId, message, ...(via && { via }) } });
  }
}
