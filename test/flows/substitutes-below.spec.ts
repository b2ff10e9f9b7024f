import { afterAll, beforeAll, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import { startApp, type TestApp } from '../support/app.js';
import { post } from '../support/hotline.js';
import { hire, type TestPerson } from '../support/people.js';

type Person = TestPerson & { by: TestAgent };

let server: TestApp;

async function person(role: Role, agency: string): Promise<Person> {
  const one = await hire(server.app, role, agency);
  const by = supertest.agent(server.app.getHttpServer());
  await by.post('/api/session').send({ username: one.username, password: one.password }).expect(200);
  return { ...one, by };
}
const list = async (who: Person, agency: string): Promise<[number, unknown[]]> => {
  const { status, body } = await who.by.get(`/api/substitutes?agency=${agency}`);
  return [status, body.items?.map((one: { staff: { name: string } }) => one.staff.name) ?? body.code];
};

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
});
afterAll(() => server.close());

it('a chief sees and says who stands in wherever the accounts are theirs, and nowhere else', async () => {
  const above = await person('agency_chief', 'public-works');
  const [away, standIn] = [await person('officer', 'maintenance'), await person('officer', 'maintenance')];
  const other = await person('officer', 'water-resources');
  const period = { from: '2026-11-20T09:00:00+08:00', until: '2026-11-24T09:00:00+08:00' };
  const wish = { ...period, staffId: away.id, substituteId: standIn.id };
  const { body: colleagues } = await above.by
    .get('/api/substitutes/colleagues?agency=maintenance')
    .expect(200);
  expect(colleagues.items.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining([away.id, standIn.id]),
  );
  const { body: made } = await post(above.by, '/api/substitutes', wish).expect(201);
  expect(made).toMatchObject({ agency: 'maintenance', staff: { id: away.id }, mayEnd: true });
  expect(await list(above, 'maintenance')).toEqual([200, [made.staff.name]]);
  // Nobody of the agency above stands in, and the other way round nobody reads what is above.
  const stranger = { ...wish, staffId: standIn.id, substituteId: above.id };
  expect((await post(above.by, '/api/substitutes', stranger)).body.code).toBe('NOT_A_COLLEAGUE');
  expect(await list(away, 'public-works')).toEqual([403, 'SUBSTITUTE_NOT_YOURS']);
  const colleaguesOf = await above.by.get('/api/substitutes/colleagues?agency=water-resources');
  expect([colleaguesOf.status, colleaguesOf.body.code]).toEqual([403, 'SUBSTITUTE_NOT_YOURS']);
  const foreign = { ...period, staffId: other.id, substituteId: standIn.id };
  expect((await post(above.by, '/api/substitutes', foreign)).body.code).toBe('SUBSTITUTE_NOT_YOURS');
  await post(above.by, `/api/substitutes/${made.id}/actions/end`, { version: made.version }).expect(200);
  expect(await list(standIn, 'maintenance')).toEqual([200, []]);
});
