import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { CalendarImportDto, ImportedYearDto } from './calendar.dto.js';
import { calendarFaulty, daysFrozen, noProfile } from './calendar.problems.js';
import { doubtsAbout } from './calendar-doubts.rules.js';
import { readCalendar } from './calendar-file.rules.js';
import { changeOf, workingDaysOf } from './calendar-year.rules.js';
import { CityEntry } from './city-entry.entity.js';
import { areFiguresFrozen } from './frozen-month.rules.js';
import { LocalDays } from './local-days.js';
import type { CalendarYear, City } from './profile.js';

interface Current {
  city: City;
  years: Map<number, CityEntry & { content: CalendarYear }>;
}

interface Import extends ImportedYearDto {
  content: CalendarYear;
  before: CityEntry | null;
}

/** Brings the government's yearly calendar: all years of a file, or none. */
@Injectable()
export class CalendarImportService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Says what the file changes, and does it if it is to. CALENDAR_FAULTY and CALENDAR_IN_FROZEN_MONTH 422. */
  import(file: Uint8Array, apply: boolean): Promise<CalendarImportDto> {
    const { years, faults } = readCalendar(file);
    if (faults.length > 0) throw calendarFaulty(faults);
    return this.database.transaction(async tx => {
      // Neither two files nor a file and a profile at once.
      if (apply) await tx.query('lock table city_entry in share row exclusive mode');
      const current = await this.current(tx);
      const imports = years.map(year => importOf({ ...year, imported: true }, current));
      this.refuseFrozen(imports, current.city);
      if (apply)
        await this.write(
          tx,
          imports.filter(({ changed }) => changed),
        );
      return { years: imports.map(({ content: _, before: __, ...shown }) => shown), applied: apply };
    });
  }

  private async current(tx: Transaction): Promise<Current> {
    const entries = await tx.find(CityEntry, `valid_to is null and kind in ('city', 'calendar')`, []);
    const city = entries.find(({ kind }) => kind === 'city');
    if (!city) throw noProfile();
    const calendars = entries.filter(({ kind }) => kind === 'calendar') as (CityEntry & {
      content: CalendarYear;
    })[];
    const years = new Map(calendars.map(entry => [entry.content.year, entry]));
    return { city: city.content as City, years };
  }

  /** Of a year that nobody knew nothing was final: its due times were told to be provisional. */
  private refuseFrozen(imports: readonly Import[], { timeZone, figuresFrozenOnDay }: City): void {
    const [days, now] = [new LocalDays(timeZone), this.clock.now()];
    const changed = imports
      .filter(one => !one.new)
      .flatMap(({ added, removed }) => [...added, ...removed].map(({ date }) => date))
      .filter(date => areFiguresFrozen(date, now, figuresFrozenOnDay, days));
    if (changed.length > 0) throw daysFrozen([...new Set(changed)].sort());
  }

  private async write(tx: Transaction, imports: readonly Import[]): Promise<void> {
    if (imports.length === 0) return;
    const now = this.clock.now();
    const [{ version, rank } = { version: 1, rank: 0 }] = await tx.query<{ version: number; rank: number }>(
      'select max(version) + 1 as version, max(rank) + 1 as rank from city_entry',
    );
    // In a statement of its own, before the new versions: an entry has one version in force.
    const ended = imports.flatMap(({ before }) => before?.id ?? []);
    await tx.query('update city_entry set valid_to = greatest(valid_from, $1) where id = any ($2)', [
      now,
      ended,
    ]);
    for (const { year, content, before } of imports) {
      const entry = { id: newId(), kind: 'calendar' as const, code: String(year), version, content };
      const place = { rank: before?.rank ?? rank, validFrom: now, validTo: null };
      tx.add(Object.assign(new CityEntry(), entry, place));
      await this.audit.record(tx, { action: 'calendar.imported', subject: `calendar:${year}` });
      await this.events.tell(tx, 'calendar.imported', { year });
    }
  }
}

function importOf(content: CalendarYear, { years }: Current): Import {
  const before = years.get(content.year) ?? null;
  return {
    ...{ year: content.year, workingDays: workingDaysOf(content), content, before },
    ...{ new: before === null, changed: !isDeepStrictEqual(before?.content, content) },
    ...changeOf(before?.content ?? null, content),
    doubts: doubtsAbout(content),
  };
}
