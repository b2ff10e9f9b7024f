import { ByteReader } from '../vault/byte-reader.js';
import { StreamUnreadable } from './sealed-stream.js';

/** What a backup is made of, in this order: what it is; tables; files; the end, which says what must have been there. */
export type Entry =
  | {
      kind: 'backup';
      format: 1;
      madeAt: string;
      /** By name, in the order in which they were run. */
      migrations: string[];
      /** Ids of the keys without which what is sealed in it cannot be opened. */
      keys: { id: string; purpose: string }[];
    }
  | { kind: 'table'; table: string; columns: string[] }
  /** Below the data folder; milliseconds. */
  | { kind: 'file'; path: string; mtime: number }
  | { kind: 'end'; rows: Record<string, number>; files: number; sequences: Record<string, number> };

const ENTRY = 1;
const CONTENT = 2;
const HEAD_BYTES = 5;
const MOST_BYTES = 64 * 1024 * 1024;

export const entryFrame = (entry: Entry): Buffer => frame(ENTRY, Buffer.from(JSON.stringify(entry)));
export const contentFrame = (content: Buffer): Buffer => frame(CONTENT, content);

function frame(kind: number, content: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = kind;
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/** Reads entry by entry. The content of one must be read, or is passed over, before the next. */
export class FrameReader {
  private readonly bytes: ByteReader;
  private next: { kind: number; content: Buffer } | null = null;

  constructor(source: AsyncIterable<Buffer>) {
    this.bytes = new ByteReader(source);
  }

  async entry(): Promise<Entry> {
    for (;;) {
      const found = await this.take();
      if (!found) throw new StreamUnreadable('The backup ends too early.');
      if (found.kind === ENTRY) return JSON.parse(found.content.toString()) as Entry;
    }
  }

  /** Of the entry that was read last. */
  async *content(): AsyncGenerator<Buffer> {
    for (;;) {
      const found = await this.take();
      if (found?.kind !== CONTENT) {
        this.next = found;
        return;
      }
      yield found.content;
    }
  }

  /** Nothing may follow. */
  async end(): Promise<void> {
    if (await this.take()) throw new StreamUnreadable('Something follows the end of the backup.');
  }

  private async take(): Promise<{ kind: number; content: Buffer } | null> {
    const held = this.next;
    this.next = null;
    if (held) return held;
    const head = await this.bytes.take(HEAD_BYTES);
    if (head.length === 0) return null;
    const length = head.length < HEAD_BYTES ? MOST_BYTES + 1 : head.readUInt32BE(1);
    if (length > MOST_BYTES) throw new StreamUnreadable('The backup is damaged.');
    return { kind: head[0] as number, content: await this.bytes.take(length) };
  }
}
