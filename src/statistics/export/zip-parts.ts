import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

export interface ZipPart {
  path: string;
  /** As it is, not compressed. */
  stored?: boolean;
  /** Piece by piece. */
  text: AsyncIterable<string> | Iterable<string>;
}

/** A zip file, given out as it grows: no more of it is in memory than one piece. */
export async function* zipped(parts: AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((fault, bytes) => {
    if (fault) throw fault;
    ready.push(bytes);
  });
  for await (const { path, stored, text } of parts) {
    const part = stored ? new ZipPassThrough(path) : new ZipDeflate(path);
    zip.add(part);
    for await (const piece of text) {
      part.push(strToU8(piece));
      yield* ready.splice(0);
    }
    part.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}
