import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../../access/confidential.rules.js';
import { type Asker, permits } from '../../access/rights.js';
import { StaffService } from '../../access/staff.service.js';
import { confidential } from '../../cases/case.problems.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { type Leg, LegService, namesOf } from '../leg.service.js';
import { legActed, type WorkOrderActed } from '../work-order.dto.js';
import { type CoLegOutcome, WorkOrder } from '../work-order.entity.js';
import { CO_ACTIONS, type CoActionName, isForAnother, isPossibleOnCoLeg } from './co-actions.rules.js';
import type { CoLegEnd } from './co-handling.events.js';
import { coLegNotFound, coLegNotYours, doesItItself, notPossibleNow } from './co-handling.problems.js';

const OUTCOME: Record<CoLegEnd, CoLegOutcome> = {
  answered: 'answered',
  declined: 'declined',
  recalled: 'recalled',
  leads: 'ended',
  released: 'ended',
  withdrawn: 'ended',
  converted: 'ended',
  disposed: 'ended',
  merged: 'ended',
};

/** What somebody wants to do with a leg. */
export interface CoLegWish {
  name: CoActionName;
  version: number;
  me: Asker;
}

interface Done {
  told: 'acknowledged' | 'unacknowledged' | 'arrived' | 'taken-over';
  changes: Partial<WorkOrder>;
  text?: string;
  data?: Record<string, unknown>;
  forAgency?: boolean;
}

/** 會辦單: the legs of agencies that are asked beside who has the case. Locks are taken case first. */
@Injectable()
export class CoLegService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly staff: StaffService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The case is locked. */
  async open(tx: Transaction, file: CaseFile): Promise<WorkOrder[]> {
    const where = { caseId: file.id, role: 'co_handling' as const };
    const orders = await tx.read(WorkOrder, where, { lock: true, order: 'dispatchedAt' });
    return orders.filter(({ state }) => state !== 'closed');
  }

  /**
   * Locked, and this person may do this with it now. What has become of it comes before its version: of two who act at
   * once the second is told what the first has done. CO_LEG_NOT_FOUND 404, CO_LEG_NOT_YOURS 403, CASE_CONFIDENTIAL 403,
   * ACTION_NOT_POSSIBLE 409, STALE_VERSION 409.
   */
  private async permitted(tx: Transaction, id: string, { name, version, me }: CoLegWish): Promise<Leg> {
    const leg = await this.legs.ofAnyRole(tx, id, coLegNotFound);
    const { file, order } = leg;
    if (order.role !== 'co_handling') throw coLegNotFound();
    const agency = CO_ACTIONS[name].by === 'asked' ? order.agency : file.agency;
    const subject = { kind: file.kind, district: file.district, agency };
    if (!permits(me, `co-leg.${name}`, subject)) throw coLegNotYours();
    if (isForAnother(me, name) && (await this.staff.hasActiveAccounts(agency as string, tx)))
      throw doesItItself();
    if (!maySeeConfidential(me, file)) throw confidential();
    if (!isPossibleOnCoLeg(order.state, name)) throw notPossibleNow(order);
    checkVersion(order, version);
    return leg;
  }

  /** What somebody does with a leg, as `permitted` says; `forAgency`: the centre does it for who is asked. */
  on(
    id: string,
    wish: CoLegWish,
    work: (tx: Transaction, leg: Leg, forAgency: boolean) => Promise<void>,
  ): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.permitted(tx, id, wish);
      await work(tx, leg, isForAnother(wish.me, wish.name));
      return legActed(leg);
    });
  }

  async step(
    tx: Transaction,
    leg: Leg,
    { told, changes, text, data, forAgency = false }: Done,
  ): Promise<void> {
    const { file, order } = leg;
    tx.set(order, { ...changes, version: order.version + 1 });
    this.timeline.write(tx, {
      ...{ ...namesOf(file, order), kind: `co-leg.${told}`, text: text ?? null },
      data: { agency: order.agency, ...data, ...(forAgency && { forAgency }) },
    });
    await this.events.tell(tx, `co-leg.${told}`, this.legs.identity(leg));
  }

  /** The last of it. `text`: the answer, or why there is none. */
  async close(
    tx: Transaction,
    leg: Leg,
    { why, text, forAgency = false }: { why: CoLegEnd; text: string | null; forAgency?: boolean },
  ): Promise<void> {
    const { file, order } = leg;
    const now = this.clock.now();
    const isEnd = OUTCOME[why] === 'ended';
    const kind = isEnd ? ('co-leg.closed' as const) : (`co-leg.${why}` as 'co-leg.answered');
    const { agency } = order;
    const data = { agency, ...(isEnd && { why }), ...(forAgency && { forAgency }) };
    const entry = this.timeline.write(tx, { ...namesOf(file, order), kind, text, data });
    tx.set(order, {
      ...{ state: 'closed', closedAt: now, outcome: OUTCOME[why], version: order.version + 1 },
      ...{ reportText: text, sharedReport: entry.sharedText, chasedAt: null },
      ...(why === 'answered' && { reportedAt: now }),
    });
    const names = this.legs.identity(leg);
    if (why === 'answered' || why === 'declined' || why === 'recalled')
      await this.events.tell(tx, `co-leg.${why}`, names);
    await this.events.tell(tx, 'co-leg.closed', { ...names, why });
  }
}
