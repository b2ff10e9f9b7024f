import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import { ServiceCount } from './service-count.entity.js';
import { flawsOfCount, isClosed } from './service-count.rules.js';
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
    const counted = { service, site, day: day ?? this.today(), persons };
    return this.database.transaction(tx => this.countWithin(tx, counted, me));
  }

  /** The same, with what it counts. */
  async countWithin(
    tx: Transaction,
    counted: { service: string; site: string; day: string; persons: number },
    me: Staff,
    bookingId: string | null = null,
  ): Promise<ServiceCountDto> {
    const flaws = flawsOfCount(counted, this.city.city, this.today());
    if (flaws.length > 0) throw invalid(flaws);
    const row = tx.add(
      Object.assign(new ServiceCount(), {
        ...{ ...counted, id: newId(), countedBy: me.id, countedAt: this.clock.now(), bookingId },
        ...{ withdrawnAt: null, withdrawnBy: null, withdrawnReason: null },
      }),
    );
    await this.events.tell(tx, 'service.counted', { ...counted, countId: row.id });
    return shown(row, me.name);
  }

  /**
   * Counted by mistake; why stands with the count and not in the log. COUNT_NOT_FOUND 404 also where it is withdrawn
   * already; COUNT_OF_BOOKING 409, DAY_TOO_LONG_AGO 422.
   */
  withdraw(id: string, { reason }: WithdrawCountDto, me: Staff): Promise<ServiceCountDto> {
    return this.database.transaction(async tx => {
      const [row] = await tx.read(ServiceCount, { id, withdrawnAt: null }, { lock: true });
      if (!row) throw countNotFound();
      if (row.bookingId !== null) throw countOfBooking();
      await this.withdrawRow(tx, row, reason, me);
      const [who] = await tx.query<{ name: string }>('select name from staff where id = $1', [row.countedBy]);
      return shown(row, who?.name ?? '');
    });
  }

  /** Who was thought to have come did not. */
  async withdrawOfBooking(tx: Transaction, bookingId: string, me: Staff): Promise<void> {
    const [row] = await tx.read(ServiceCount, { bookingId, withdrawnAt: null }, { lock: true });
    if (row) await this.withdrawRow(tx, row, '預約未到', me);
  }

  private async withdrawRow(tx: Transaction, row: ServiceCount, reason: string, me: Staff): Promise<void> {
    if (isClosed(row.day, this.today())) throw countIsClosed();
    tx.set(row, { withdrawnAt: this.clock.now(), withdrawnBy: me.id, withdrawnReason: reason });
    const { id, service, site, day, persons } = row;
    await this.events.tell(tx, 'service.withdrawn', { countId: id, service, site, day, persons });
  }

  private today(): string {
    return formatInTaipei(this.clock.now(), 'yyyy-MM-dd');
  }

  /** INVALID 400: a day that does not exist. */
  async between({ from, to, by }: ServicesFilter): Promise<ServicesDto> {
    const wrong = Object.entries({ from, to }).filter(([, day]) => !readTime(`${day}T00:00`));
    if (wrong.length > 0) throw noSuchDay(wrong.map(([field]) => field));
    if (to < from) throw noSuchDay(['to']);
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

const shown = (row: ServiceCount, by: string): ServiceCountDto => {
  const { id, service, site, day, persons, countedAt, withdrawnAt, withdrawnReason } = row;
  return { id, service, site, day, persons, by, countedAt, withdrawnAt, withdrawnReason };
};

const countOfBooking = (): Problem =>
  new Problem('COUNT_OF_BOOKING', 409, {
    'zh-TW': '這筆人次來自預約，請在預約名單改為「未到」。',
    en: 'This person was counted by a booking. Mark the booking as missed instead.',
  });

const countIsClosed = (): Problem =>
  new Problem('DAY_TOO_LONG_AGO', 422, {
    'zh-TW': '已超過一年，人次已列入年報，不能再撤銷。',
    en: 'It is more than a year ago: it stands in the yearly report, and is not withdrawn any more.',
  });

const countNotFound = (): Problem =>
  new Problem('COUNT_NOT_FOUND', 404, {
    'zh-TW': '沒有這筆服務紀錄，或已經撤銷。',
    en: 'There is no such count, or it is withdrawn already.',
  });
