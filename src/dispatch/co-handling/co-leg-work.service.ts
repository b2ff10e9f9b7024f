import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { type Leg, LegService, namesOf } from '../leg.service.js';
import { legActed, type WorkOrderActed } from '../work-order.dto.js';
import type { WorkOrder } from '../work-order.entity.js';
import { CO_ACTIONS, type CoActionName } from './co-actions.rules.js';
import type { CoLegAnswerDto } from './co-handling.dto.js';
import { CoLegService } from './co-leg.service.js';

type Step = 'acknowledged' | 'unacknowledged' | 'arrived';

/** What the agency that is asked does with it, and who asked may take back. The state of the case stays as it is. */
@Injectable()
export class CoLegWorkService {
  constructor(
    private readonly database: Database,
    private readonly coLegs: CoLegService,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  acknowledge(id: string, { version }: VersionDto, me: Asker): Promise<WorkOrderActed> {
    const taken = { acknowledgedAt: this.clock.now(), acknowledgedBy: me.id };
    return this.on(id, { name: 'acknowledge', version, me }, (tx, leg) =>
      this.step(tx, leg, { name: 'acknowledge', told: 'acknowledged', changes: taken }),
    );
  }

  /** A slip of the hand; the first acknowledgement still counts for the clock. */
  unacknowledge(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    const given = { acknowledgedAt: null, acknowledgedBy: null };
    return this.on(id, { name: 'unacknowledge', version, me }, (tx, leg) =>
      this.step(tx, leg, { name: 'unacknowledge', told: 'unacknowledged', changes: given, text: reason }),
    );
  }

  arrive(id: string, { version }: VersionDto, me: Asker): Promise<WorkOrderActed> {
    return this.on(id, { name: 'arrive', version, me }, (tx, leg) => {
      const arrivedAt = leg.order.arrivedAt ?? this.clock.now();
      return this.step(tx, leg, { name: 'arrive', told: 'arrived', changes: { arrivedAt } });
    });
  }

  /** For who has the case: what the citizen is told is the lead's word. */
  answer(id: string, { version, text }: CoLegAnswerDto, me: Asker): Promise<WorkOrderActed> {
    return this.on(id, { name: 'answer', version, me }, (tx, leg) =>
      this.coLegs.close(tx, leg, { why: 'answered', text }),
    );
  }

  decline(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.on(id, { name: 'decline', version, me }, (tx, leg) =>
      this.coLegs.close(tx, leg, { why: 'declined', text: reason }),
    );
  }

  recall(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.on(id, { name: 'recall', version, me }, (tx, leg) =>
      this.coLegs.close(tx, leg, { why: 'recalled', text: reason }),
    );
  }

  private on(
    id: string,
    wish: { name: CoActionName; version: number; me: Asker },
    work: (tx: Transaction, leg: Leg) => Promise<void>,
  ): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.coLegs.permitted(tx, id, wish);
      await work(tx, leg);
      return legActed(leg);
    });
  }

  private async step(
    tx: Transaction,
    leg: Leg,
    {
      name,
      told,
      changes,
      text,
    }: { name: CoActionName; told: Step; changes: Partial<WorkOrder>; text?: string },
  ): Promise<void> {
    const { file, order } = leg;
    tx.set(order, { ...changes, state: CO_ACTIONS[name].to, version: order.version + 1 });
    const data = { agency: order.agency };
    this.timeline.write(tx, { ...namesOf(file, order), kind: `co-leg.${told}`, text: text ?? null, data });
    await this.events.tell(tx, `co-leg.${told}`, this.legs.identity(leg));
  }
}
