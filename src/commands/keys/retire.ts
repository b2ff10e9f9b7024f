import { StartRefused } from '../../platform/config/start-refused.js';
import { Database } from '../../platform/database/database.js';
import { exclusively } from '../../platform/database/exclusive.js';
import { PURPOSES } from '../../platform/vault/key-file.js';
import { KeyRingService, type KnownKey } from '../../platform/vault/key-ring.service.js';
import type { HashedColumn } from '../../platform/vault/sealed-table.js';
import { Vault } from '../../platform/vault/vault.js';
import { sealed } from '../../sealed.js';
import type { Application } from '../admin/verb.js';
import { KeyUses, listed, type Use } from './usage.js';

export async function retireKeys(app: Application): Promise<void> {
  const done = await exclusively(app.get(Database), 'keys', () => retire(app));
  if (done === null) throw new StartRefused('Another process is at the keys. Wait until it has finished.');
}

/** Older keys that nothing depends on; the others are named, with what does. */
async function retire(app: Application): Promise<true> {
  const keys = app.get(KeyRingService);
  const ring = app.get(Vault).ring();
  const known = await keys.known();
  const older = PURPOSES.flatMap(purpose => ring[purpose].slice(1).map(({ id }) => ({ purpose, id })));
  if (older.length === 0) {
    console.log('There is no older key.');
    return true;
  }
  const uses = await KeyUses.of(app);
  const free = older.filter(key => {
    const why = reasonToKeep(
      known.find(one => one.id === key.id && one.purpose === key.purpose),
      uses.on(key.purpose, key.id),
    );
    if (why === null) return true;
    console.log(`The ${key.purpose} key ${key.id} stays: ${why}`);
    process.exitCode = 1;
    return false;
  });
  if (free.length === 0) return true;
  await keys.retire(free);
  console.log(
    `Retired: ${free.map(({ id }) => id).join(', ')}. Backups made before still need it: keep a copy.`,
  );
  return true;
}

/** A key that the database forgot already, in a retirement that was cut off, is only taken out of the file. */
function reasonToKeep(key: KnownKey | undefined, uses: Use[]): string | null {
  if (uses.length > 0) {
    const ever = uses.flatMap(({ where }) => KEPT.get(where) ?? []);
    if (ever.length < uses.length) return `${listed(uses)} depend on it; run "npm run keys -- rotate" first.`;
    return `${listed(uses)} depend on it (${ever.join(', ')}, which only citizens know and nobody can hash anew): it goes when those cases are gone.`;
  }
  if (key && !key.isSettled)
    return 'its successor is not ten minutes old, and somebody may still be sealing with it.';
  return null;
}

/** By column: what can never be hashed anew. */
const KEPT = new Map(
  sealed.flatMap(({ table, hashed }) =>
    hashed.flatMap((one: HashedColumn) => ('keeps' in one ? [[`${table}.${one.column}`, one.keeps]] : [])),
  ) as [string, string][],
);
