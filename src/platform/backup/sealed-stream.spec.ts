import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { vaultKey } from '../vault/sealing.js';
import { openStream, sealStream } from './sealed-stream.js';

const key = vaultKey(Buffer.alloc(32, 1));
const other = vaultKey(Buffer.alloc(32, 2));
const HEADER = 48;
const PIECE = 256 * 1024;
const SEALED = PIECE + 16;

/** In pieces of any length, as files and sockets give them. */
async function* inPieces(bytes: Buffer, length = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function all(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const seal = (bytes: Buffer): Promise<Buffer> => all(sealStream(inPieces(bytes), key));
const open = (bytes: Buffer, keys = [other, key]): Promise<Buffer> => all(openStream(inPieces(bytes), keys));

describe('a sealed stream', () => {
  it.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_000])(
    'opens as it was: %i bytes',
    async length => {
      const bytes = randomBytes(length);
      expect((await open(await seal(bytes))).equals(bytes)).toBe(true);
    },
  );

  it('shows nothing of what is in it, and is never the same twice', async () => {
    const bytes = Buffer.from('王小明 0912345678 '.repeat(30_000));
    const [one, two] = [await seal(bytes), await seal(bytes)];
    expect([one.includes('0912345678'), one.includes('王小明')]).toEqual([false, false]);
    expect(one.subarray(HEADER, HEADER + 64)).not.toEqual(two.subarray(HEADER, HEADER + 64));
  });

  it('does not open with another key, and names the one it needs', async () => {
    await expect(open(await seal(Buffer.from('a')), [other])).rejects.toThrow(key.id);
    const claimed = { ...other, id: key.id };
    await expect(open(await seal(Buffer.from('a')), [claimed])).rejects.toThrow('damaged');
  });

  const whole = seal(randomBytes(3 * PIECE + 100));
  const piece = (bytes: Buffer, n: number): Buffer =>
    bytes.subarray(HEADER + n * SEALED, HEADER + (n + 1) * SEALED);
  const header = (bytes: Buffer): Buffer => bytes.subarray(0, HEADER);

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['nothing', () => Buffer.alloc(0)],
    ['half a header', bytes => bytes.subarray(0, 20)],
    ['a header only', header],
    ['all but the last byte', bytes => bytes.subarray(0, -1)],
    ['all but the last piece', bytes => bytes.subarray(0, HEADER + 3 * SEALED)],
    ['a byte more', bytes => Buffer.concat([bytes, Buffer.of(0)])],
    [
      'two pieces in the other order',
      b => Buffer.concat([header(b), piece(b, 1), piece(b, 0), b.subarray(HEADER + 2 * SEALED)]),
    ],
    ['a piece twice', b => Buffer.concat([header(b), piece(b, 0), b.subarray(HEADER)])],
    ['a piece too few', b => Buffer.concat([header(b), piece(b, 0), b.subarray(HEADER + 2 * SEALED)])],
    ['another stream’s header', b => Buffer.concat([b.subarray(0, 16), randomBytes(32), b.subarray(HEADER)])],
  ])('is not opened to its end when it is %s', async (_what, forge) => {
    await expect(open(forge(await whole))).rejects.toThrow(/no backup|damaged or ends too early/);
  });

  it('is not opened to its end with any one bit changed', async () => {
    const bytes = await seal(Buffer.from('short'));
    for (let at = 0; at < bytes.length; at++) {
      const forged = Buffer.from(bytes);
      forged[at] = (forged[at] as number) ^ 4;
      await expect(open(forged)).rejects.toThrow();
    }
  });
});
