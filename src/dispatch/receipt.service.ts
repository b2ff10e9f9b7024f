import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../access/rights.js';
import { TimelineService } from '../cases/timeline.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { LegService, namesOf } from './leg.service.js';
import { legActed, type WorkOrderActed } from './work-order.dto.js';

/** Delivered: an officer's screen has confirmed that it shows the order. The first receipt counts. */
@Injectable()
export class ReceiptService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  receive(id: string, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.ofAnyRole(tx, id);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.receive', leg, null);
      if (order.deliveredAt !== null || order.state === 'closed') return legActed(leg);
      tx.set(order, { deliveredAt: this.clock.now() });
      const kind = order.role === 'lead' ? 'workorder.delivered' : 'co-leg.delivered';
      this.timeline.write(tx, { ...namesOf(file, order), kind, data: { agency: order.agency } });
      await this.events.tell(tx, kind, this.legs.identity(leg));
      return legActed(leg);
    });
  }

  /** What a screen has confirmed: orders of other agencies and unknown ones are passed over. */
  async receiveAll(ids: string[], me: Asker): Promise<void> {
    if (ids.length === 0 || !permits(me, 'workorder.receive', { agency: me.agency })) return;
    const open = await this.database.query<{ id: string }>(
      `select id from work_order where id = any($1) and agency = $2 and delivered_at is null and state <> 'closed'`,
      [ids, me.agency],
    );
    for (const { id } of open) await this.receive(id, me);
  }
}
