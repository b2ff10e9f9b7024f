import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { StartRefused } from '../config/start-refused.js';
import { assertPrivate, makePrivate, replacePrivate } from './private-file.js';
import { KEY_BYTES, type VaultKey, vaultKey } from './sealing.js';

/** The newest first; at least one. */
export type Keys = [VaultKey, ...VaultKey[]];

export const PURPOSES = ['seal', 'lookup'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What keys are for. The newest seals and hashes; all of them open, and all of them are looked up with. */
export type KeyRing = Record<Purpose, Keys>;

/** The keys of this file, or null when there is no such file. */
export function readKeyFile(path: string): KeyRing | null {
  if (!existsSync(path)) return null;
  assertPrivate(path);
  try {
    const { sealing, lookup } = parsed(readFileSync(path, 'utf8'));
    return { seal: keysOf(sealing), lookup: keysOf([lookup].flat()) };
  } catch (error) {
    throw new StartRefused(`The key file ${path} cannot be used: ${(error as Error).message}`);
  }
}

/** Makes the file, readable by its owner only. If another process was faster, its keys are the keys. */
export function makeKeyFile(path: string): KeyRing {
  makePrivate(path, textOf({ seal: [freshKey()], lookup: [freshKey()] }));
  return readKeyFile(path) as KeyRing;
}

export function replaceKeyFile(path: string, ring: KeyRing): void {
  replacePrivate(path, textOf(ring));
}

export const freshKey = (): VaultKey => vaultKey(randomBytes(KEY_BYTES));

interface Stored {
  sealing: string[];
  /** One text, as long as there was only one. */
  lookup: string | string[];
}

/** The parser's own complaint would quote the file, that is a key. */
function parsed(text: string): Stored {
  try {
    return JSON.parse(text) as Stored;
  } catch {
    throw new Error('It is no JSON.');
  }
}

function textOf({ seal, lookup }: KeyRing): string {
  const text = (keys: Keys): string[] => keys.map(({ bytes }) => bytes.toString('base64'));
  return `${JSON.stringify({ sealing: text(seal), lookup: text(lookup) } satisfies Stored, null, 2)}\n`;
}

function keysOf(texts: string[]): Keys {
  const [first, ...older] = texts.map(text => vaultKey(Buffer.from(text, 'base64')));
  if (!first) throw new Error('It names no key for sealing.');
  return [first, ...older];
}
