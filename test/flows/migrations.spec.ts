import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { migrations } from '../../migrations/list.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { emptyDatabase, type TestDatabase } from '../support/postgres.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

it('processes that start together on an empty database all find the whole schema, made once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => migrate(database.url)));
  const source = await createDataSource(database.url).initialize();
  const done = await source.query('select name from migrations order by id');
  await source.destroy();
  expect(done).toHaveLength(migrations.length);
});

it('limits and running clocks of before 0026 are understood after it', async () => {
  const old = await emptyDatabase();
  const { options } = createDataSource(old.url);
  const until = migrations.findIndex(({ name }) => name === 'ClocksThatExplain0026');
  const before = await new DataSource({
    ...options,
    migrations: migrations.slice(0, until),
  } as DataSourceOptions).initialize();
  await before.runMigrations();
  await before.query(`
    insert into city_entry (id, kind, code, version, rank, content, valid_from) values
      (gen_random_uuid(), 'limits', 'LT01', 1, 0, '{"respondHours": 4, "completeHours": 72}', now()),
      (gen_random_uuid(), 'limits', 'PTX01', 1, 0, '{"replyWorkingDays": 6}', now())`);
  // The clock alone is of interest, without a case of its own.
  await before.query('alter table clock drop constraint clock_case_id_fkey');
  await before.query(`
    insert into clock (id, case_id, kind, rule, started_at, original_due_at, due_at, breached_at, history)
    select gen_random_uuid(), gen_random_uuid(), 'complete',
           '{"kind": "complete", "hours": 72, "category": "LT01", "version": 1}', now(), now(), now(), breached, false
      from (values (null::timestamptz), (now())) as clocks (breached)`);
  await before.destroy();

  await migrate(old.url);
  const after = await createDataSource(old.url).initialize();
  const limits = await after.query(`select content from city_entry where kind = 'limits' order by code`);
  const nothing = { ladder: [], pauses: {}, extension: null };
  expect(limits.map(({ content }: { content: unknown }) => content)).toEqual([
    [
      { kind: 'respond', hours: 4, ...nothing },
      { kind: 'complete', hours: 72, ...nothing },
    ],
    [{ kind: 'reply', workingDays: 6, ...nothing }],
  ]);
  const clocks = await after.query(
    'select rule, extension, steps_done as done from clock order by steps_done',
  );
  const rule = { kind: 'complete', hours: 72, category: 'LT01', version: 1, ...nothing };
  expect(clocks).toEqual([
    { rule, extension: 0, done: 0 },
    { rule, extension: 0, done: 1 },
  ]);
  await after.destroy();
  await old.drop();
});

it('months that an operator froze before 0084 are not the calendar’s after 0093', async () => {
  const old = await emptyDatabase();
  const { options } = createDataSource(old.url);
  const until = migrations.findIndex(({ name }) => name === 'MonthsOfTheOperator0093');
  const before = await new DataSource({
    ...options,
    migrations: migrations.slice(0, until),
  } as DataSourceOptions).initialize();
  await before.runMigrations();
  await before.query(
    `insert into frozen_month (month, version, frozen_at, position, by_calendar) values
       ('2016-11-01', 1, '2026-11-20', 1, true), ('2026-10-01', 1, '2026-11-10', 1, true)`,
  );
  await before.destroy();
  await migrate(old.url);
  const after = await createDataSource(old.url).initialize();
  expect(
    await after.query(`select month::text as month from frozen_month where by_calendar order by month`),
  ).toEqual([{ month: '2026-10-01' }]);
  await after.destroy();
  await old.drop();
});
