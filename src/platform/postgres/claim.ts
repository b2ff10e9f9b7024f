import pg from 'pg';
import { StartRefused } from '../config/start-refused.js';
import type { Cluster } from './cluster.js';
import type { Server } from './server.js';

/** One process owns a data folder: it restarts the server when it dies and stops it in the end. Advisory lock key. */
const OWNER = 1999;
/** The server may need a moment to notice that the owner before us was killed. */
const PATIENCE_MS = 2000;
const LOCK_NOT_AVAILABLE = '55P03';

export interface Claim {
  client: pg.Client;
  /** Who owns the data folder instead of us. */
  heldBy?: string;
}

/**
 * Tries to own the data folder. The lock lives in the server and ends with the connection, so none outlives a process
 * that was killed. Undefined when the server went away meanwhile.
 */
export async function claim(cluster: Cluster, server: Server, patient = true): Promise<Claim | undefined> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: cluster.password,
    database: 'postgres',
    application_name: `process ${process.pid}`,
    keepAlive: true,
    lock_timeout: PATIENCE_MS,
  });
  client.on('error', () => {
    // The 'end' that follows is what counts; without a listener a killed server would end this process too.
  });
  try {
    await client.connect();
    if (await lock(client, patient)) return { client };
    return { client, heldBy: await owner(client) };
  } catch (error) {
    await client.end().catch(() => {});
    if ((error as { code?: string }).code === '28P01') {
      throw new StartRefused(
        `The password in ${cluster.dataDir}/postgres/password does not open the database beside it: restore both from the same backup.`,
      );
    }
    if (isGoingDown(error)) return undefined;
    throw error;
  }
}

async function lock(client: pg.Client, patient: boolean): Promise<boolean> {
  const { rows } = await client.query<{ owned: boolean }>('select pg_try_advisory_lock($1) as owned', [
    OWNER,
  ]);
  if (rows[0]?.owned || !patient) return rows[0]?.owned ?? false;
  try {
    await client.query('select pg_advisory_lock($1)', [OWNER]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
}

/** Refused or cut connections, and the server saying that it starts, stops or recovers. */
function isGoingDown(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  return code === '' || code.startsWith('ECONN') || code === 'EPIPE' || code.startsWith('57P');
}

async function owner(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.objid = $1 and l.granted`,
    [OWNER],
  );
  return rows[0]?.name ?? 'a process that just ended';
}
