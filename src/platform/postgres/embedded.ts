import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefused } from '../config/start-refused.js';
import { applicationUrl, ensureApplicationDatabase } from './application-database.js';
import { claim } from './claim.js';
import { type Cluster, openCluster } from './cluster.js';
import { OwnedServer } from './owned-server.js';
import { explain } from './refusals.js';
import { findServer, launch, type Server, startedAlike, stopServer } from './server.js';

/** Below 32768: from there on the system hands out ports to outgoing connections. */
const USUAL_PORT = 25_432;
const PORTS_TRIED = 50;
/** Each round follows something another process did; more means that two programs fight over the folder. */
const ROUNDS = 100;
const ROUND_MS = 100;

export interface EmbeddedOptions {
  dataDir: string;
  /** Exactly this port, or refuse. Absent: the first free one from the usual on. */
  port?: number;
  /** For commands: use the server of the program that runs on this data folder, if one does. */
  share?: boolean;
  /** False only for tests: faster, but a power cut destroys the data. */
  durable?: boolean;
  /** Told what the operator should know while the program runs. */
  say?: (sentence: string) => void;
}

export interface Embedded {
  url: string;
  /** True: another program owns the server, and `stop` leaves it running. */
  shared: boolean;
  stop(): Promise<void>;
}

/**
 * PostgreSQL in the data folder, started or, where a program that was killed left one behind, taken over.
 * @throws StartRefused with one sentence for the operator
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  try {
    const cluster = openCluster(dataDir, options.durable ?? true);
    for (let round = 0; round < ROUNDS; round++) {
      const embedded = await join(cluster, options);
      if (embedded) return embedded;
      await pause(ROUND_MS);
    }
  } catch (error) {
    throw explain(error, dataDir);
  }
  throw new StartRefused(
    `The embedded PostgreSQL in ${dataDir} is stopped by another program again and again.`,
  );
}

/** Undefined when the server changed under our hands and everything must be looked at anew. */
async function join(cluster: Cluster, options: EmbeddedOptions): Promise<Embedded | undefined> {
  const found = await findServer(cluster);
  const server = found ?? (await launchOnFreePort(cluster, options.port));
  if (!server) return undefined;
  const claimed = await claim(cluster, server, !options.share).catch(async error => {
    if (!found) await stopServer(cluster, server);
    throw error;
  });
  if (!claimed) return undefined;
  const { client, heldBy } = claimed;
  const url = applicationUrl(cluster.password, server.port);
  if (heldBy) {
    await client.end();
    if (options.share) return { url, shared: true, stop: async () => {} };
    throw new StartRefused(
      `${cluster.dataDir} is in use by ${heldBy}: stop it first, or set another DATA_DIR.`,
    );
  }
  const wanted = options.port ?? server.port;
  if (found && (found.port !== wanted || !startedAlike(cluster, found))) {
    await client.end();
    await stopServer(cluster, server);
    return undefined;
  }
  const owned = new OwnedServer(cluster, server, client, options.say ?? (() => {}));
  await ensureApplicationDatabase(client, cluster.password).catch(async error => {
    await owned.stop();
    throw error;
  });
  return { url, shared: false, stop: () => owned.stop() };
}

async function launchOnFreePort(cluster: Cluster, wanted: number | undefined): Promise<Server | undefined> {
  const first = wanted ?? USUAL_PORT;
  for (let port = first; port < (wanted ? first + 1 : first + PORTS_TRIED); port++) {
    if (!(await isFree(port))) continue;
    const server = await launch(cluster, port);
    if (server === 'already-running') return undefined;
    if (server !== 'port-busy') return server;
  }
  throw new StartRefused(
    wanted
      ? `EMBEDDED_PG_PORT ${wanted} is in use by another program: stop that program, or set another port.`
      : `All ports from ${first} to ${first + PORTS_TRIED - 1} are in use: set EMBEDDED_PG_PORT to a free one.`,
  );
}

/** Asking first is faster than letting PostgreSQL try; who is faster still is noticed by the launch. */
function isFree(port: number): Promise<boolean> {
  return new Promise(answer => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });
}
