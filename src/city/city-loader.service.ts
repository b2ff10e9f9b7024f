import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { CityEntry } from './city-entry.entity.js';
import { besideCalendars, type LeftAlone } from './kept-calendars.rules.js';
import type { ProfileEntry } from './profile.js';
import { type Change, changesBetween, keyOf } from './profile-changes.rules.js';
import { type Starts, startsMoved, startsOf } from './profile-starts.rules.js';

export interface Loaded {
  version: number;
  changes: Change[];
  /** Lists show something elsewhere than before; that alone is no new version. */
  reordered: boolean;
  leftAlone: LeftAlone[];
  /** ISO date: until then limits that have changed stay as they were. */
  limitsFrom: string | null;
}

/** Brings a checked profile into the database. Loading the same again changes nothing. */
@Injectable()
export class CityLoader {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By an operator, which is recorded. */
  load(profile: readonly ProfileEntry[]): Promise<Loaded> {
    return this.bring(profile, (tx, version) =>
      this.audit.record(tx, { action: 'city.loaded', subject: `city:${version}` }),
    );
  }

  /** Loads the profile if there is none yet: a start never changes a profile that is in use. */
  async loadFirst(read: () => readonly ProfileEntry[]): Promise<void> {
    const [found] = await this.database.query('select 1 from city_entry limit 1');
    if (!found) await this.bring(read(), () => undefined);
  }

  private bring(
    profile: readonly ProfileEntry[],
    record: (tx: Transaction, version: number) => Promise<void> | undefined,
  ): Promise<Loaded> {
    return this.database.transaction(async tx => {
      // Two loads at once would give out one version twice.
      await tx.query('lock table city_entry in share row exclusive mode');
      const stored = await tx.find(CityEntry, 'true', []);
      const current = stored.filter(({ validTo }) => validTo === null) as (CityEntry & ProfileEntry)[];
      const { wanted, leftAlone } = besideCalendars(current, profile);
      const now = this.clock.now();
      const changes = changesBetween(current, wanted);
      changes.push(...startsMoved(current, profile, changes, now));
      const latest = Math.max(0, ...stored.map(({ version }) => version));
      const version = changes.length > 0 ? latest + 1 : latest;
      const starts = startsOf(profile, changes, stored.length === 0, now);
      await this.end(tx, changes, starts, now);
      this.write(tx, profile, changes, starts, version);
      const reordered = await this.reorder(tx, profile, current);
      if (changes.length > 0 || reordered) {
        await this.events.tell(tx, 'city.loaded', { version });
        await record(tx, version);
      }
      if (current.length > 0) await this.tellYears(tx, changes);
      return { version, changes, reordered, leftAlone, limitsFrom: starts.later };
    });
  }

  /**
   * In a statement of its own, before the new versions: an entry has one version in force. What was to come later, and
   * is now to be something else, never comes.
   */
  private async end(tx: Transaction, changes: readonly Change[], starts: Starts, now: Date): Promise<void> {
    await tx.query(
      `update city_entry e set valid_to = case when e.valid_from > $4 then e.valid_from else ended.at end
         from unnest($1::text[], $2::text[], $3::timestamptz[]) as ended (kind, code, at)
        where e.kind = ended.kind and e.code = ended.code and (e.valid_to is null or e.valid_to > $4)`,
      [changes.map(({ kind }) => kind), changes.map(({ code }) => code), changes.map(starts.of), now],
    );
  }

  private write(
    tx: Transaction,
    profile: readonly ProfileEntry[],
    changes: readonly Change[],
    starts: Starts,
    version: number,
  ): void {
    const changed = new Map(changes.map(change => [keyOf(change), change]));
    for (const [rank, { kind, code, content }] of profile.entries()) {
      const change = changed.get(keyOf({ kind, code }));
      if (!change) continue;
      const entry = { id: newId(), kind, code, version, rank, content };
      tx.add(Object.assign(new CityEntry(), { ...entry, validFrom: starts.of(change), validTo: null }));
    }
  }

  private async reorder(
    tx: Transaction,
    profile: readonly ProfileEntry[],
    current: CityEntry[],
  ): Promise<boolean> {
    const ranks = new Map(profile.map((entry, rank) => [keyOf(entry), rank]));
    const moved = current.filter(entry => (ranks.get(keyOf(entry)) ?? entry.rank) !== entry.rank);
    await tx.query(
      `update city_entry set rank = moved.rank
         from unnest($1::uuid[], $2::integer[]) as moved (id, rank) where city_entry.id = moved.id`,
      [moved.map(({ id }) => id), moved.map(entry => ranks.get(keyOf(entry)))],
    );
    return moved.length > 0;
  }

  /** Due times rest on them. Before the first load there are none. */
  private async tellYears(tx: Transaction, changes: readonly Change[]): Promise<void> {
    for (const { kind, code } of changes)
      if (kind === 'calendar') await this.events.tell(tx, 'calendar.imported', { year: Number(code) });
  }
}
