/** Takes pieces of a wanted length from a stream that comes in pieces of any length. */
export class ByteReader {
  private readonly source: AsyncIterator<Buffer>;
  private held: Buffer[] = [];
  private length = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** So many bytes; fewer only at the end. */
  async take(wanted: number): Promise<Buffer> {
    while (this.length < wanted) {
      const { value, done } = await this.source.next();
      if (done) break;
      this.held.push(value);
      this.length += value.length;
    }
    const all = this.held.length === 1 ? (this.held[0] as Buffer) : Buffer.concat(this.held);
    const piece = all.subarray(0, wanted);
    this.held = [all.subarray(piece.length)];
    this.length -= piece.length;
    return piece;
  }

  async isAtEnd(): Promise<boolean> {
    const next = await this.take(1);
    this.held.unshift(next);
    this.length += next.length;
    return next.length === 0;
  }

  /** Nobody reads on: what it comes from may be closed. */
  async close(): Promise<void> {
    await this.source.return?.();
  }
}
