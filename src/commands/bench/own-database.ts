import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../platform/database/migrate.js';
import { startEmbedded } from '../../platform/postgres/embedded.js';

export interface OwnDatabase {
  url: string;
  client: pg.Client;
  stop(): Promise<void>;
}

/**
 * The embedded database in a folder of its own, with the schema: what is loaded into it is nobody's work. It is thrown
 * away afterwards, unless a folder to keep it in is given.
 */
export async function startOwnDatabase(keptIn?: string): Promise<OwnDatabase> {
  const dataDir = keptIn ?? (await mkdtemp(join(tmpdir(), 'hotline-bench-data-')));
  const { url, stop } = await startEmbedded({ dataDir });
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    url,
    client,
    stop: async () => {
      await client.end();
      await stop();
      if (!keptIn) await rm(dataDir, { recursive: true, force: true });
    },
  };
}
