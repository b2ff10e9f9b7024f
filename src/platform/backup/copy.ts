import { once } from 'node:events';
import type { Socket } from 'node:net';
import type pg from 'pg';

/** What of the driver's connection COPY needs; the driver itself only passes its messages on. */
interface Connection {
  stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

/** COPY … TO STDOUT. Reads no faster than it is read from. */
export class CopyOut implements AsyncIterable<Buffer> {
  rows = 0;
  private readonly chunks: Buffer[] = [];
  private connection: Connection | null = null;
  private fault: Error | null = null;
  private isDone = false;
  private rouse: () => void = () => undefined;

  constructor(private readonly text: string) {}

  /** Begins. The client must do nothing else until it has been read to its end. */
  static from(client: pg.ClientBase, text: string): CopyOut {
    return client.query(new CopyOut(text) as unknown as pg.Submittable) as unknown as CopyOut;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.chunks.length > 0) {
        yield Buffer.concat(this.chunks.splice(0));
        continue;
      }
      if (this.fault) throw this.fault;
      if (this.isDone) return;
      this.connection?.stream.resume();
      await new Promise<void>(resolve => {
        this.rouse = resolve;
        if (this.chunks.length > 0 || this.isDone || this.fault) resolve();
      });
    }
  }

  submit(connection: Connection): void {
    this.connection = connection;
    connection.query(this.text);
  }

  handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection): void {
    this.chunks.push(chunk);
    connection.stream.pause();
    this.rouse();
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = countIn(text);
  }

  handleError(error: Error): void {
    this.fault = error;
    this.rouse();
  }

  handleReadyForQuery(): void {
    this.isDone = true;
    this.rouse();
  }
}

/** COPY … FROM STDIN: answers how many rows there were. */
export function copyIn(client: pg.ClientBase, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((resolve, reject) => {
    client.query(
      new CopyIn(text, source, (fault, rows) =>
        fault ? reject(fault) : resolve(rows),
      ) as unknown as pg.Submittable,
    );
  });
}

class CopyIn {
  private rows = 0;
  private fault: Error | null = null;

  constructor(
    private readonly text: string,
    private readonly source: AsyncIterable<Buffer>,
    private readonly done: (fault: Error | null, rows: number) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: Connection): void {
    void this.send(connection);
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.rows = countIn(text);
  }

  /** What the source failed of says more than the answer of the database to it. Nothing else is told after an error. */
  handleError(error: Error): void {
    this.fault ??= error;
    this.done(this.fault, 0);
  }

  handleReadyForQuery(): void {
    this.done(null, this.rows);
  }

  private async send(connection: Connection): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.fault) break;
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      if (!this.fault) connection.endCopyFrom();
    } catch (error) {
      this.fault = error as Error;
      connection.sendCopyFail('The source failed.');
    }
  }
}

/** `COPY 42` */
const countIn = (text: string): number => Number(text.split(' ')[1] ?? 0);
