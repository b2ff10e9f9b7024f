import { basename } from 'node:path';
import { Audit } from '../../platform/audit/audit.service.js';
import { backupKeyPath, backupKeys } from '../../platform/backup/backup-key.js';
import { makeBackup } from '../../platform/backup/make-backup.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { SYSTEM } from '../../platform/request/context.js';
import { Vault } from '../../platform/vault/vault.js';
import { type AdminVerb, withApplication } from '../admin/verb.js';

export const makeVerb =
  (path: string): AdminVerb =>
  (config, databaseUrl) =>
    withApplication(async app => {
      const { dataDir } = config;
      const [key] = backupKeys(backupKeyPath(dataDir));
      const begun = performance.now();
      const madeAt = app.get(Clock).now();
      const { bytes, rows, files, keys } = await makeBackup(path, { databaseUrl, dataDir, key, madeAt });
      await app.get(Database).transaction(tx => {
        const subject = `backup:${newId()}`;
        return app.get(Audit).record(tx, { action: 'backup.made', subject, reason: `key ${key.id}` }, SYSTEM);
      });
      const what = `${rows.toLocaleString('en')} rows, ${files.toLocaleString('en')} files`;
      console.log(`${path}: ${what}, ${speed(bytes, begun)}`);
      console.log('No key is in it. Whoever restores it needs, kept apart from it:');
      console.log(`  keys/${basename(backupKeyPath(dataDir))}  ${key.id}`);
      console.log(`  keys/${basename(app.get(Vault).path)}  ${keys.map(({ id }) => id).join(', ')}`);
    })(config, databaseUrl);

function speed(bytes: number, begun: number): string {
  const megabytes = bytes / 1_000_000;
  const seconds = (performance.now() - begun) / 1000;
  return `${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s (${(megabytes / seconds).toFixed(1)} MB/s)`;
}
