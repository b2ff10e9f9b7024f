import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { IdempotentAnswers } from '../idempotency/idempotent-answers.js';
import { BatchStatements } from './batch.js';
import { committed } from './lost-connection.js';
import { Transaction } from './transaction.js';

const WRITES = /\b(insert into|update|delete from)\b/i;

/** The one way to the database: a transaction per fact, and reads outside of one. */
@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly logger = new Logger(Database.name);
  private readonly statements = new BatchStatements();

  constructor(
    readonly source: DataSource,
    private readonly answers: IdempotentAnswers,
  ) {
    // A backend that is killed must not take the process with it.
    this.pool.on('error', error => this.logger.warn(`A database connection was lost: ${error.message}`));
  }

  get pool(): pg.Pool {
    return (this.source.driver as PostgresDriver).master as pg.Pool;
  }

  /**
   * Runs `work` in one transaction and commits. The result is what a repeat of the same request (same
   * `Idempotency-Key`) is answered with, stored in the same commit.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = new Transaction(this.source, this.statements, () => this.connect());
    try {
      const result = await work(tx);
      this.answers.keep(tx, result);
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback(error);
      this.answers.undo();
      throw error;
    }
  }

  /** One statement outside of a transaction; where it writes, it commits itself. */
  query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.run({ ...this.statements.named(text), values });
  }

  /**
   * The same, planned for these very values each time. A prepared statement is soon planned for none: where most of its
   * conditions may be left out, that plan reads whole tables.
   */
  queryPlanned<Row>(text: string, values: unknown[]): Promise<Row[]> {
    return this.run({ text, values });
  }

  private async run<Row>(statement: pg.QueryConfig): Promise<Row[]> {
    const client = await this.connect();
    const answer = client.query(statement);
    try {
      const { rows } = await (WRITES.test(statement.text) ? committed(answer) : answer);
      client.release();
      return rows as Row[];
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** The pool listens to idle connections only: one that is lost between two statements would end the process. */
  private async connect(): Promise<pg.PoolClient> {
    const client = await this.pool.connect();
    if (client.listenerCount('error') === 0) {
      client.on('error', error => this.logger.warn(`A connection in use was lost: ${error.message}`));
    }
    return client;
  }
}
