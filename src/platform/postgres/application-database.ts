import type pg from 'pg';
import { StartRefused } from '../config/start-refused.js';
import { findFault } from './server-version.js';

const NAME = 'hotline';

/**
 * The application's role and database, made when missing. The role is no superuser, so that the application lives with
 * the rights it will have on a PostgreSQL of the city's own.
 */
export async function ensureApplicationDatabase(client: pg.Client, password: string): Promise<void> {
  const fault = await findFault(client);
  if (fault) throw new StartRefused(fault);
  await assertChineseIsFound(client);
  const roles = await client.query('select 1 from pg_roles where rolname = $1', [NAME]);
  if (roles.rowCount === 0) {
    await client.query(`create role ${NAME} login createdb password ${client.escapeLiteral(password)}`);
  }
  const databases = await client.query('select 1 from pg_database where datname = $1', [NAME]);
  if (databases.rowCount === 0) await client.query(`create database ${NAME} owner ${NAME}`);
}

/** That the server's own libraries agree with what its settings promise. */
async function assertChineseIsFound(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_trgm');
  const { rows } = await client.query<{ found: boolean }>(
    `select cardinality(show_trgm('路燈')) > 0 as found`,
  );
  if (!rows[0]?.found) {
    throw new StartRefused(
      'The embedded PostgreSQL finds nothing in Chinese text on this machine: set DATABASE_URL to one with a UTF-8 locale.',
    );
  }
}

export function applicationUrl(password: string, port: number): string {
  return `postgresql://${NAME}:${password}@127.0.0.1:${port}/${NAME}`;
}
