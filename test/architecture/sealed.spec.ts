import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { PASSING } from '../../src/platform/vault/sealed-table.js';
import { sealed } from '../../src/sealed.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

/** Bytes that are neither sealed nor hashed with a key of the vault. */
const PLAIN: Record<string, string> = {
  'session.token_hash': 'SHA-256 of 32 random bytes: nothing to guess, and no key to change.',
  'session.next_hash': 'SHA-256 of a drawn token.',
  'session.previous_hash': 'SHA-256 of a drawn token.',
  'known_device.token_hash': 'SHA-256 of a drawn token.',
  'password_link.token_hash': 'SHA-256 of a drawn token.',
  'api_key.secret_hash': 'SHA-256 of a drawn secret.',
  'oidc_flow.token_hash': 'SHA-256 of a drawn token.',
  'contractor_link.token_hash': 'SHA-256 of a drawn token.',
  'letter.token_hash': 'SHA-256 of a drawn token.',
  'survey.token_hash': 'SHA-256 of a drawn token.',
  'head_export.hash': 'The chain of the log, for everybody to check.',
  'event.hash': 'The chain of the log, for everybody to check.',
  'log_head.hash': 'The chain of the log, for everybody to check.',
};

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** Columns of bytes that nobody declared, and declarations of columns there are none of. */
async function differences(): Promise<{ notDeclared: string[]; notThere: string[] }> {
  const { rows } = await client.query<{ column: string }>(
    `select table_name || '.' || column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`,
  );
  const there = rows.map(({ column }) => column);
  const declared = sealed.flatMap(({ table, sealed: columns, hashed }) =>
    [...columns, ...hashed.map(({ column }) => column)].map(column => `${table}.${column}`),
  );
  const known = [...declared, ...Object.keys(PASSING), ...Object.keys(PLAIN)];
  return {
    notDeclared: there.filter(column => !known.includes(column)).sort(),
    notThere: known.filter(column => !there.includes(column)).sort(),
  };
}

describe('every column of bytes', () => {
  it('is declared: sealed or hashed in src/sealed.ts, or known to be neither', async () => {
    expect(await differences()).toEqual({ notDeclared: [], notThere: [] });
  });

  it('is missed by this test as soon as it is there and nowhere declared, or declared and not there', async () => {
    await client.query('alter table contact add transcript bytea');
    await client.query('alter table citizen drop column address');
    expect(await differences()).toEqual({
      notDeclared: ['contact.transcript'],
      notThere: ['citizen.address'],
    });
  });
});

describe('every sealed table', () => {
  it.each(sealed.map(one => [one.table, one] as const))(
    '%s is declared with its own key',
    async (table, { id }) => {
      const { rows } = await client.query<{ name: string; type: string }>(
        `select a.attname as name, format_type(a.atttypid, null) as type
         from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = $1::regclass and i.indisprimary order by a.attnum`,
        [table],
      );
      expect(Object.entries(id).map(([name, type]) => ({ name, type }))).toEqual(rows);
    },
  );

  it('makes a hash anew from a column that is sealed in the same row', () => {
    for (const { sealed: columns, hashed } of sealed)
      for (const one of hashed) if ('of' in one) expect(columns).toContain(one.of);
  });
});
