import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '../config/start-refused.js';
import { KEY_BYTES, type VaultKey, vaultKey } from './sealing.js';

export interface KeyRing {
  /** The first seals; all of them open. */
  sealing: [VaultKey, ...VaultKey[]];
  lookup: VaultKey;
}

/** The keys of this file, or null when there is no such file. */
export function readKeyFile(path: string): KeyRing | null {
  if (!existsSync(path)) return null;
  try {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as { sealing: string[]; lookup: string };
    const [first, ...older] = stored.sealing.map(decode);
    if (!first) throw new Error('It names no key for sealing.');
    return { sealing: [first, ...older], lookup: decode(stored.lookup) };
  } catch (error) {
    throw new StartRefused(`The key file ${path} cannot be used: ${(error as Error).message}`);
  }
}

/** Makes the file, readable by its owner only. If another process was faster, its keys are the keys. */
export function makeKeyFile(path: string): KeyRing {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  const content = { sealing: [freshKey()], lookup: freshKey() };
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    // A link, unlike a rename, never replaces a file that is already there.
    linkSync(draft, path);
    keepFolderEntry(dirname(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readKeyFile(path) as KeyRing;
}

const freshKey = (): string => randomBytes(KEY_BYTES).toString('base64');

function decode(text: string): VaultKey {
  return vaultKey(Buffer.from(text, 'base64'));
}

/** Data sealed with a key must not reach the disk before the key does. */
function keepFolderEntry(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
