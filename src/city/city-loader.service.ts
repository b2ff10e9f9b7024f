import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { CityEntry } from './city-entry.entity.js';
import type { ProfileEntry } from './profile.js';
import { type Change, changesBetween, keyOf } from './profile-changes.rules.js';

export interface Loaded {
  version: number;
  changes: Change[];
  /** Lists show something elsewhere than before; that alone is no new version. */
  reordered: boolean;
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
      const changes = changesBetween(current, profile);
      const latest = Math.max(0, ...stored.map(({ version }) => version));
      const version = changes.length > 0 ? latest + 1 : latest;
      await this.write(tx, profile, current, changes, version);
      const reordered = await this.reorder(tx, profile, current);
      if (changes.length > 0 || reordered) {
        await this.events.tell(tx, 'city.loaded', { version });
        await record(tx, version);
      }
      return { version, changes, reordered };
    });
  }

  private async write(
    tx: Transaction,
    profile: readonly ProfileEntry[],
    current: CityEntry[],
    changes: Change[],
    version: number,
  ): Promise<void> {
    const changed = new Map(changes.map(({ kind, code, change }) => [keyOf({ kind, code }), change]));
    const from = this.startOf(profile, current);
    // In a statement of its own, before the new versions: an entry has one version in force.
    const ended = current.filter(entry => changed.has(keyOf(entry))).map(({ id }) => id);
    await tx.query('update city_entry set valid_to = $1 where id = any ($2)', [from, ended]);
    for (const [rank, { kind, code, content }] of profile.entries()) {
      if (!changed.has(keyOf({ kind, code }))) continue;
      const entry = { id: newId(), kind, code, version, rank, content, validFrom: from, validTo: null };
      tx.add(Object.assign(new CityEntry(), entry));
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

  /** The very first profile has been in force since the hotline opened; a later one is from now on. */
  private startOf(profile: readonly ProfileEntry[], current: CityEntry[]): Date {
    const city = profile.find(entry => entry.kind === 'city');
    if (current.length === 0 && city) return new Date(`${city.content.inForceSince}T00:00:00Z`);
    return new Date(
      Math.max(this.clock.now().getTime(), ...current.map(({ validFrom }) => validFrom.getTime())),
    );
  }
}
