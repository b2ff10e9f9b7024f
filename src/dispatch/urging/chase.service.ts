import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService, namesOf } from '../leg.service.js';
import { legActed, type WorkOrderActed } from '../work-order.dto.js';
import { UrgedClockQuery } from './urged-clock.query.js';
import type { UrgeDto } from './urging.dto.js';
import { chasedAlready, nothingToAnswer, notOverdue } from './urging.problems.js';

/** 稽催 by a person: what is overdue has to be explained by whoever has it. */
@Injectable()
export class ChaseService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly clocks: UrgedClockQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * One at a time: of two who chase at once the second is told so. The order's version stays, so that the agency loses
   * nothing of what it is writing. WORK_ORDER_NOT_FOUND 404, WORK_ORDER_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409,
   * CHASED_ALREADY 409, STALE_VERSION 409, NOT_OVERDUE 422.
   */
  chase(id: string, { version, text }: UrgeDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.chase', leg, null);
      if (order.chasedAt !== null) throw chasedAlready();
      this.legs.permit(me, 'workorder.chase', leg, version);
      this.legs.advance(tx, leg, 'chase');
      const urged = await this.clocks.overdue(tx, file.id, order.id);
      if (!urged) throw notOverdue();
      const nth = (await this.chases(tx, file.id)) + 1;
      tx.set(order, { chasedAt: this.clock.now() });
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'workorder.chased', text },
        data: { agency: order.agency, nth, clock: urged.clock, dueAt: urged.dueAt },
      });
      await this.events.tell(tx, 'workorder.chased', {
        ...this.legs.identity(leg),
        ...{ nth, step: `chase-${nth}`, tells: ['officer', 'chief'], urged },
      });
      return legActed(leg);
    });
  }

  /** As in `chase`; NOTHING_TO_ANSWER 409. */
  answer(id: string, { version, text }: UrgeDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.answer-chase', leg, version);
      this.legs.advance(tx, leg, 'answer-chase');
      if (order.chasedAt === null) throw nothingToAnswer();
      tx.set(order, { chasedAt: null });
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'workorder.chase-answered', text },
        data: { agency: order.agency },
      });
      await this.events.tell(tx, 'workorder.chase-answered', this.legs.identity(leg));
      return legActed(leg);
    });
  }

  private async chases(tx: Transaction, caseId: string): Promise<number> {
    const [row] = await tx.query<{ all: number }>(
      `select count(*)::int as all from case_entry where case_id = $1 and kind = 'workorder.chased'`,
      [caseId],
    );
    return row?.all ?? 0;
  }
}
