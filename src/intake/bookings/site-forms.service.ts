import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { dayNumber } from '../../city/local-days.js';
import type { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Form, formOf, type TelephoneDays } from './booking.rules.js';

const NOON = 12 * 60;

/** Whether people come to a place or are telephoned: what a supervisor has set, and when offices there are closed. */
@Injectable()
export class SiteForms {
  constructor(private readonly city: CityService) {}

  /** Of any place and time of these days. */
  async between(
    db: Database | Transaction,
    from: string,
    to: string,
  ): Promise<(at: { site: string; day: string }, minutes: number) => Form> {
    const periods = await db.query<TelephoneDays>(
      `select sites, from_day::text as "fromDay", until_day::text as "untilDay" from telephone_days
        where from_day <= $2::date and (until_day is null or until_day >= $1::date)`,
      [from, to],
    );
    return (at, minutes) => formOf(at, periods, this.isOpen(at, minutes));
  }

  private isOpen({ site, day }: { site: string; day: string }, minutes: number): boolean {
    const place = this.city.city.counterSites?.find(({ code }) => code === site);
    const district = this.city.districts.find(({ name }) => name === place?.district)?.code ?? null;
    const half = minutes < NOON ? 'morning' : 'afternoon';
    return this.city.calendar.isOpen(dayNumber(day), half, district);
  }
}
