import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ReasonDto } from '../../cases/case-action.dto.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService, namesOf } from '../leg.service.js';
import { UrgedClockQuery } from '../urging/urged-clock.query.js';
import type { UrgeDto } from '../urging/urging.dto.js';
import { chasedAlready, nothingToAnswer, notOverdue, yoursAlready } from '../urging/urging.problems.js';
import type { WorkOrderActed } from '../work-order.dto.js';
import { CoLegService } from './co-leg.service.js';

/** 接手 of what an agency is asked, and 稽催 of what is overdue by its own limits. */
@Injectable()
export class CoLegUrgingService {
  constructor(
    private readonly coLegs: CoLegService,
    private readonly legs: LegService,
    private readonly clocks: UrgedClockQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** As in `CoLegService.permitted`; YOURS_ALREADY 409. */
  takeOver(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'take-over', version, me }, async (tx, leg) => {
      const from = leg.order.acknowledgedBy;
      if (from === me.id) throw yoursAlready();
      await this.coLegs.step(tx, leg, {
        ...{ told: 'taken-over', text: reason, changes: { acknowledgedBy: me.id } },
        data: { from, to: me.id },
      });
    });
  }

  /** One at a time. CHASED_ALREADY 409, NOT_OVERDUE 422: what is late of the case is no matter of who is only asked. */
  chase(id: string, { version, text }: UrgeDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'chase', version, me }, async (tx, leg) => {
      const { file, order } = leg;
      if (order.chasedAt !== null) throw chasedAlready();
      const urged = await this.clocks.overdue(tx, file.id, order.id);
      if (!urged) throw notOverdue();
      const nth = (await this.chases(tx, order.id)) + 1;
      tx.set(order, { chasedAt: this.clock.now() });
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'co-leg.chased', text },
        data: { agency: order.agency, nth, clock: urged.clock, dueAt: urged.dueAt },
      });
      await this.events.tell(tx, 'co-leg.chased', {
        ...this.legs.identity(leg),
        ...{ nth, step: `chase-${nth}`, tells: ['officer', 'chief'], urged },
      });
    });
  }

  /** NOTHING_TO_ANSWER 409. The question itself waits on. */
  answerChase(id: string, { version, text }: UrgeDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'answer-chase', version, me }, async (tx, leg, forAgency) => {
      const { file, order } = leg;
      if (order.chasedAt === null) throw nothingToAnswer();
      tx.set(order, { chasedAt: null });
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'co-leg.chase-answered', text },
        data: { agency: order.agency, ...(forAgency && { forAgency }) },
      });
      await this.events.tell(tx, 'co-leg.chase-answered', this.legs.identity(leg));
    });
  }

  private async chases(tx: Transaction, workOrderId: string): Promise<number> {
    const [row] = await tx.query<{ all: number }>(
      `select count(*)::int as all from case_entry where work_order_id = $1 and kind = 'co-leg.chased'`,
      [workOrderId],
    );
    return row?.all ?? 0;
  }
}
