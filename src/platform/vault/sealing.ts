import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A sealed text: format (1 byte), id of the key (8), nonce (12), tag (16), AES-256-GCM ciphertext. Format, key id and
 * the place where it is kept are authenticated too. The id is derived from the key, so a key file cannot name a key wrongly.
 */
const FORMAT = 1;
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES;
const PREFIX_BYTES = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;
const CIPHER = 'aes-256-gcm';

export const KEY_BYTES = 32;

export interface VaultKey {
  /** Hexadecimal; says which key sealed a text, and nothing about the key. */
  id: string;
  bytes: Buffer;
}

/** Where a sealed text belongs: whoever can write the table cannot give one person's number to another. */
export interface Place {
  /** `table.column` */
  column: string;
  /** The row's key. */
  row: string;
}

export function vaultKey(bytes: Buffer): VaultKey {
  if (bytes.length !== KEY_BYTES) throw new Error(`A key has ${KEY_BYTES} bytes, not ${bytes.length}.`);
  const id = Buffer.from(hkdfSync('sha256', bytes, '', 'hotline key id', ID_BYTES)).toString('hex');
  return { id, bytes };
}

export function sealWith(key: VaultKey, text: string, place: Place): Buffer {
  const header = Buffer.concat([Buffer.of(FORMAT), Buffer.from(key.id, 'hex')]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(authenticated(header, place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed]);
}

/** Fails on a key that is not there, in another place, and on a single changed bit. */
export function openWith(keys: ReadonlyMap<string, VaultKey>, sealed: Buffer, place: Place): string {
  if (sealed.length < PREFIX_BYTES || sealed[0] !== FORMAT) throw new Error('This is not a sealed text.');
  const id = sealed.toString('hex', 1, HEADER_BYTES);
  const key = keys.get(id);
  if (!key) throw new Error(`The text was sealed with the key ${id}, which is not in the key file.`);
  const nonce = sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const tag = sealed.subarray(HEADER_BYTES + NONCE_BYTES, PREFIX_BYTES);
  const opener = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(authenticated(sealed.subarray(0, HEADER_BYTES), place))
    .setAuthTag(tag);
  return Buffer.concat([opener.update(sealed.subarray(PREFIX_BYTES)), opener.final()]).toString('utf8');
}

const authenticated = (header: Buffer, { column, row }: Place): Buffer =>
  Buffer.concat([header, Buffer.from(JSON.stringify([column, row]), 'utf8')]);

/** The same text gives the same hash, and only to who has the key: a phone number's 10^9 guesses lead nowhere. */
export const hashWith = (key: VaultKey, text: string): Buffer =>
  createHmac('sha256', key.bytes).update(text, 'utf8').digest();
