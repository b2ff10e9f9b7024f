import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { ByteReader } from './byte-reader.js';

/**
 * Content of any length in pieces of 256 KiB, each with its tag. A piece is sealed under its number and whether it is
 * the last one (Rogaway's STREAM), and under a header: a piece that is changed, missing, twice there or moved is found,
 * and so is an end that comes too early or too late. The key must be of this one content alone.
 */
const PIECE_BYTES = 256 * 1024;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export interface Piecewise {
  key: Buffer;
  /** Authenticated with each piece. */
  header: Buffer;
}

export async function* sealPieces(
  reader: ByteReader,
  { key, header }: Piecewise,
): AsyncGenerator<Buffer, void, undefined> {
  for (let number = 0, isLast = false; !isLast; number++) {
    const piece = await reader.take(PIECE_BYTES);
    isLast = await reader.isAtEnd();
    const cipher = createCipheriv(CIPHER, key, nonceOf(number, isLast)).setAAD(header);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Yields only what has been found true; that the end is missing is found at the end. Throws `damaged()`. */
export async function* openPieces(
  reader: ByteReader,
  { key, header }: Piecewise,
  damaged: () => Error,
): AsyncGenerator<Buffer, void, undefined> {
  for (let number = 0, isLast = false; !isLast; number++) {
    const piece = await reader.take(PIECE_BYTES + TAG_BYTES);
    isLast = await reader.isAtEnd();
    yield opened(piece, { key, header }, nonceOf(number, isLast), damaged);
  }
}

function opened(piece: Buffer, { key, header }: Piecewise, nonce: Buffer, damaged: () => Error): Buffer {
  const end = piece.length - TAG_BYTES;
  try {
    const opener = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
      .setAAD(header)
      .setAuthTag(piece.subarray(Math.max(end, 0)));
    return Buffer.concat([opener.update(piece.subarray(0, end)), opener.final()]);
  } catch {
    throw damaged();
  }
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - 1 - 6, 6);
  nonce[NONCE_BYTES - 1] = isLast ? 1 : 0;
  return nonce;
}
