import { hkdfSync, randomBytes } from 'node:crypto';
import { ByteReader } from './byte-reader.js';
import { openPieces, sealPieces } from './sealed-pieces.js';
import {
  authenticated,
  HEADER_BYTES,
  IN_PIECES,
  KEY_BYTES,
  keyIdOf,
  openWith,
  type Place,
  type VaultKey,
} from './sealing.js';

/**
 * What is too long to be sealed as a whole: format (1 byte), id of the key (8), salt (32), then sealed pieces under a key
 * derived from both. The place where it is kept is authenticated with each piece.
 */
const SALT_BYTES = 32;
const CONTENT_HEADER_BYTES = HEADER_BYTES + SALT_BYTES;

export async function* sealContent(
  source: AsyncIterable<Buffer>,
  key: VaultKey,
  place: Place,
): AsyncGenerator<Buffer> {
  const header = Buffer.concat([Buffer.of(IN_PIECES), Buffer.from(key.id, 'hex'), randomBytes(SALT_BYTES)]);
  yield header;
  yield* sealPieces(new ByteReader(source), piecewise(header, key, place));
}

/** As a whole or in pieces, as it was sealed. Yields only what has been found true. */
export async function* openContent(
  source: AsyncIterable<Buffer>,
  keyOf: (id: string) => VaultKey,
  place: Place,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  try {
    const head = await reader.take(HEADER_BYTES);
    const id = keyIdOf(head);
    if (id === null) throw new Error('This is nothing sealed.');
    const key = keyOf(id);
    if (head[0] !== IN_PIECES) {
      const whole = Buffer.concat([head, await reader.take(Number.POSITIVE_INFINITY)]);
      yield openWith(new Map([[id, key]]), whole, place);
      return;
    }
    const header = Buffer.concat([head, await reader.take(SALT_BYTES)]);
    yield* openPieces(reader, piecewise(header, key, place), () => new Error('What was sealed is damaged.'));
  } finally {
    await reader.close();
  }
}

const piecewise = (header: Buffer, key: VaultKey, place: Place): { key: Buffer; header: Buffer } => ({
  key: Buffer.from(
    hkdfSync(
      'sha256',
      key.bytes,
      header.subarray(HEADER_BYTES, CONTENT_HEADER_BYTES),
      'hotline content',
      KEY_BYTES,
    ),
  ),
  header: authenticated(header, place),
});
