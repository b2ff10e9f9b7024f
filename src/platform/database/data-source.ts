import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/list.js';
import { entities } from './entities.js';
import { SnakeNaming } from './naming.js';

const POOL_SIZE = 12;
const BIGINT = 20;
const DATE = 1082;

// Positions and counts stay far below 2^53.
pg.types.setTypeParser(BIGINT, Number);
// A day is a day, and not the moment at which it begins where the server stands.
pg.types.setTypeParser(DATE, String);

/**
 * What a stuck database may cost, in milliseconds, measured by how long one statement may take; 0 is no limit. The
 * server gives up first and says so; a server that is itself stopped is given up by us, a little later.
 */
const limits = (statementMs: number) => ({
  connectionTimeoutMillis: statementMs / 3,
  lock_timeout: statementMs / 3,
  statement_timeout: statementMs,
  query_timeout: statementMs * 1.2,
  idle_in_transaction_session_timeout: statementMs * 2,
});

export function createDataSource(url: string, statementMs = 0): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize: POOL_SIZE,
    applicationName: 'hotline-1999',
    // Statements that need no answer in between travel together.
    extra: { pipeline: true, ...limits(statementMs) },
  });
}
