import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { Column, DataSource, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { freshDatabase } from '../../../test/support/postgres.js';
import { BatchStatements, batchOf, type QueuedRow } from './batch.js';
import { SnakeNaming } from './naming.js';

@Entity('thing')
class Thing {
  @PrimaryColumn('text') id: string;
  @Column('text', { nullable: true }) lastWord: string | null;
  @Column('jsonb', { nullable: true }) data: unknown;
  @Column('timestamptz', { nullable: true }) seenAt: Date | null;
}

@Entity('told')
class Told {
  @PrimaryGeneratedColumn('identity', { type: 'bigint' }) id: number;
  @Column('text') kind: string;
}

let source: DataSource;
let client: pg.Client;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  const url = database.url;
  source = new DataSource({
    type: 'postgres',
    url,
    entities: [Thing, Told],
    namingStrategy: new SnakeNaming(),
  });
  await source.initialize();
  client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create table thing (id text primary key, last_word text, data jsonb, seen_at timestamptz);
    create table told (id bigint generated always as identity primary key, kind text not null);`);
  drop = database.drop;
});
afterAll(async () => {
  await client.end();
  await source.destroy();
  await drop();
});

const row = (entity: object, changed: string[] | null): QueuedRow => ({
  entity,
  metadata: source.getMetadata(entity.constructor),
  insert: changed === null,
  changed: new Set(changed ?? []),
});
const thing = (id: string, more: Partial<Thing> = {}): Thing => Object.assign(new Thing(), { id, ...more });
const added = (entity: object): QueuedRow => row(entity, null);
const told = (kind: string): QueuedRow => added(Object.assign(new Told(), { kind }));
const textOf = (...rows: QueuedRow[]): string | undefined => batchOf(rows, new BatchStatements())?.text;

describe('the rows of one fact', () => {
  it('go out as one statement: an insert for each table, an update for each changed row', () => {
    const rows = [
      told('a'),
      added(thing('1', { lastWord: 'x' })),
      row(thing('2', { lastWord: 'y' }), ['lastWord']),
      told('b'),
    ];
    expect(batchOf(rows, new BatchStatements())).toMatchObject({
      text:
        'with w0 as (insert into "told" ("kind") values ($1), ($2)), ' +
        'w1 as (insert into "thing" ("id", "last_word", "data", "seen_at") values ($3, $4, $5, $6)) ' +
        'update "thing" set "last_word" = $7 where "id" = $8',
      values: ['a', 'b', '1', 'x', null, null, 'y', '2'],
    });
  });

  it('are no statement when there is nothing to write', () => {
    expect(textOf()).toBeUndefined();
    expect(textOf(row(thing('1'), []))).toBeUndefined();
  });

  it('are one plain statement when they are of one table', () => {
    expect(textOf(told('a'))).toBe('insert into "told" ("kind") values ($1)');
  });

  it('change only what was changed, and only the row with that key', () => {
    expect(textOf(row(thing('1', { lastWord: 'x', data: {} }), ['data']))).toBe(
      'update "thing" set "data" = $1 where "id" = $2',
    );
  });

  it('change many rows in the same way with one update, whose text does not depend on their number', () => {
    const many = (count: number): QueuedRow[] =>
      Array.from({ length: count }, (_, i) => row(thing(`${i}`, { lastWord: `w${i}` }), ['lastWord']));
    const text =
      'update "thing" set "last_word" = many."last_word" ' +
      'from unnest($1::text[], $2::text[]) as many ("id", "last_word") where "thing"."id" = many."id"';
    expect([textOf(...many(8)), textOf(...many(500))]).toEqual([text, text]);
  });

  it('never carry a value in their text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 3 }), fc.string({ minLength: 3 }), (id, word) => {
        const one = batchOf([added(thing(id, { lastWord: word }))], new BatchStatements());
        expect(one?.text).toBe(textOf(added(thing('another', { lastWord: 'word' }))));
        expect(one?.values?.slice(0, 2)).toEqual([id, word]);
      }),
    );
  });
});

describe('a statement on PostgreSQL', () => {
  // One for the connection, as the server has it: a name means one statement there.
  const statements = new BatchStatements();
  const write = async (...rows: QueuedRow[]): Promise<void> => {
    await client.query(batchOf(rows, statements) as pg.QueryConfig);
  };
  const read = async (id: string): Promise<unknown> => {
    const { rows } = await client.query('select last_word, data, seen_at from thing where id = $1', [id]);
    return rows[0];
  };

  it('numbers facts in the order in which they were told, also between other rows', async () => {
    const kinds = Array.from({ length: 50 }, (_, i) => `kind ${i}`);
    await write(...kinds.flatMap((kind, i) => [told(kind), added(thing(`between ${i}`))]));
    const { rows } = await client.query<{ kind: string }>('select kind from told order by id');
    expect(rows.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('keeps whatever is put into it, as it was', async () => {
    let number = 0;
    // As JSON has it: -0 is 0 there.
    const data = fc.option(
      fc
        .jsonValue({ noUnicodeString: false })
        .map(value => JSON.stringify(value))
        .filter(text => !/\\u0000|\\ud/i.test(text))
        .map(text => JSON.parse(text) as unknown),
    );
    const word = fc.option(fc.string({ unit: 'grapheme' }).filter(text => !text.includes('\0')));
    await fc.assert(
      fc.asyncProperty(word, data, fc.boolean(), async (lastWord, json, first) => {
        number += 1;
        const one = thing(`kept ${number}`, first ? { lastWord, data: json } : {});
        await write(added(one), added(thing(`beside ${number}`)));
        if (!first) await write(row(Object.assign(one, { lastWord, data: json }), ['lastWord', 'data']));
        expect(await read(one.id)).toEqual({ last_word: lastWord, data: json, seen_at: null });
      }),
      { numRuns: 60 },
    );
  });

  it('keeps whatever many rows are changed to, each its own', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `many ${i}`);
    await write(...ids.map(id => added(thing(id))));
    const changed = ids.map((id, i) => ({
      lastWord: i % 3 === 0 ? null : `${id} "'{},\\ 路燈`,
      data: i % 4 === 0 ? null : { id, list: [i, null, 'x,y'] },
      seenAt: i % 5 === 0 ? null : new Date(1_700_000_000_123 + i),
    }));
    await write(...ids.map((id, i) => row(thing(id, changed[i]), ['lastWord', 'data', 'seenAt'])));
    for (const [i, id] of ids.entries()) {
      const { lastWord, data, seenAt } = changed[i] as (typeof changed)[number];
      expect(await read(id)).toEqual({ last_word: lastWord, data, seen_at: seenAt });
    }
  });

  it('numbers and keeps very many new rows in their order', async () => {
    const kinds = Array.from({ length: 300 }, (_, i) => `very many ${i} "',{}`);
    await write(...kinds.flatMap((kind, i) => [told(kind), added(thing(`very ${i}`, { data: { i } }))]));
    const { rows } = await client.query<{ kind: string }>(
      `select kind from told where kind like 'very%' order by id`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(kinds);
    expect(await read('very 299')).toEqual({ last_word: null, data: { i: 299 }, seen_at: null });
  });

  it('keeps lists and texts in JSON as what they are', async () => {
    await write(added(thing('list', { data: [1, 'two', null] })), added(thing('text', { data: 'text' })));
    expect(await read('list')).toMatchObject({ data: [1, 'two', null] });
    expect(await read('text')).toMatchObject({ data: 'text' });
  });

  it('keeps times to the millisecond, and clears what is set to null', async () => {
    const seenAt = new Date('2026-11-21T08:00:00.123Z');
    const one = thing('timed', { seenAt, lastWord: 'x', data: { a: 1 } });
    await write(added(one));
    expect(await read('timed')).toMatchObject({ seen_at: seenAt });
    await write(
      row(Object.assign(one, { seenAt: null, lastWord: null, data: null }), ['seenAt', 'lastWord', 'data']),
    );
    expect(await read('timed')).toEqual({ last_word: null, data: null, seen_at: null });
  });

  it('writes nothing when one of its rows cannot be written', async () => {
    await expect(write(told('lost'), added(thing('twice')), added(thing('twice')))).rejects.toThrow(
      /duplicate key/,
    );
    const { rows } = await client.query(`select 1 from told where kind = 'lost'`);
    expect(rows).toEqual([]);
  });
});

describe('the names of prepared statements', () => {
  it('are one for each text, whatever the values', () => {
    const statements = new BatchStatements();
    const name = (entity: Thing): string | undefined => batchOf([added(entity)], statements)?.name;
    expect(name(thing('1', { lastWord: 'x' }))).toBe(name(thing('2')));
    expect(name(thing('1'))).not.toBe(batchOf([told('a')], statements)?.name);
  });

  it('come to an end: later texts are sent without one, known ones keep theirs', () => {
    const statements = new BatchStatements();
    const named = Array.from({ length: 1000 }, (_, i) => statements.named(`select ${i}`));
    const names = named.flatMap(({ name }) => name ?? []);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThan(1000);
    expect(named.at(-1)).toEqual({ text: 'select 999' });
    expect(statements.named('select 0')).toEqual(named[0]);
  });
});
