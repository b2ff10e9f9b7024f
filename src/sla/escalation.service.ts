import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Fact } from '../platform/log/fact.js';
import { Escalation } from './escalation.entity.js';
import { hearersOf } from './escalation.rules.js';

/** Keeps who was told of which step, so that whoever was away can read it later. */
@Injectable()
export class EscalationService {
  constructor(
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** Hears clock.warned, clock.breached and clock.escalated. What tells nobody is not kept. */
  keep(tx: Transaction, { payload }: Fact<'clock.warned' | 'clock.breached' | 'clock.escalated'>): void {
    const { clockId, caseId, agency, tells = [], dueAt } = payload;
    if (tells.length === 0) return;
    const { step, at } = 'step' in payload ? payload : { step: DUE, at: dueAt };
    tx.add(
      Object.assign(new Escalation(), {
        ...{ id: newId(), clockId, caseId, agency, step, tells, dueAt: new Date(dueAt) },
        hearers: hearersOf(tells, agency, this.city),
        ...{ at: new Date(at), toldAt: this.clock.now() },
      }),
    );
  }
}

const DUE = 'due';
