import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Sum } from '../rollup/sums.query.js';
import { TimeControlQuery, type TimeControlScope } from './time-control.query.js';
import { countsByAgency, daysUsed } from './time-control.rules.js';

/** As closed months keep it: of petitions, by agency. */
export const TIME_CONTROL = 'time-control';

/** What each agency had to do in a month, as it stood at its end, in sums that can be kept. */
@Injectable()
export class TimeControlSums {
  constructor(
    private readonly limits: TimeControlQuery,
    private readonly city: CityService,
  ) {}

  async of(tx: Transaction, scope: TimeControlScope): Promise<Sum[]> {
    const known = new Map<string, number>();
    const daysOf = (startedDay: string, stoppedDay: string): number => {
      const key = `${startedDay} ${stoppedDay}`;
      const days = known.get(key) ?? daysUsed(startedDay, stoppedDay, this.city.calendar);
      known.set(key, days);
      return days;
    };
    const counts = countsByAgency(await this.limits.of(tx, scope), daysOf);
    return [...counts].map(([key, figures]) => ({ kind: 'reply', dimension: 'agency', key, figures }));
  }
}
