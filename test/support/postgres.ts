import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

const EMPTY = `template0 encoding 'UTF8' locale 'C.UTF-8'`;
const TEMPLATE_LOCK = 19_990_001;

/** A database of its own with the whole schema: a copy of a template that is migrated once in a run. */
export const freshDatabase = (): Promise<TestDatabase> => databaseFrom(migratedTemplate);

/** A database of its own with nothing in it. */
export const emptyDatabase = (): Promise<TestDatabase> => databaseFrom(async () => EMPTY);

async function databaseFrom(templateOf: (client: pg.Client) => Promise<string>): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(async client => {
    await client.query(`create database ${name} template ${await templateOf(client)}`);
  });
  return {
    url: urlOf(name),
    drop: () => administer(client => drop(client, name)),
  };
}

/**
 * Whoever is still connected is thrown out. An autovacuum worker may only be by a superuser, but makes way by itself
 * where nobody is.
 */
async function drop(client: pg.Client, name: string): Promise<void> {
  const statement = `drop database if exists ${name}`;
  try {
    await client.query(`${statement} with (force)`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
      [name],
    );
    await client.query(statement);
  }
}

/** Named after the migrations it holds, since a server given by TEST_DATABASE_URL outlives the run. */
async function migratedTemplate(client: pg.Client): Promise<string> {
  const name = `template_${schemaHash()}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) {
    // Renamed when finished: a run that was killed leaves no half template behind.
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished} template ${EMPTY}`);
    await migrate(urlOf(unfinished));
    await client.query(`alter database ${unfinished} rename to ${name}`);
  }
  await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  return name;
}

function schemaHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync('migrations').sort()) hash.update(readFileSync(join('migrations', file)));
  return hash.digest('hex').slice(0, 12);
}

async function administer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(serverUrl().href);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const url = serverUrl();
  url.pathname = `/${database}`;
  return url.href;
}

function serverUrl(): URL {
  return new URL(process.env.TEST_POSTGRES_URL ?? '');
}
