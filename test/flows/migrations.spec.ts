import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
