import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A way to the PostgreSQL of `url` that can be cut, held up, or lose an answer. */
export class Relay {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private held = false;
  private loss: { asked: RegExp; answered: string } | null = null;
  private port = 0;

  private constructor(private readonly target: URL) {
    this.server = createServer(client => this.join(client));
  }

  static async to(url: string): Promise<Relay> {
    const relay = new Relay(new URL(url));
    await relay.restore();
    return relay;
  }

  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  /** Every connection breaks, and new ones are refused. */
  async cut(): Promise<void> {
    const closed = new Promise(resolve => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async restore(): Promise<void> {
    await new Promise<void>(resolve => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** From now on nothing gets through, yet nothing breaks: as when PostgreSQL is stopped (SIGSTOP). */
  hold(): void {
    this.held = true;
    for (const socket of this.sockets) socket.pause();
  }

  letGo(): void {
    this.held = false;
    for (const socket of this.sockets) socket.resume();
  }

  /** The first connection that sends, from now on, what `asked` describes breaks when `answered` is in the answer. */
  loseAnswer(asked: RegExp, answered: string): void {
    this.loss = { asked, answered };
  }

  async close(): Promise<void> {
    this.letGo();
    await this.cut();
  }

  private join(client: Socket): void {
    const database = connect(Number(this.target.port), this.target.hostname);
    let said = '';
    let awaited: string | null = null;
    this.pass(client, database, data => {
      said = this.loss ? said + data.toString('latin1') : '';
      if (this.loss?.asked.test(said)) {
        awaited = this.loss.answered;
        this.loss = null;
      }
      return true;
    });
    this.pass(database, client, data => {
      if (awaited !== null && data.includes(awaited)) client.destroy();
      return awaited === null;
    });
  }

  private pass(from: Socket, to: Socket, mayPass: (data: Buffer) => boolean): void {
    this.sockets.add(from);
    from.on('data', data => {
      if (mayPass(data as Buffer)) to.write(data as Buffer);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
    if (this.held) from.pause();
  }
}
