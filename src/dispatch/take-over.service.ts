import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { ReasonDto } from '../cases/case-action.dto.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { LegService, namesOf } from './leg.service.js';
import { nobodysYet, yoursAlready } from './urging/urging.problems.js';
import { legActed, type WorkOrderActed } from './work-order.dto.js';

/** 接手: a colleague goes on with what somebody has in hand who is away, or who is there and agrees or cannot. */
@Injectable()
export class TakeOverService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /**
   * WORK_ORDER_NOT_FOUND 404, WORK_ORDER_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409 (also while nobody has
   * acknowledged it), YOURS_ALREADY 409.
   */
  takeOver(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.take-over', leg, version);
      this.legs.advance(tx, leg, 'take-over');
      const from = order.acknowledgedBy;
      if (from === null) throw nobodysYet();
      if (from === me.id) throw yoursAlready();
      tx.set(order, { acknowledgedBy: me.id, version: order.version + 1 });
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'workorder.taken-over', text: reason },
        data: { from, to: me.id },
      });
      await this.events.tell(tx, 'workorder.taken-over', this.legs.identity(leg));
      return legActed(leg);
    });
  }
}
