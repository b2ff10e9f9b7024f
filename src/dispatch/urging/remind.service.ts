import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { acted, type CaseActed } from '../../cases/case-action.dto.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService, namesOf } from '../leg.service.js';
import { noProtocol } from '../returns/return.problems.js';
import { UrgedClockQuery } from './urged-clock.query.js';
import type { UrgeDto } from './urging.dto.js';
import { remindedEnough } from './urging.problems.js';

/** 催辦 by a person: the citizen calls again, and whoever has the case is told. It moves no limit. */
@Injectable()
export class RemindService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly city: CityService,
    private readonly clocks: UrgedClockQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, PROTOCOL_MISSING 409,
   * REMINDED_ENOUGH 409: no more often a day than the protocol says.
   */
  remind(number: string, { version, text }: UrgeDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.remind', file, version);
      this.lock.advance(tx, file, 'remind');
      const most = this.city.protocol?.reminders?.mostADay;
      if (most === undefined) throw noProtocol();
      const { all, today } = await this.count(tx, file.id);
      if (today >= most) throw remindedEnough(today);
      const order = await this.legs.openLead(tx, file);
      const nth = all + 1;
      this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'case.reminded', text },
        data: { agency: order.agency, nth },
      });
      const urged = await this.clocks.next(tx, file.id, order.id);
      await this.events.tell(tx, 'case.reminded', {
        ...this.legs.identity({ file, order }),
        ...{ nth, step: `remind-${nth}`, tells: ['officer'], urged },
      });
      return acted(file);
    });
  }

  private async count(tx: Transaction, caseId: string): Promise<{ all: number; today: number }> {
    const midnight = `${formatInTaipei(this.clock.now(), 'yyyy-MM-dd')}T00:00:00+08:00`;
    const [row] = await tx.query<{ all: number; today: number }>(
      `select count(*)::int as all, count(*) filter (where at >= $2)::int as today
         from case_entry where case_id = $1 and kind = 'case.reminded'`,
      [caseId, midnight],
    );
    return row as { all: number; today: number };
  }
}
