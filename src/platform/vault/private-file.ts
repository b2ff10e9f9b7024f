import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '../config/start-refused.js';

/** A key that others can read is no key: whoever runs the program is told at once how to mend it. */
export function assertPrivate(path: string): void {
  if (process.platform === 'win32') return;
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  throw new StartRefused(
    `Others on this machine may read or change the key file ${path} (mode ${mode.toString(8)}): run "chmod 600 ${path}"; if somebody may have read it, make new keys with "npm run keys -- rotate --lookup".`,
  );
}

/** Makes a file for its owner only, unless it is there: true when it was made. It survives a power cut. */
export function makePrivate(path: string, content: string): boolean {
  // A link, unlike a rename, never replaces a file that is already there.
  return withDraft(path, content, draft => linkSync(draft, path));
}

/** The new content or the old, whatever happens in between. */
export function replacePrivate(path: string, content: string): void {
  withDraft(path, content, draft => renameSync(draft, path));
}

function withDraft(path: string, content: string, put: (draft: string) => void): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, content, { mode: 0o600, flag: 'wx', flush: true });
  try {
    put(draft);
    keepFolderEntry(dirname(path));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Data sealed with a key must not reach the disk before the key does. */
function keepFolderEntry(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
