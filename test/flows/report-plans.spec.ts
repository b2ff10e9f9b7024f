import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ReportView } from '../../src/statistics/report-view.service.js';
import { startApp, type TestApp } from '../support/app.js';

const OFTEN = 8;
let server: TestApp;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());

/** After five times PostgreSQL keeps one plan for whichever agency, item or period. */
it('a report is planned for what is asked each time, however often it was asked before', async () => {
  const view = server.app.get(ReportView);
  const asked = 'select count(*) from fact_clock where held_by = any($1) and due_at > $2';
  const plans: { often: number; forAny: number }[] = [];
  for (let nth = 0; nth < OFTEN; nth += 1)
    await view.of(async tx => {
      await tx.query(asked, [['maintenance'], new Date(nth)]);
      plans.push(
        ...(await tx.query<{ often: number; forAny: number }>(
          `select custom_plans::int as often, generic_plans::int as "forAny" from pg_prepared_statements where statement = $1`,
          [asked],
        )),
      );
    });
  expect(plans.at(-1)?.often).toBeGreaterThan(5);
  expect(plans.filter(({ forAny }) => forAny > 0)).toEqual([]);
});
