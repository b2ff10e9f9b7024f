import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { Clock } from '../../platform/clock/clock.js';
import type { WorkOrderActed } from '../work-order.dto.js';
import type { CoLegAnswerDto } from './co-handling.dto.js';
import { CoLegService } from './co-leg.service.js';

/** What the agency that is asked does with it, and who asked may take back. The state of the case stays as it is. */
@Injectable()
export class CoLegWorkService {
  constructor(
    private readonly coLegs: CoLegService,
    private readonly clock: Clock,
  ) {}

  /** What the centre writes down is in the hands of nobody at the agency. */
  acknowledge(id: string, { version }: VersionDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'acknowledge', version, me }, (tx, leg, forAgency) =>
      this.coLegs.step(tx, leg, {
        told: 'acknowledged',
        changes: {
          ...{ state: 'acknowledged', acknowledgedAt: this.clock.now() },
          acknowledgedBy: forAgency ? null : me.id,
        },
        forAgency,
      }),
    );
  }

  /** A slip of the hand; the first acknowledgement still counts for the clock. */
  unacknowledge(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'unacknowledge', version, me }, (tx, leg, forAgency) =>
      this.coLegs.step(tx, leg, {
        ...{ told: 'unacknowledged', text: reason, forAgency },
        changes: { state: 'dispatched', acknowledgedAt: null, acknowledgedBy: null },
      }),
    );
  }

  arrive(id: string, { version }: VersionDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'arrive', version, me }, (tx, leg, forAgency) => {
      const arrivedAt = leg.order.arrivedAt ?? this.clock.now();
      return this.coLegs.step(tx, leg, { told: 'arrived', changes: { arrivedAt }, forAgency });
    });
  }

  /** For who has the case: what the citizen is told is the lead's word. */
  answer(id: string, { version, text }: CoLegAnswerDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'answer', version, me }, (tx, leg, forAgency) =>
      this.coLegs.close(tx, leg, { why: 'answered', text, forAgency }),
    );
  }

  decline(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'decline', version, me }, (tx, leg, forAgency) =>
      this.coLegs.close(tx, leg, { why: 'declined', text: reason, forAgency }),
    );
  }

  recall(id: string, { version, reason }: ReasonDto, me: Asker): Promise<WorkOrderActed> {
    return this.coLegs.on(id, { name: 'recall', version, me }, (tx, leg) =>
      this.coLegs.close(tx, leg, { why: 'recalled', text: reason }),
    );
  }
}
