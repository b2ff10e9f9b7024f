import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { claim } from './claim.js';
import type { Cluster } from './cluster.js';
import { findServer, launch, type Server, stopServer } from './server.js';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5000;

/** The server as long as this process owns it: started again when it dies, stopped with `stop`. */
export class OwnedServer {
  private readonly end = new AbortController();
  private recovery: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    private server: Server,
    private client: pg.Client,
    private readonly say: (sentence: string) => void,
  ) {
    this.watch();
  }

  async stop(): Promise<void> {
    this.end.abort();
    await this.recovery;
    await this.client.end().catch(() => {});
    await stopServer(this.cluster, this.server);
  }

  /** The connection that holds our claim ends when the server does, whoever started it. */
  private watch(): void {
    this.client.once('end', () => {
      if (!this.end.signal.aborted) this.recovery = this.recover();
    });
  }

  private async recover(): Promise<void> {
    let said = '';
    const sayOnce = (sentence: string) => {
      if (sentence !== said) this.say(sentence);
      said = sentence;
    };
    sayOnce('The embedded PostgreSQL broke down and is brought back.');
    for (let wait = FIRST_RETRY_MS; !this.end.signal.aborted; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        if (await this.takeUpAgain()) return;
      } catch (error) {
        sayOnce(error instanceof Error ? error.message : String(error));
      }
      await pause(wait, undefined, this.end).catch(() => {}); // Cut short by stop.
    }
  }

  /** On the same port: the application's connections look for it there. */
  private async takeUpAgain(): Promise<boolean> {
    const server = (await findServer(this.cluster)) ?? (await launch(this.cluster, this.server.port));
    if (server === 'already-running') return false;
    if (server === 'port-busy')
      throw new Error(`Port ${this.server.port} was taken while PostgreSQL was down.`);
    const claimed = await claim(this.cluster, server);
    if (!claimed) return false;
    if (claimed.heldBy) {
      await claimed.client.end();
      throw new Error(
        `${this.cluster.dataDir} was taken over by ${claimed.heldBy} while PostgreSQL was down.`,
      );
    }
    this.server = server;
    this.client = claimed.client;
    this.watch();
    return true;
  }
}
