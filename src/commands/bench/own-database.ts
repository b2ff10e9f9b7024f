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

/** The embedded database in a folder that is thrown away, with the schema: what is loaded into it is nobody's work. */
export async function startOwnDatabase(): Promise<OwnDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hotline-bench-data-'));
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
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
