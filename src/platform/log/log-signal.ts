import { EventEmitter } from 'node:events';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

const CHANNEL = 'hotline_log';
const NOTIFY_EVERY_MS = 20;
const RECONNECT_AFTER_MS = 1000;

/**
 * Wake-ups, nothing more: whoever misses one finds out by polling. Within the process a signal; to other processes a
 * debounced NOTIFY outside of any transaction (one inside each would halve the throughput).
 */
@Injectable()
export class LogSignal implements OnApplicationShutdown {
  private readonly logger = new Logger(LogSignal.name);
  private readonly emitter = new EventEmitter().setMaxListeners(50);
  private listener: pg.Client | null = null;
  private notifying: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(private readonly source: DataSource) {}

  /** Events were committed and wait for their positions. */
  told(): void {
    this.emitter.emit('told');
  }

  /** Events have got positions. */
  sequenced(): void {
    this.emitter.emit('sequenced');
    this.notifying ??= setTimeout(() => {
      this.notifying = null;
      this.notify();
    }, NOTIFY_EVERY_MS);
  }

  on(what: 'told' | 'sequenced', wake: () => void): () => void {
    this.emitter.on(what, wake);
    return () => this.emitter.off(what, wake);
  }

  async listen(): Promise<void> {
    if (this.stopped) return;
    const client = new pg.Client({ connectionString: (this.source.options as { url: string }).url });
    client.on('error', () => client.end().catch(() => undefined));
    client.on('end', () => setTimeout(() => this.listen(), RECONNECT_AFTER_MS).unref());
    client.on('notification', () => this.emitter.emit('sequenced'));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.listener = client;
    } catch (error) {
      this.logger.warn(`Waiting for the log's notifications: ${(error as Error).message}`);
      await client.end().catch(() => undefined);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.notifying) clearTimeout(this.notifying);
    this.listener?.removeAllListeners('end');
    await this.listener?.end().catch(() => undefined);
  }

  private notify(): void {
    if (this.stopped) return;
    const pool = (this.source.driver as PostgresDriver).master as pg.Pool;
    pool.query(`notify ${CHANNEL}`).catch(() => undefined);
  }
}
