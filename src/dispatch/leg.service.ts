import { Injectable } from '@nestjs/common';
import { type Asker, permits, type Right } from '../access/rights.js';
import { Acting } from '../access/substitutes/acting.service.js';
import { supervision } from '../cases/case.problems.js';
import type { CaseActionName } from '../cases/case-actions.rules.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { isAtOrBelow } from '../city/agency-order.rules.js';
import { CityService } from '../city/city.service.js';
import type { EventMap } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { Problem } from '../platform/problem/problem.js';
import { WorkOrder } from './work-order.entity.js';

type FreshLeg = Pick<WorkOrder, 'id' | 'agency' | 'role' | 'dispatchedAt'> & { question?: string | null };

/** A leg that has just been sent. */
export const freshLeg = (file: CaseFile, { question = null, ...wish }: FreshLeg): WorkOrder =>
  Object.assign(new WorkOrder(), {
    ...{ incidentId: file.incidentId, caseId: file.id, state: 'dispatched' as const, version: 1 },
    ...wish,
    ...{ deliveredAt: null, acknowledgedAt: null, acknowledgedBy: null, arrivedAt: null },
    ...{ reportedAt: null, closedAt: null, chasedAt: null, ...NOTHING_SAID, question, sharedQuestion: null },
  });

/** Of a leg that has not been reported. */
const NOTHING_SAID = {
  outcome: null,
  reportText: null,
  sharedReport: null,
  legalBasis: null,
  sharedLegalBasis: null,
  utility: null,
};

export interface Leg {
  file: CaseFile;
  order: WorkOrder;
}

