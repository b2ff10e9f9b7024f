import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { CityEntry } from './city-entry.entity.js';
import type { ProfileEntry } from './profile.js';
import { type Change, changesBetween, key } from './profile-changes.rules.js';

export interface Loaded {
  version: number;
  changes: Change[];
}

/** Brings a checked profile into the database. Loading the same again changes nothing. */
@Injectable()
export class CityLoader {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  load(profile: readonly ProfileEntry[]): Promise<Loaded> {
    return this.database.transaction(async tx => {
      // Two loads at once would give out one version twice.
      await tx.query('lock table city_entry in share row exclusive mode');
      const every = await tx.read(CityEntry, {});
      const current = every.filter(({ validTo }) => validTo === null) as (CityEntry & ProfileEntry)[];
      const latest = Math.max(0, ...every.map(({ version }) => version));
      const changes = changesBetween(current, profile);
      if (changes.length === 0) return { version: latest, changes };
      const version = changes.every(({ change }) => change === 'moved') ? latest : latest + 1;
      await this.write(tx, profile, current, changes, version);
      await this.events.tell(tx, 'city.loaded', { version });
      return { version, changes };
    });
  }

  /** Loads the profile if there is none yet; a start never changes a profile that is in use. */
  async loadFirst(read: () => readonly ProfileEntry[]): Promise<void> {
    const [found] = await this.database.query<{ one: number }>('select 1 as one from city_entry limit 1');
    if (!found) await this.load(read());
  }

  private async write(
    tx: Transaction,
    profile: readonly ProfileEntry[],
    current: (CityEntry & ProfileEntry)[],
    changes: Change[],
    version: number,
  ): Promise<void> {
    const change = new Map(changes.map(one => [key(one), one.change]));
    const from = this.startOf(profile, current);
    const ended = current.filter(entry => ['changed', 'retired'].includes(change.get(key(entry)) ?? ''));
    // In a statement of its own, before the new versions: one entry has one version in force.
    await tx.query('update city_entry set valid_to = $1 where id = any ($2)', [
      from,
      ended.map(({ id }) => id),
    ]);
    for (const [rank, { kind, code, content }] of profile.entries()) {
      const what = change.get(key({ kind, code }));
      const row = current.find(entry => entry.kind === kind && entry.code === code);
      if (what === 'moved' && row) tx.set(row as CityEntry, { rank });
      if (what !== 'added' && what !== 'changed') continue;
      const entry = { id: newId(), kind, code, version, rank, content, validFrom: from, validTo: null };
      tx.add(Object.assign(new CityEntry(), entry));
    }
  }

  /** The very first profile has been in force since the hotline opened; a later one is from now on. */
  private startOf(profile: readonly ProfileEntry[], current: CityEntry[]): Date {
    const city = profile.find(entry => entry.kind === 'city');
    if (current.length === 0 && city) return new Date(`${city.content.inForceSince}T00:00:00Z`);
    return new Date(
      Math.max(this.clock.now().getTime(), ...current.map(({ validFrom }) => validFrom.getTime())),
    );
  }
}
