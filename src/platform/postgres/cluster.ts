import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../config/start-refused.js';
import { type Binaries, findBinaries } from './binaries.js';
import { asSeen } from './child-process.js';
import { createCluster, removeUnfinished } from './create-cluster.js';
import { type ServerUser, serverUser } from './server-user.js';

/** A database server's files, ready to be started. */
export interface Cluster {
  dataDir: string;
  /** The folder PostgreSQL works in. */
  data: string;
  /** How the server's user names that folder: parents such as /root may be closed to it. */
  dataAsSeen: string;
  password: string;
  user?: ServerUser;
  binaries: Binaries;
  /** False: contents may be lost when the machine (not the program) goes down. For tests. */
  durable: boolean;
}

/** The files in DATA_DIR/postgres, made on the first start. */
export function openCluster(dataDir: string, durable: boolean): Cluster {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const home = join(dataDir, 'postgres');
  const data = join(home, 'data');
  const user = serverUser(data);
  const binaries = findBinaries(user, dataDir);
  removeUnfinished(dataDir);
  if (!existsSync(data)) createCluster(dataDir, home, user, binaries, durable);
  refuseOtherVersion(data, binaries.major);
  makeFitForServer(data, user);
  const password = readPassword(join(home, 'password'));
  return { dataDir, data, dataAsSeen: asSeen(data, user), password, user, binaries, durable };
}

/** A copy made by hand often loses owner and mode, and PostgreSQL then refuses it. */
function makeFitForServer(data: string, user: ServerUser | undefined): void {
  chmodSync(data, 0o700);
  if (user && statSync(data).uid === 0) spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, data]);
}

function refuseOtherVersion(data: string, major: number): void {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) {
    throw new StartRefused(`${data} is not a PostgreSQL data folder: move it away, or set another DATA_DIR.`);
  }
  const found = readFileSync(file, 'utf8').trim();
  if (found !== String(major)) {
    throw new StartRefused(
      `${data} was made by PostgreSQL ${found}, but this release brings PostgreSQL ${major}: nothing was changed, start the release that made it.`,
    );
  }
}

function readPassword(path: string): string {
  if (!existsSync(path)) {
    throw new StartRefused(
      `${path} is missing, and without it the database cannot be opened: restore it from a backup.`,
    );
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}
