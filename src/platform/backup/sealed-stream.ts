import { hkdfSync, randomBytes } from 'node:crypto';
import { ByteReader } from '../vault/byte-reader.js';
import { openPieces, sealPieces } from '../vault/sealed-pieces.js';
import { KEY_BYTES, type VaultKey } from '../vault/sealing.js';

/**
 * A sealed stream: mark (8 bytes), id of the key (8), salt (32), then sealed pieces. Every stream has a key of its own,
 * derived from key and salt.
 */
const MARK = Buffer.from('1999BKP1');
const ID_BYTES = 8;
const SALT_BYTES = 32;
const HEADER_BYTES = MARK.length + ID_BYTES + SALT_BYTES;

/** The stream is none of ours, was damaged, or is of another key. The message is a sentence. */
export class StreamUnreadable extends Error {}

export async function* sealStream(source: AsyncIterable<Buffer>, key: VaultKey): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES);
  const header = Buffer.concat([MARK, Buffer.from(key.id, 'hex'), salt]);
  yield header;
  yield* sealPieces(new ByteReader(source), { key: keyOf(key, salt), header });
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
  const damaged = () => new StreamUnreadable('The backup is damaged or ends too early.');
  yield* openPieces(reader, { key: derived, header }, damaged);
}

const keyOf = (key: VaultKey, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', key.bytes, salt, 'hotline backup', KEY_BYTES));
