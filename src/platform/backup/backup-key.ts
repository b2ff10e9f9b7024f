import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefused } from '../config/start-refused.js';
import { freshKey } from '../vault/key-file.js';
import { assertPrivate, makePrivate } from '../vault/private-file.js';
import { type VaultKey, vaultKey } from '../vault/sealing.js';

/** Backups have a key of their own: who keeps them need not be able to read what the city works with, and the reverse. */
export const backupKeyPath = (dataDir: string): string => join(dataDir, 'keys', 'backup.key');

/** One key a line, in base64. The first seals; all of them open. Null: there is no such file. */
export function readBackupKeys(path: string): [VaultKey, ...VaultKey[]] | null {
  if (!existsSync(path)) return null;
  assertPrivate(path);
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  try {
    const [first, ...older] = lines.map(line => vaultKey(Buffer.from(line, 'base64')));
    if (!first) throw new Error('It is empty.');
    return [first, ...older];
  } catch (error) {
    throw new StartRefused(`The key file ${path} cannot be used: ${(error as Error).message}`);
  }
}

/** Made with the first backup. */
export function backupKeys(path: string): [VaultKey, ...VaultKey[]] {
  const known = readBackupKeys(path);
  if (known) return known;
  makePrivate(path, `${freshKey().bytes.toString('base64')}\n`);
  return readBackupKeys(path) as [VaultKey, ...VaultKey[]];
}
