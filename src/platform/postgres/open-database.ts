import type { Config } from '../config/config.js';
import { startEmbedded } from './embedded.js';
import { checkServer } from './server-version.js';

export interface OpenDatabase {
  url: string;
  stop(): Promise<void>;
}

/** The PostgreSQL that DATABASE_URL names, or the embedded one. A command shares a running server's. */
export async function openDatabase(config: Config, share = false): Promise<OpenDatabase> {
  if (!config.databaseUrl) {
    const { dataDir, embeddedPgPort: port } = config;
    return startEmbedded({ dataDir, port, share, say: sentence => console.error(sentence) });
  }
  await checkServer(config.databaseUrl);
  return { url: config.databaseUrl, stop: async () => undefined };
}
