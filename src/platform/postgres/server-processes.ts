import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * Whether this process works in this folder: PostgreSQL keeps its data folder as working directory, while a process that
 * merely got the same number after a crash does not. A dead one waiting to be reaped has no working directory.
 */
export function worksIn(pid: number, folder: string): boolean {
  try {
    if (process.platform === 'win32') return exists(pid); // It offers no way to ask.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    const files = spawnSync('lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], { encoding: 'utf8' });
    return files.status === 0 && files.stdout.split('\n').includes(`n${realpathSync(folder)}`);
  } catch {
    return false;
  }
}

/**
 * Session processes of a server whose main process was killed. They stop by themselves unless busy, and until then hold
 * the shared memory without which no new server starts. Main processes are left out: another start may be under way.
 */
export function leftoverSessions(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter(pid => pid > 0 && worksIn(pid, folder) && title(pid).startsWith('postgres: '));
}

function title(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A signal to a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
