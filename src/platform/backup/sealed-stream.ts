import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { KEY_BYTES, type VaultKey } from '../vault/sealing.js';
import { ByteReader } from './byte-reader.js';

/**
 * A sealed stream: mark (8 bytes), id of the key (8), salt (32), then pieces of 256 KiB, each with its tag. Every stream
 * has a key of its own, derived from key and salt. A piece is sealed under its number and whether it is the last one
 * (Rogaway's STREAM), and under the header: a piece that is changed, missing, twice there or moved is found, and so is
 * an end that comes too early or too late.
 */
const MARK = Buffer.from('1999BKP1');
const ID_BYTES = 8;
const SALT_BYTES = 32;
const HEADER_BYTES = MARK.length + ID_BYTES + SALT_BYTES;
const PIECE_BYTES = 256 * 1024;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** The stream is none of ours, was damaged, or is of another key. The message is a sentence. */
export class StreamUnreadable extends Error {}

export async function* sealStream(source: AsyncIterable<Buffer>, key: VaultKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MARK, Buffer.from(key.id, 'hex'), salt]);
  const derived = keyOf(key, salt);
  const reader = new ByteReader(source);
  yield header;
  for (let number = 0, isLast = false; !isLast; number++) {
    const piece = await reader.take(PIECE_BYTES);
    isLast = await reader.isAtEnd();
    const cipher = createCipheriv(CIPHER, derived, nonceOf(number, isLast)).setAAD(header);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Yields only what has been found true; that the end is missing is found at the end. */
export async function* openStream(
  source: AsyncIterable<Buffer>,
  keys: readonly VaultKey[],
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  const header = await reader.take(HEADER_BYTES);
  if (header.length < HEADER_BYTES || !header.subarray(0, MARK.length).equals(MARK))
    throw new StreamUnreadable('This is no backup, or of another version.');
  const id = header.toString('hex', MARK.length, MARK.length + ID_BYTES);
  const key = keys.find(one => one.id === id);
  if (!key)
    throw new StreamUnreadable(`The backup needs the backup key ${id}, which is not in the key file.`);
  const derived = keyOf(key, header.subarray(MARK.length + ID_BYTES));
  for (let number = 0, isLast = false; !isLast; number++) {
    const piece = await reader.take(PIECE_BYTES + TAG_BYTES);
    isLast = await reader.isAtEnd();
    yield opened(piece, derived, nonceOf(number, isLast), header);
  }
}

function opened(piece: Buffer, key: Buffer, nonce: Buffer, header: Buffer): Buffer {
  const end = piece.length - TAG_BYTES;
  try {
    const opener = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(header)
      .setAuthTag(piece.subarray(Math.max(end, 0)));
    return Buffer.concat([opener.update(piece.subarray(0, end)), opener.final()]);
  } catch {
    throw new StreamUnreadable('The backup is damaged or ends too early.');
  }
}

const keyOf = (key: VaultKey, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key.bytes, salt, 'hotline backup', KEY_BYTES));

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - 1 - 6, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}
