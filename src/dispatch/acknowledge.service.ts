import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { ReasonDto, VersionDto } from '../cases/case-action.dto.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { LegService, namesOf } from './leg.service.js';
import { legActed, type WorkOrderActed } from './work-order.dto.js';

/** 簽收: the agency has taken it. */
@Injectable()
export class AcknowledgeService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  acknowledge(id: string, dto: VersionDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.acknowledge', leg, dto.version);
      this.legs.advance(tx, leg, 'acknowledge');
      tx.set(order, {
        state: 'acknowledged',
        acknowledgedAt: this.clock.now(),
        acknowledgedBy: me.id,
        version: order.version + 1,
      });
      this.timeline.write(tx, { ...namesOf(file, order), kind: 'workorder.acknowledged' });
      await this.events.tell(tx, 'workorder.acknowledged', this.legs.identity(leg));
      return legActed(leg);
    });
  }

  /** A slip of the hand is corrected; the first acknowledgement still counts for the clock. */
  unacknowledge(id: string, dto: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.unacknowledge', leg, dto.version);
      this.legs.advance(tx, leg, 'unacknowledge');
      tx.set(order, {
        state: 'dispatched',
        acknowledgedAt: null,
        acknowledgedBy: null,
        version: order.version + 1,
      });
      this.timeline.write(tx, {
        ...namesOf(file, order),
        kind: 'workorder.unacknowledged',
        text: dto.reason,
      });
      await this.events.tell(tx, 'workorder.unacknowledged', this.legs.identity(leg));
      return legActed(leg);
    });
  }

  /** Someone is on site. */
  arrive(id: string, dto: VersionDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.arrive', leg, dto.version);
      this.legs.advance(tx, leg, 'arrive');
      tx.set(order, { arrivedAt: order.arrivedAt ?? this.clock.now(), version: order.version + 1 });
      this.timeline.write(tx, { ...namesOf(file, order), kind: 'workorder.arrived' });
      await this.events.tell(tx, 'workorder.arrived', this.legs.identity(leg));
      return legActed(leg);
    });
  }
}
