import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import { ServiceCount } from './service-count.entity.js';
import { flawsOfCount } from './service-count.rules.js';
import type {
  CountServiceDto,
  ServiceCountDto,
  ServicesDto,
  ServicesFilter,
  ServiceTotalDto,
  WithdrawCountDto,
} from './services.dto.js';

const WRITTEN = { day: 'YYYY-MM-DD', month: 'YYYY-MM' };

/** Legal advice, blood pressure and what else is done at counters: counted, for the yearly report. */
@Injectable()
export class CounterServices {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Names every wrong field, as INVALID 400 or by the code of the only one. */
  count({ service, site, day, persons }: CountServiceDto, me: Staff): Promise<ServiceCountDto> {
    const countedAt = this.clock.now();
    const today = formatInTaipei(countedAt, 'yyyy-MM-dd');
    const counted = { service, site, day: day ?? today, persons };
    const flaws = flawsOfCount(counted, this.city.city, today);
    if (flaws.length > 0) throw invalid(flaws);
    return this.database.transaction(async tx => {
      const id = newId();
      const row = {
        ...counted,
        id,
        countedBy: me.id,
        countedAt,
        withdrawnAt: null,
        withdrawnBy: null,
        withdrawnReason: null,
      };
      tx.add(Object.assign(new ServiceCount(), row));
      await this.events.tell(tx, 'service.counted', { ...counted, countId: id });
      return { ...counted, id, by: me.name, countedAt, withdrawnAt: null, withdrawnReason: null };
    });
  }

  /** Counted by mistake; why stands with the count and not in the log. COUNT_NOT_FOUND 404 also where it is withdrawn already. */
  withdraw(id: string, { reason }: WithdrawCountDto, me: Staff): Promise<ServiceCountDto> {
    return this.database.transaction(async tx => {
      const [row] = await tx.read(ServiceCount, { id, withdrawnAt: null }, { lock: true });
      if (!row) throw countNotFound();
      const withdrawnAt = this.clock.now();
      tx.set(row, { withdrawnAt, withdrawnBy: me.id, withdrawnReason: reason });
      const { service, site, day, persons, countedAt } = row;
      await this.events.tell(tx, 'service.withdrawn', { countId: id, service, site, day, persons });
      const [who] = await tx.query<{ name: string }>('select name from staff where id = $1', [row.countedBy]);
      return {
        id,
        service,
        site,
        day,
        persons,
        by: who?.name ?? '',
        countedAt,
        withdrawnAt,
        withdrawnReason: reason,
      };
    });
  }

  /** INVALID 400: a day that does not exist. */
  async between({ from, to, by }: ServicesFilter): Promise<ServicesDto> {
    const wrong = Object.entries({ from, to }).filter(([, day]) => !readTime(`${day}T00:00`));
    if (wrong.length > 0) throw noSuchDay(wrong.map(([field]) => field));
    const totals = await this.database.query<ServiceTotalDto>(
      `select to_char(day, $3) as period, service, site, sum(persons)::int as persons from service_count
        where day between $1::date and $2::date and withdrawn_at is null
        group by period, service, site order by period, service, site`,
      [from, to, by ? WRITTEN[by] : null],
    );
    const latest = await this.database.query<ServiceCountDto>(
      `select c.id, c.service, c.site, to_char(c.day, 'YYYY-MM-DD') as day, c.persons, s.name as by,
              c.counted_at as "countedAt", c.withdrawn_at as "withdrawnAt",
              c.withdrawn_reason as "withdrawnReason"
         from service_count c join staff s on s.id = c.counted_by
        where c.day between $1::date and $2::date
        order by c.counted_at desc, c.id desc limit 200`,
      [from, to],
    );
    return { totals, latest };
  }
}

const noSuchDay = (fields: string[]): Problem =>
  new Problem(
    'INVALID',
    400,
    { 'zh-TW': '沒有這一天。', en: 'There is no such day.' },
    fields.map(field => ({ field, message: { 'zh-TW': '沒有這一天', en: 'There is no such day' } })),
  );

const countNotFound = (): Problem =>
  new Problem('COUNT_NOT_FOUND', 404, {
    'zh-TW': '沒有這筆服務紀錄，或已經撤銷。',
    en: 'There is no such count, or it is withdrawn already.',
  });