/** Opens, finds and closes legs. Locks are taken case first, then work order. */
@Injectable()
export class LegService {
  constructor(
    private readonly city: CityService,
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly acting: Acting,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case's state was advanced by the caller. REPORTED_AGENCY 422: never to whom it is about. */
  async dispatch(tx: Transaction, file: CaseFile, agency: string): Promise<WorkOrder> {
    if (this.isReported(file, agency)) throw reportedAgency();
    const wish = { id: newId(), agency, role: 'lead' as const, dispatchedAt: this.clock.now() };
    const order = tx.add(freshLeg(file, wish));
    tx.set(file, { agency, unroutedReason: null });
    this.timeline.write(tx, { ...namesOf(file, order), kind: 'workorder.dispatched', data: { agency } });
    await this.events.tell(tx, 'workorder.dispatched', {
      ...this.identity({ file, order }),
      kind: file.kind,
      category: file.category,
      district: file.district,
      ...(file.surgeId && { surge: file.surgeId }),
      origin: file.origin,
    });
    return order;
  }

  /** A confidential report never goes to the agency it is about, nor below it. */
  isReported({ reportedAgency }: CaseFile, agency: string): boolean {
    return reportedAgency !== null && isAtOrBelow(agency, reportedAgency, this.city);
  }

  /** The leg that is open at the lead agency, locked; the case is locked already. */
  async openLead(tx: Transaction, file: CaseFile): Promise<WorkOrder> {
    const orders = await tx.read(
      WorkOrder,
      { caseId: file.id, role: 'lead' },
      { lock: true, order: 'dispatchedAt' },
    );
    const open = orders.findLast(order => order.state !== 'closed');
    if (!open) throw new Error(`Case ${file.number} in state ${file.state} has no open leg.`);
    return open;
  }

  /** A report that was sent back was none; what it said stands on the timeline. */
  goOn(tx: Transaction, order: WorkOrder): void {
    tx.set(order, { state: 'acknowledged', reportedAt: null, ...NOTHING_SAID, version: order.version + 1 });
  }

  /** A release taken back: the leg it closed stands as reported again. */
  async openAgain(tx: Transaction, file: CaseFile): Promise<void> {
    const orders = await tx.read(
      WorkOrder,
      { caseId: file.id, role: 'lead' },
      { lock: true, order: 'dispatchedAt' },
    );
    const last = orders.at(-1);
    if (last) tx.set(last, { state: 'reported', closedAt: null, version: last.version + 1 });
  }

  /** The order of who has the case, and the case, locked. WORK_ORDER_NOT_FOUND 404, ONLY_ASKED 409. */
  async byId(tx: Transaction, id: string): Promise<Leg> {
    return asLead(await this.ofAnyRole(tx, id));
  }

  /** Also of an agency that is only asked (會辦). */
  async ofAnyRole(tx: Transaction, id: string, notFound = workOrderNotFound): Promise<Leg> {
    const file = await this.lock.byWorkOrder(tx, id);
    if (!file) throw notFound();
    const [order] = await tx.read(WorkOrder, { id }, { lock: true });
    if (!order) throw notFound();
    await this.acting.learn(tx, order);
    return { file, order };
  }

  /** The same, for who only looks. */
  async seen(tx: Transaction, id: string): Promise<Leg> {
    const [order] = await tx.read(WorkOrder, { id });
    const file = order && (await tx.get(CaseFile, order.caseId));
    if (!order || !file) throw workOrderNotFound();
    return asLead({ file, order });
  }

  /** The right first: what has changed is another agency's business. WORK_ORDER_NOT_YOURS 403, CASE_OF_INSPECTION 403, STALE_VERSION 409. */
  permit(me: Asker, right: Right, { file, order }: Leg, version: number | null): void {
    const supervised = this.city.isSupervised(file.category);
    const on = { kind: file.kind, district: file.district, agency: order.agency };
    if (!permits(me, right, { ...on, supervised }))
      throw permits(me, right, on) ? supervision(supervised) : workOrderNotYours();
    this.lock.refuseMerged(me, right, file);
    checkVersion(order, version);
  }

  /** Takes the case on through what its open leg does. ACTION_NOT_POSSIBLE 409, also for a leg that has ended. */
  advance(
    tx: Transaction,
    { file, order }: Leg,
    action: CaseActionName,
    changes: Partial<CaseFile> = {},
  ): void {
    if (order.state === 'closed') throw legIsClosed();
    this.lock.advance(tx, file, action, changes);
  }

  async close(tx: Transaction, leg: Leg, why: EventMap['workorder.closed']['why']): Promise<void> {
    const { order } = leg;
    tx.set(order, { state: 'closed', closedAt: this.clock.now(), version: order.version + 1 });
    await this.events.tell(tx, 'workorder.closed', { ...this.identity(leg), why });
  }

  identity({ file, order }: Leg): { caseId: string; number: string; workOrderId: string; agency: string } {
    return { caseId: file.id, number: file.number, workOrderId: order.id, agency: order.agency };
  }
}

export const namesOf = (file: CaseFile, order: WorkOrder): { caseId: string; workOrderId: string } => ({
  caseId: file.id,
  workOrderId: order.id,
});

const legIsClosed = (): Problem =>
  new Problem('ACTION_NOT_POSSIBLE', 409, {
    'zh-TW': '這張派工單已經結束，不能再處理。',
    en: 'This work order has ended. Nothing can be done with it any more.',
  });

export const reportedAgency = (): Problem =>
  new Problem('REPORTED_AGENCY', 422, {
    'zh-TW': '這是保密檢舉案件，不能派給被檢舉的機關或其所屬機關，請選擇其他機關。',
    en: 'This is a confidential report. It cannot go to the agency it is about, nor to one below it.',
  });

const workOrderNotYours = (): Problem =>
  new Problem('WORK_ORDER_NOT_YOURS', 403, {
    'zh-TW': '這張派工單屬於其他機關，您不能處理。',
    en: 'This work order belongs to another agency.',
  });

/** What may be done with what an agency is asked has doors of its own: nothing that is the lead's is done by who is asked. */
function asLead(leg: Leg): Leg {
  if (leg.order.role === 'lead') return leg;
  throw new Problem('ONLY_ASKED', 409, {
    'zh-TW': '這是會辦單，案件由主政機關辦理；請以會辦的方式簽收、答復。',
    en: 'Your agency is only asked about this case. Acknowledge and answer it as what it is.',
  });
}

const workOrderNotFound = (): Problem =>
  new Problem('WORK_ORDER_NOT_FOUND', 404, {
    'zh-TW': '查無這張派工單。',
    en: 'There is no such work order.',
  });
