import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * What is sealed: format (1 byte), id of the key (8), nonce (12), tag (16), AES-256-GCM ciphertext. Format, key id and
 * the place where it is kept are authenticated too. The id is derived from the key, so a key file cannot name a key wrongly.
 */
const FORMAT = 1;
/** Of content that is sealed in pieces (sealed-content.ts): it begins with format and key id, too. */
export const IN_PIECES = 2;
const ID_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const HEADER_BYTES = 1 + ID_BYTES;
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

/** Something was sealed with a key that is not in the key file. */
export class KeyMissing extends Error {
  constructor(readonly keyId: string) {
    super(`This was sealed with the key ${keyId}, which is not in the key file.`);
    this.name = 'KeyMissing';
  }
}

export function sealWith(key: VaultKey, content: string | Buffer, place: Place): Buffer {
  const header = Buffer.concat([Buffer.of(FORMAT), Buffer.from(key.id, 'hex')]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(authenticated(header, place));
  const sealed = [
    cipher.update(typeof content === 'string' ? Buffer.from(content) : content),
    cipher.final(),
  ];
  return Buffer.concat([header, nonce, cipher.getAuthTag(), ...sealed]);
}

/** Fails on a key that is not there, in another place, and on a single changed bit. */
export function openWith(keys: ReadonlyMap<string, VaultKey>, sealed: Buffer, place: Place): Buffer {
  const id = keyIdOf(sealed);
  if (id === null || sealed[0] !== FORMAT || sealed.length < PREFIX_BYTES)
    throw new Error('This is nothing sealed.');
  const key = keys.get(id);
  if (!key) throw new KeyMissing(id);
  const nonce = sealed.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
  const tag = sealed.subarray(HEADER_BYTES + NONCE_BYTES, PREFIX_BYTES);
  const opener = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(authenticated(sealed.subarray(0, HEADER_BYTES), place))
    .setAuthTag(tag);
  return Buffer.concat([opener.update(sealed.subarray(PREFIX_BYTES)), opener.final()]);
}

/** By its first bytes, with which key it is sealed; null: it is nothing sealed. */
export const keyIdOf = (sealed: Buffer): string | null =>
  sealed.length < HEADER_BYTES || (sealed[0] !== FORMAT && sealed[0] !== IN_PIECES)
    ? null
    : sealed.toString('hex', 1, HEADER_BYTES);

export const authenticated = (header: Buffer, { column, row }: Place): Buffer =>
  Buffer.concat([header, Buffer.from(JSON.stringify([column, row]), 'utf8')]);

/**
 * The same text gives the same hash, and only to who has the key: a phone number's 10^9 guesses lead nowhere. The id of
 * the key stands before it.
 */
export const hashWith = (key: VaultKey, text: string): Buffer =>
  Buffer.concat([Buffer.from(key.id, 'hex'), createHmac('sha256', key.bytes).update(text, 'utf8').digest()]);

/** Which key a hash was made with. */
export const hashKeyIdOf = (hash: Buffer): string => hash.toString('hex', 0, ID_BYTES);
