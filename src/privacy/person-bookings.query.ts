import { Injectable } from '@nestjs/common';
import { phoneLookup } from '../citizens/citizen.sealed.js';
import { isSameName } from '../citizens/person.rules.js';
import { CityService } from '../city/city.service.js';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/vault/vault.js';
import type { OwnPersonDto } from './person-request.dto.js';

export interface PersonBooking {
  /** yyyy-mm-dd, Taipei. */
  day: string;
  at: string;
  service: string;
  site: string;
  adviser: string;
  form: string;
  state: string;
  name: string | null;
  phone: string | null;
  bookedAt: Date;
}

interface Row extends Omit<PersonBooking, 'name' | 'phone'> {
  id: string;
  name: Buffer;
  phone: Buffer;
}

/** Hours at counters that a person has booked. Bookings know no citizen: they are theirs by number and name. */
@Injectable()
export class PersonBookingsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly vault: Vault,
  ) {}

  /** `persons`: as they are known, in the clear. What was forgotten already is nobody's. */
  async about(persons: readonly OwnPersonDto[]): Promise<PersonBooking[]> {
    const found = new Map<string, PersonBooking>();
    for (const { name, phone } of persons) {
      const key = phoneLookup(phone);
      if (key === null) continue;
      const rows = await this.database.query<Row>(BOOKINGS, [this.vault.lookupHashes(key)]);
      for (const row of rows) {
        const booking = this.opened(row);
        if (name === null || isSameName(booking.name as string, name)) found.set(row.id, booking);
      }
    }
    return [...found.values()];
  }

  private opened({ id, name, phone, ...booking }: Row): PersonBooking {
    const { counterServices = [], counterSites = [] } = this.city.city;
    const named = (list: readonly { code: string; name: string }[], code: string): string =>
      list.find(one => one.code === code)?.name ?? code;
    return {
      ...booking,
      service: named(counterServices, booking.service),
      site: named(counterSites, booking.site),
      name: this.vault.open(name, { column: 'booking.name', row: id }),
      phone: this.vault.open(phone, { column: 'booking.phone', row: id }),
    };
  }
}

const BOOKINGS = `
  select b.id, s.day::text as day,
         to_char(time '00:00' + make_interval(mins => s.begins + b.slot * s.slot_minutes), 'HH24:MI') as at,
         s.service, s.site, s.adviser, b.form, b.state, b.name, b.phone, b.booked_at as "bookedAt"
    from booking b join booking_session s on s.id = b.session_id
   where b.phone_hash = any($1::bytea[]) and b.name is not null and b.phone is not null
   order by s.day, s.begins, b.slot, b.id`;
