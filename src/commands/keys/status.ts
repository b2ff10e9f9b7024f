import { PURPOSES } from '../../platform/vault/key-file.js';
import { KeyRingService } from '../../platform/vault/key-ring.service.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Application } from '../admin/verb.js';
import { KeyUses, listed } from './usage.js';

/** One key a line, in columns for people and programs: what for, id, newest or older, since when, what depends on it. */
export async function showKeys(app: Application): Promise<void> {
  const ring = app.get(Vault).ring();
  const uses = await KeyUses.of(app);
  const known = new Map(
    (await app.get(KeyRingService).known()).map(key => [`${key.purpose} ${key.id}`, key]),
  );
  for (const purpose of PURPOSES) {
    ring[purpose].forEach(({ id }, index) => {
      const since = known.get(`${purpose} ${id}`)?.firstUsedAt.toISOString() ?? '-';
      const rank = index === 0 ? 'newest' : 'older';
      console.log([purpose, id, rank, since, listed(uses.on(purpose, id)) || 'nothing'].join('\t'));
    });
    const lost = uses.beyond(purpose, ring[purpose]);
    if (lost.length > 0) {
      console.log([purpose, '-', 'no key of this file', '-', listed(lost)].join('\t'));
      process.exitCode = 1;
    }
  }
  for (const purpose of await app.get(KeyRingService).unfinished()) {
    console.log(`A rotation of the ${purpose} key was cut off: npm run keys -- rotate takes it up again.`);
  }
}
