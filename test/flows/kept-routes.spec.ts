import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { ArbitrationOfCaseDto } from '../../src/dispatch/arbitration/arbitration.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let commission: TestAgent;
let chief: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  commission = await signIn(hotline.server.app, 'commission');
  chief = await signIn(hotline.server.app, 'agency_chief', 'environment');
});
afterAll(() => hotline.close());

const GUTTER = { category: 'WR01', agency: undefined };
const wide = { roadWidth: 'from6m' };
const narrow = { roadWidth: 'under6m' };
const holderOf = async (wish: object) =>
  (await hotline.page((await hotline.record(wish)).number)).agency?.code;

/** Sent to another agency, whose chief says that it is not theirs: waits for the commission. */
async function disputed(wish: object): Promise<ArbitrationOfCaseDto> {
  const { number } = await hotline.record(wish);
  await hotline.onCase(number, 'reassign', { agency: 'environment', reason: '權責' });
  const { id, version } = (await hotline.page(number)).workOrder as { id: string; version: number };
  const dto = { version, opinion: '非本局權責' };
  await post(chief, `/api/work-orders/${id}/actions/dispute`, dto).expect(200);
  const { body } = await commission.get('/api/arbitrations?state=open').expect(200);
  return body.items.find((one: ArbitrationOfCaseDto) => one.case.number === number);
}
const decide = ({ id, version }: ArbitrationOfCaseDto, agency: string) =>
  post(commission, `/api/arbitrations/${id}/actions/decide`, {
    ...{ version, agency, reason: '依權責劃分', keepRule: true },
  });
const kept = async (by = commission) => (await by.get('/api/kept-routes').expect(200)).body.items;

/** Until so many wait for a lock. */
async function waiting(count: number): Promise<void> {
  for (;;) {
    const rows = await hotline.server.db.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
  }
}

describe('a rule that is kept', () => {
  it('is for cases like the one that was arbitrated, as far as their routes ask', async () => {
    await decide(await disputed({ ...GUTTER, attributes: wide }), 'maintenance').expect(200);
    expect(await holderOf({ ...GUTTER, attributes: wide })).toBe('maintenance');
    expect(await holderOf({ ...GUTTER, attributes: narrow })).not.toBe('maintenance');
    expect(await holderOf({ ...GUTTER, attributes: {} })).toBe('water-resources');
    expect(await kept()).toMatchObject([{ attributes: [{ code: 'roadWidth', value: 'from6m' }] }]);

    // Another one for another width stands beside it; for the same width it takes its place.
    await decide(await disputed({ ...GUTTER, attributes: narrow }), 'public-works').expect(200);
    expect(await holderOf({ ...GUTTER, attributes: wide })).toBe('maintenance');
    await decide(await disputed({ ...GUTTER, attributes: wide }), 'transport').expect(200);
    expect((await kept()).map(({ endedAt }: { endedAt: string | null }) => endedAt === null)).toEqual([
      true,
      true,
      false,
    ]);
    expect(await holderOf({ ...GUTTER, attributes: wide })).toBe('transport');
    expect(await holderOf({ ...GUTTER, attributes: narrow })).toBe('public-works');
  });

  it('does not tell the number of a confidential case to who does not deal with such cases', async () => {
    const arbitration = await disputed({ category: 'RD01', agency: 'maintenance', confidential: true });
    await decide(arbitration, 'maintenance').expect(200);
    const manager = await signIn(hotline.server.app, 'manager');
    const { number } = arbitration.case;
    expect(JSON.stringify(await kept(manager))).not.toContain(number);
    expect(JSON.stringify(await kept())).toContain(number);
  });

  it('is ended and replaced at the same moment, one after the other', async () => {
    await decide(await disputed({ category: 'TR01', agency: 'transport' }), 'transport').expect(200);
    const next = await disputed({ category: 'TR01', agency: 'police' });
    const [first] = (await kept()).filter(
      ({ category, endedAt }: { category: { code: string }; endedAt: string | null }) =>
        category.code === 'TR01' && endedAt === null,
    );
    const holding = await hotline.server.db.pool.connect();
    try {
      await holding.query('begin');
      await holding.query('select 1 from kept_route where id = $1 for update', [first.id]);
      const ending = post(commission, `/api/kept-routes/${first.id}/actions/end`, {}).then(
        ({ status }) => status,
      );
      await waiting(1);
      const deciding = decide(next, 'police').then(({ status }) => status);
      await waiting(2);
      await holding.query('commit');
      expect(await Promise.all([ending, deciding])).toEqual([200, 200]);
    } finally {
      holding.release();
    }
  });
});
