import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { asSeen, serverEnvironment } from './child-process.js';
import { refusal } from './refusals.js';
import { exists } from './server-processes.js';
import type { ServerUser } from './server-user.js';

/** All or nothing: made beside and renamed when finished, so the name itself marks a finished one. */
export function createCluster(
  dataDir: string,
  home: string,
  user: ServerUser | undefined,
  binaries: Binaries,
  durable: boolean,
): void {
  const unfinished = `${home}.new-${process.pid}`;
  const data = join(unfinished, 'data');
  const passwordFile = join(unfinished, 'password');
  // The server's user may pass through but not replace what root will read.
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chmodSync(unfinished, 0o711);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const seen = asSeen(data, user);
  const initdb = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${seen}`,
      `--pwfile=${seen}/../password`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // With LC_CTYPE=C pg_trgm finds nothing in Chinese text.
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...user, cwd: data, env: serverEnvironment(), encoding: 'utf8' },
  );
  if (initdb.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw refusal(
      dataDir,
      'cannot make its files',
      `${initdb.error?.message ?? ''}\n${initdb.stdout}\n${initdb.stderr}`,
    );
  }
  try {
    renameSync(unfinished, home);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process was faster: its cluster is as good.
    if (!existsSync(join(home, 'data'))) throw error;
  }
  if (durable) syncFolder(dataDir);
}

/** What a start that was killed left behind. */
export function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    const pid = Number(/^postgres(?:ql-[\w.-]+)?\.new-(\d+)$/.exec(name)?.[1]);
    if (!pid || (pid !== process.pid && exists(pid))) continue;
    rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A rename survives a power cut only when the folder itself has been written. Windows cannot and need not. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  fsyncSync(folder);
  closeSync(folder);
}
