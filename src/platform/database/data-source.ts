import pg from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/list.js';
import { entities } from './entities.js';
import { SnakeNaming } from './naming.js';

const POOL_SIZE = 12;
const BIGINT = 20;

// Positions and counts stay far below 2^53.
pg.types.setTypeParser(BIGINT, Number);

export function createDataSource(url: string, poolSize = POOL_SIZE): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    uuidExtension: 'pgcrypto',
    installExtensions: false,
    poolSize,
    applicationName: 'hotline-1999',
    // Statements that need no answer in between travel together.
    extra: { pipeline: true },
  });
}
