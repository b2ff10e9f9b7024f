import { join } from 'node:path';
import { Audit } from '../../platform/audit/audit.service.js';
import { backupKeyPath, readBackupKeys } from '../../platform/backup/backup-key.js';
import { restoreBackup } from '../../platform/backup/restore-backup.js';
import { StartRefused } from '../../platform/config/start-refused.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { SYSTEM } from '../../platform/request/context.js';
import { readKeyFile } from '../../platform/vault/key-file.js';
import { type AdminVerb, withApplication } from '../admin/verb.js';

export const restoreVerb =
  (path: string): AdminVerb =>
  async (config, databaseUrl) => {
    const { dataDir } = config;
    const begun = performance.now();
    const restored = await restoreBackup(path, { databaseUrl, dataDir, ...keysIn(dataDir) });
    const asOf = restored.madeAt.toISOString();
    // The whole application opens on it, with its keys.
    await withApplication(app =>
      app.get(Database).transaction(tx => {
        const access = {
          action: 'backup.restored',
          subject: `backup:${newId()}`,
          reason: `as of ${asOf}`,
        } as const;
        return app.get(Audit).record(tx, access, SYSTEM);
      }),
    )(config, databaseUrl);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const what = `${restored.rows.toLocaleString('en')} rows, ${restored.files.toLocaleString('en')} files`;
    console.log(`As of ${asOf}: ${what}, in ${seconds} s; ${restored.newer} newer migrations.`);
    console.log('Everybody signs in anew. Check the log with: npm run verify-log');
  };

function keysIn(dataDir: string) {
  const [backupPath, ringPath] = [backupKeyPath(dataDir), join(dataDir, 'keys', 'vault.json')];
  const [backupKeys, ring] = [readBackupKeys(backupPath), readKeyFile(ringPath)];
  if (backupKeys && ring) return { backupKeys, ring };
  throw new StartRefused(
    `There is no ${backupKeys ? ringPath : backupPath}: put the key files that belong to the backup there first.`,
  );
}
