import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

/** A body of parts may be larger than all that is read of it; nobody looks through more. */
const MOST_BYTES = 40 * 1024 * 1024;

/** What comes over the line, beside whoever reads it. */
export class Arrived {
  private readonly chunks: Buffer[] = [];
  private size = 0;

  constructor(private readonly from: IncomingMessage) {
    from.on('data', this.take);
  }

  /** Once all of it has come. Null: it never came, is too much, or does not say how much it is. */
  async whole(): Promise<Buffer | null> {
    if (!(Number(this.from.headers['content-length']) <= MOST_BYTES)) return null;
    if (!this.from.readableEnded) await finished(this.from.resume()).catch(() => undefined);
    return this.from.complete ? Buffer.concat(this.chunks) : null;
  }

  stop(): void {
    this.from.off('data', this.take);
  }

  private readonly take = (chunk: Buffer): void => {
    this.size += chunk.length;
    if (this.size <= MOST_BYTES) this.chunks.push(chunk);
    else this.chunks.length = 0;
  };
}
