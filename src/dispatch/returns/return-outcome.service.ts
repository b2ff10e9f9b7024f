import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { type Leg, LegService, namesOf } from '../leg.service.js';
import { WorkOrder } from '../work-order.entity.js';
import { returnNotFound } from './return.problems.js';
import { ReturnRequest } from './return-request.entity.js';

export interface FoundReturn extends Leg {
  request: ReturnRequest;
}

/** A return is found, and what came of it is told: on the request, on the timeline, in the log. */
@Injectable()
export class ReturnOutcomeService {
  constructor(
    private readonly legs: LegService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case first, then its order, as everybody locks them. RETURN_NOT_FOUND 404. */
  async locked(tx: Transaction, id: string): Promise<FoundReturn> {
    const of = 'id = (select case_id from return_request where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    if (!file) throw returnNotFound();
    await this.texts.learn(tx, file);
    const [seen] = await tx.read(ReturnRequest, { id });
    const [order] = await tx.read(WorkOrder, { id: seen?.workOrderId }, { lock: true });
    const [request] = await tx.read(ReturnRequest, { id }, { lock: true });
    if (!order || !request) throw returnNotFound();
    return { file, order, request };
  }

  /** `by`: null where nobody decided, it ended with something else. */
  async record(
    tx: Transaction,
    { file, order, request }: FoundReturn,
    state: 'approved' | 'refused' | 'withdrawn',
    { by, text, nth }: { by: string | null; text: string | null; nth?: number },
  ): Promise<void> {
    const { id: returnId, agency, code, toAgency } = request;
    const entry = this.timeline.write(tx, {
      ...{ ...namesOf(file, order), kind: `return.${state}`, text },
      data: { agency, code, toAgency, nth },
    });
    tx.set(request, {
      ...{ state, decidedAt: this.clock.now(), decidedBy: by, version: request.version + 1 },
      ...{ decision: text, sharedDecision: entry.sharedText },
    });
    await this.events.tell(tx, `return.${state}`, { ...this.legs.identity({ file, order }), returnId, code });
  }

  /** Hears workorder.closed: what the agency does not have any more it returns no more. */
  async endWithLeg(tx: Transaction, { actor, payload }: Fact<'workorder.closed'>): Promise<void> {
    if (actor.kind === 'replay' || payload.why === 'returned') return;
    const open = { workOrderId: payload.workOrderId, state: 'asked' as const };
    const [request] = await tx.read(ReturnRequest, open, { lock: true });
    if (!request) return;
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    const order = (await tx.get(WorkOrder, payload.workOrderId)) as WorkOrder;
    await this.record(tx, { file, order, request }, 'withdrawn', { by: null, text: null });
  }
}
