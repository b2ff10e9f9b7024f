import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { dayAt } from '../period.rules.js';
import type { Sum } from '../rollup/sums.query.js';
import { TimeControlQuery, type TimeControlScope } from './time-control.query.js';
import { countsByAgency, workingDays } from './time-control.rules.js';

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
    const closed = await this.limits.closed(tx, scope.month);
    const days = closed
      ? workingDays(dayAt(closed.first), dayAt(closed.last), this.city.calendar)
      : { begins: [], through: [] };
    const counts = countsByAgency(await this.limits.of(tx, scope, days));
    return [...counts].map(([key, figures]) => ({ kind: 'reply', dimension: 'agency', key, figures }));
  }
}
