import { StartRefused } from '../config/start-refused.js';
import { readFailure } from './failure.rules.js';

const POSTGRES_DISK_FULL = '53100';

export function refusal(dataDir: string, what: string, output: string): StartRefused {
  const { cause, line } = readFailure(output);
  if (cause === 'disk-full') return diskFull(dataDir);
  return new StartRefused(`The embedded PostgreSQL ${what}: ${line}`);
}

export function diskFull(dataDir: string): StartRefused {
  return new StartRefused(
    `The disk that holds ${dataDir} is full: free some space and start again, nothing was lost.`,
  );
}

/** What the file system says about DATA_DIR, in words; any other error as it is. */
export function explain(error: unknown, dataDir: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code && ['ENOSPC', 'EDQUOT', POSTGRES_DISK_FULL].includes(code)) return diskFull(dataDir);
  if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new StartRefused(`DATA_DIR ${dataDir} cannot be used: ${message}.`);
  }
  return error;
}
