import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { acted, type CaseActed } from '../../cases/case-action.dto.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { freshLeg, LegService, namesOf, reportedAgency } from '../leg.service.js';
import { knownAgency } from '../routing.service.js';
import type { CoHandleDto } from './co-handling.dto.js';
import { coHandlesAlready, noCoHandling } from './co-handling.problems.js';
import { CoLegService } from './co-leg.service.js';

/** 會辦: whoever has the case (主政), or the centre, asks other agencies. The case stays where it is. */
@Injectable()
export class AskCoHandlingService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly coLegs: CoLegService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them or none. CASE_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409; UNKNOWN_AGENCY 422,
   * REPORTED_AGENCY 422, CO_HANDLES_ALREADY 422.
   */
  ask(number: string, { version, agencies, question }: CoHandleDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.co-handle', file, version);
      this.lock.advance(tx, file, 'co-handle');
      if (!this.city.protocol?.coHandling) throw noCoHandling();
      const lead = await this.legs.openLead(tx, file);
      const taken = [lead, ...(await this.coLegs.open(tx, file))].map(({ agency }) => agency);
      for (const agency of agencies) {
        knownAgency(this.city, agency);
        if (this.legs.isReported(file, agency)) throw reportedAgency();
        if (taken.includes(agency)) throw coHandlesAlready(this.city.agency(agency)?.name ?? agency);
        taken.push(agency);
        await this.send(tx, file, agency, question);
      }
      return acted(file);
    });
  }

  private async send(tx: Transaction, file: CaseFile, agency: string, question: string): Promise<void> {
    const order = tx.add(
      freshLeg(file, { id: newId(), agency, role: 'co_handling', dispatchedAt: this.clock.now(), question }),
    );
    const line = { ...namesOf(file, order), kind: 'co-leg.asked' as const, text: question };
    const { sharedText } = this.timeline.write(tx, { ...line, data: { agency, lead: file.agency } });
    tx.set(order, { sharedQuestion: sharedText });
    const names = this.legs.identity({ file, order });
    await this.events.tell(tx, 'co-leg.asked', { ...names, lead: file.agency });
  }
}
