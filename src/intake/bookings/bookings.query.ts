import { Injectable } from '@nestjs/common';
import { phoneLookup } from '../../citizens/citizen.sealed.js';
import { isCompletePhone } from '../../citizens/phone.rules.js';
import { CityService } from '../../city/city.service.js';
import { isDate } from '../../city/local-days.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Vault } from '../../platform/vault/vault.js';
import type { BookingDto, BookingsDto, BookingsOfDayFilter } from './booking.dto.js';
import { badDays, phoneOfBookingIncomplete, unknownSite } from './booking.problems.js';
import { type BookingState, type Form, hasToBeTold, startOfSlot, timeOf } from './booking.rules.js';
import { SiteForms } from './site-forms.service.js';

interface Row {
  id: string;
  version: number;
  sessionId: string;
  service: string;
  site: string;
  day: string;
  begins: number;
  slots: number;
  slotMinutes: number;
  slot: number;
  adviser: string;
  state: BookingState;
  form: Form;
  name: Buffer | null;
  phone: Buffer | null;
  bookedBy: string;
}

const BOOKINGS = `
  select b.id, b.version, b.session_id as "sessionId", s.service, s.site, s.day::text as day, s.begins, s.slots,
         s.slot_minutes as "slotMinutes", b.slot, s.adviser, b.state, b.form, b.name, b.phone, p.name as "bookedBy"
    from booking b join booking_session s on s.id = b.session_id join staff p on p.id = b.booked_by`;

/** Bookings with who made them. Every reading is recorded. */
@Injectable()
export class BookingsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly forms: SiteForms,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** The list of a day at a place, also to be printed. INVALID 400, UNKNOWN_SITE 422. */
  ofDay({ day, site }: BookingsOfDayFilter): Promise<BookingsDto> {
    if (!isDate(day)) throw badDays('day');
    // What is asked for stands in the record of readings.
    if (!this.city.city.counterSites?.some(({ code }) => code === site)) throw unknownSite('site');
    return this.read(`bookings:${site}:${day}`, tx =>
      tx.query<Row>(
        `${BOOKINGS} where s.day = $1::date and s.site = $2 order by s.begins + b.slot * s.slot_minutes, b.id`,
        [day, site],
      ),
    );
  }

  /** Of somebody who calls about theirs, from the latest day on. PHONE_INCOMPLETE 422. */
  ofNumber(phone: string): Promise<BookingsDto> {
    if (!isCompletePhone(phone)) throw phoneOfBookingIncomplete();
    const hashes = this.vault.lookupHashes(phoneLookup(phone) as string);
    return this.read('bookings:by-phone', tx =>
      tx.query<Row>(
        `${BOOKINGS} where b.phone_hash = any($1::bytea[]) order by s.day desc, b.slot, b.id limit 50`,
        [hashes],
      ),
    );
  }

  /** To whoever has just changed it. */
  async one(tx: Transaction, id: string): Promise<BookingDto> {
    const [row] = await tx.query<Row>(`${BOOKINGS} where b.id = $1`, [id]);
    if (!row) throw new Error(`There is no booking ${id}.`);
    return this.shown(row, await this.forms.between(tx, row.day, row.day));
  }

  private read(subject: string, rowsOf: (tx: Transaction) => Promise<Row[]>): Promise<BookingsDto> {
    return this.database.transaction(async tx => {
      const rows = await rowsOf(tx);
      const days = rows.map(({ day }) => day).sort();
      const forms = await this.forms.between(tx, days[0] ?? '1900-01-01', days.at(-1) ?? '1900-01-01');
      await this.audit.record(tx, { action: 'booking.read', subject });
      return { items: rows.map(row => this.shown(row, forms)) };
    });
  }

  private shown(row: Row, formAt: (at: Row, minutes: number) => Form): BookingDto {
    const { id, version, sessionId, service, site, day, slot, adviser, state, bookedBy } = row;
    const minutes = startOfSlot(row, slot);
    const form = formAt(row, minutes);
    const open = (column: 'name' | 'phone'): string | null =>
      row[column] && this.vault.open(row[column], { column: `booking.${column}`, row: id });
    return {
      ...{ id, version, sessionId, service, site, day, at: timeOf(minutes), adviser, state, form, bookedBy },
      ...{ isToBeTold: hasToBeTold(row, form), name: open('name'), phone: open('phone') },
    };
  }
}
