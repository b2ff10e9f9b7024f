import { spawn } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverEnvironment } from './child-process.js';
import type { Cluster } from './cluster.js';
import { readFailure } from './failure.rules.js';
import { readLock } from './lock-file.rules.js';
import { refusal } from './refusals.js';
import { exists, leftoverSessions, signal, worksIn } from './server-processes.js';

const GLANCE_MS = 20;
/** A fast stop takes well under a second; what takes this long hangs and is told to drop everything at once. */
const PATIENCE_MS = 20_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

export interface Server {
  pid: number;
  port: number;
}

/** The server that runs on this cluster, when it has finished starting; undefined when there is none. */
export async function findServer(cluster: Cluster): Promise<Server | undefined> {
  for (;;) {
    const text = lockText(cluster);
    if (text === undefined) return undefined;
    const lock = readLock(text);
    if (!lock || !worksIn(lock.pid, cluster.data)) {
      await endLeftovers(cluster);
      // PostgreSQL judges a stale file itself unless it is cut short or its number was given to another process.
      if (!lock || exists(lock.pid)) rmSync(lockPath(cluster), { force: true });
      return undefined;
    }
    if (lock.ready && lock.port) return { pid: lock.pid, port: lock.port };
    await pause(GLANCE_MS);
  }
}

/** Starts a server; says which port was busy or that another process was faster by answering that instead. */
export async function launch(
  cluster: Cluster,
  port: number,
): Promise<Server | 'port-busy' | 'already-running'> {
  const log = openLog(cluster);
  const before = fstatSync(log).size;
  const child = spawn(cluster.binaries.postgres, serverArguments(cluster, port), {
    ...cluster.user,
    cwd: cluster.data,
    env: serverEnvironment(),
    // A process group of its own: Ctrl-C reaches only us, and we stop it when our work is done.
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.unref();
  let ended: Error | 'ended' | undefined;
  child.once('error', error => {
    ended = error;
  });
  child.once('exit', () => {
    ended = 'ended';
  });
  for (;;) {
    await pause(GLANCE_MS);
    if (ended) break;
    const lock = readLock(lockText(cluster) ?? '');
    if (lock?.pid === child.pid && lock?.ready) return { pid: lock.pid, port };
  }
  const words =
    ended instanceof Error ? ended.message : readFileSync(logPath(cluster)).subarray(before).toString();
  const { cause } = readFailure(words);
  if (cause === 'port-busy' || cause === 'already-running') return cause;
  throw refusal(cluster.dataDir, `does not start (more in ${logPath(cluster)})`, words);
}

/** Whether the server runs this release's binary with the settings we would start it with. */
export function startedAlike(cluster: Cluster, server: Server): boolean {
  const file = join(cluster.data, 'postmaster.opts');
  const command = serverArguments(cluster, server.port).map(argument => ` "${argument}"`);
  return (
    existsSync(file) &&
    readFileSync(file, 'utf8').trim() === `${cluster.binaries.postgres}${command.join('')}`
  );
}

/** A fast stop: open transactions are rolled back, everything committed is written. */
export async function stopServer(cluster: Cluster, server: Server): Promise<void> {
  // Its number may belong to another process by now.
  if (worksIn(server.pid, cluster.data)) signal(server.pid, 'SIGINT');
  const deadline = performance.now() + PATIENCE_MS;
  let hard = false;
  while (worksIn(server.pid, cluster.data)) {
    if (!hard && performance.now() > deadline) {
      signal(server.pid, 'SIGQUIT');
      hard = true;
    }
    await pause(GLANCE_MS);
  }
}

async function endLeftovers(cluster: Cluster): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const sessions = leftoverSessions(cluster.data);
    if (sessions.length === 0) return;
    for (const pid of sessions) signal(pid, performance.now() > deadline ? 'SIGKILL' : 'SIGQUIT');
    await pause(GLANCE_MS);
  }
}

function serverArguments(cluster: Cluster, port: number): string[] {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Each process keeps a dozen; several serve one database, and commands run beside them.
    max_connections: 200,
    cluster_name: 'hotline-1999',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // No statement and no row that was refused: they hold what citizens told.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    ...(cluster.durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  return [
    '-D',
    cluster.dataAsSeen,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

const lockPath = (cluster: Cluster): string => join(cluster.data, 'postmaster.pid');

/** Asked for in one step: the server that starts or ends takes its file away at any moment. */
function lockText(cluster: Cluster): string | undefined {
  try {
    return readFileSync(lockPath(cluster), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function logPath(cluster: Cluster): string {
  return join(cluster.dataDir, 'postgres.log');
}

function openLog(cluster: Cluster): number {
  const path = logPath(cluster);
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o600);
}
