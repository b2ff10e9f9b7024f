import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { dayNumber, isDate, isoDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { badDays, telephoneDaysNotFound, unknownSite } from './booking.problems.js';
import type { SetTelephoneDaysDto, TelephoneDaysDto, TelephoneDaysListDto } from './booking-session.dto.js';
import { TelephoneDays } from './telephone-days.entity.js';

/** A supervisor says that nobody comes to a place for a while, as in the epidemic of 110. */
@Injectable()
export class TelephoneDaysService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<TelephoneDaysListDto> {
    const items = await this.database.query<TelephoneDaysDto>(
      `select d.id, d.sites, d.from_day::text as "from", d.until_day::text as until, d.reason, s.name as by
         from telephone_days d join staff s on s.id = d.set_by
        where (d.until_day is null or d.until_day >= $1::date) and d.ended_at is null
        order by d.from_day, d.id`,
      [this.today()],
    );
    return { items };
  }

  /** INVALID 400, UNKNOWN_SITE 422. */
  set({ sites, from, until, reason }: SetTelephoneDaysDto, me: Asker): Promise<TelephoneDaysListDto> {
    // Whoever was there on a day gone by was not telephoned.
    if (!isDate(from) || from < this.today()) throw badDays('from');
    if (until !== undefined && (!isDate(until) || until < from)) throw badDays('until');
    const known = new Set(this.city.city.counterSites?.map(({ code }) => code));
    if (sites.some(site => !known.has(site))) throw unknownSite();
    return this.changed(async tx => {
      const days = Object.assign(new TelephoneDays(), {
        ...{ id: newId(), sites, fromDay: from, untilDay: until ?? null, reason },
        ...{ setBy: me.id, setAt: this.clock.now(), endedBy: null, endedAt: null },
      });
      await this.events.tell(tx, 'telephone-days.set', told(tx.add(days)));
    });
  }

  /** People come again from today on. TELEPHONE_DAYS_NOT_FOUND 404. */
  end(id: string, me: Asker): Promise<TelephoneDaysListDto> {
    return this.changed(async tx => {
      const [days] = await tx.read(TelephoneDays, { id, endedAt: null }, { lock: true });
      const yesterday = isoDate(dayNumber(this.today()) - 1);
      if (!days || (days.untilDay !== null && days.untilDay <= yesterday)) throw telephoneDaysNotFound();
      tx.set(days, { untilDay: yesterday, endedBy: me.id, endedAt: this.clock.now() });
      await this.events.tell(tx, 'telephone-days.ended', told(days));
    });
  }

  private async changed(change: (tx: Transaction) => Promise<void>): Promise<TelephoneDaysListDto> {
    await this.database.transaction(change);
    return this.list();
  }

  private today(): string {
    return formatInTaipei(this.clock.now(), 'yyyy-MM-dd');
  }
}

const told = ({ id, sites, fromDay, untilDay }: TelephoneDays) => ({
  ...{ telephoneDaysId: id, sites, from: fromDay, until: untilDay },
});
