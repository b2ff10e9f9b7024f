import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CityService } from '../../src/city/city.service.js';
import { CityLoader } from '../../src/city/city-loader.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import { LogQuery } from '../../src/platform/log/log.query.js';
import { LogTail } from '../../src/platform/log/log-tail.service.js';
import { at, CoHandling, refusal } from '../support/co-handling.js';
import { type Page, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let city: CoHandling;
let commission: TestAgent;

async function friday(): Promise<void> {
  city = await CoHandling.open();
  commission = await signIn(city.hotline.server.app, 'commission');
}

/** Asked for by an officer, approved by the chief. */
async function giveBack(number: string, agency: string): Promise<void> {
  const { app } = city.hotline.server;
  const by = await signIn(app, 'officer', agency);
  const chief = await signIn(app, 'agency_chief', agency);
  const { id, version } = (await city.hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
  const wish = { version, code: 'other_agency', opinion: '非本機關業務' };
  const { body } = await post(by, `/api/work-orders/${id}/actions/return`, wish).expect(200);
  await post(chief, `/api/returns/${body.id}/actions/approve`, { version: 1 }).expect(200);
}
/** Who is asked, how far each is, and how its answer stands. */
const legs = (number: string) =>
  city.hotline.server.db.query<Record<string, unknown>>(
    `select w.agency, w.role, w.state, w.outcome, k.outcome as answer, k.agency as "answerOf"
       from work_order w join case_file c on c.id = w.case_id
            left join clock k on k.work_order_id = w.id and k.kind = 'answer'
      where c.number = $1 and (w.role = 'co_handling' or w.state <> 'closed') order by w.role, w.agency, w.dispatched_at`,
    [number],
  );

describe('a petition that moves on while others are asked', () => {
  beforeAll(friday);
  afterAll(() => city.close());

  it('is returned: who is asked stays asked, the returner recalls nobody any more, the next lead does', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    await giveBack(number, 'environment');
    expect(await city.hotline.page(number)).toMatchObject({
      state: 'recorded',
      agency: null,
      workOrder: null,
    });
    expect(await legs(number)).toEqual([
      {
        ...{ agency: 'transport', role: 'co_handling', state: 'acknowledged', outcome: null },
        ...{ answer: null, answerOf: 'transport' },
      },
    ]);
    // What it was promised as one of several runs on while nobody has it.
    expect(await city.hotline.clock(number, 'reply')).toMatchObject({ dueAt: at('11-28T00:00:00') });
    expect(
      await refusal(city.tryTo(number, 'transport', 'recall', city.officer, { reason: '收回' })),
    ).toEqual([403, 'CO_LEG_NOT_YOURS']);
    await city.hotline.onCase(number, 'route', { agency: 'water-resources' });
    const { coActions } = (await city.leg(number, 'transport', city.water)) as unknown as {
      coActions: { action: string; allowed: boolean }[];
    };
    expect(coActions).toMatchObject([
      { action: 'recall', allowed: true },
      { action: 'chase', allowed: false },
    ]);
    await city.act(number, 'transport', 'answer', city.transport, { text: '交通部分無異常' });
    const page = await city.hotline.page(number, city.water);
    expect(JSON.stringify(page.workOrders)).toContain('交通部分無異常');
    expect(page).toMatchObject({ whereabouts: { agency: { code: 'water-resources' }, returned: 1 } });
  });

  it('goes to who is asked: it leads, and is asked no more; the others still are', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport', 'water-resources');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    await giveBack(number, 'environment');
    await city.hotline.onCase(number, 'route', { agency: 'transport' });
    expect(await legs(number)).toEqual([
      {
        ...{ agency: 'transport', role: 'co_handling', state: 'closed', outcome: 'ended' },
        ...{ answer: 'cancelled', answerOf: 'transport' },
      },
      {
        ...{ agency: 'water-resources', role: 'co_handling', state: 'dispatched', outcome: null },
        ...{ answer: null, answerOf: 'water-resources' },
      },
      { agency: 'transport', role: 'lead', state: 'dispatched', outcome: null, answer: null, answerOf: null },
    ]);
    expect((await city.hotline.page(number)).whereabouts).toMatchObject({ agency: { code: 'transport' } });
    expect(await refusal(city.ask(number, ['transport']))).toEqual([422, 'CO_HANDLES_ALREADY']);
    // Who had it may be asked from then on.
    await city.asked(number, 'environment');
  });

  it('is arbitrated to who is asked, or to somebody else: nobody is both', async () => {
    const decided = async (to: string): Promise<string> => {
      const number = await city.petition();
      await city.asked(number, 'transport');
      await giveBack(number, 'environment');
      await city.hotline.onCase(number, 'route', { agency: 'water-resources' });
      await giveBack(number, 'water-resources');
      const { body } = await commission.get('/api/arbitrations?state=open').expect(200);
      const open = body.items.find((one: { case: { number: string } }) => one.case.number === number);
      const wish = { version: open.version, agency: to, reason: '依權責劃分' };
      await post(commission, `/api/arbitrations/${open.id}/actions/decide`, wish).expect(200);
      return number;
    };
    const own = await decided('transport');
    expect((await legs(own)).map(({ agency, role, state }) => [agency, role, state])).toEqual([
      ['transport', 'co_handling', 'closed'],
      ['transport', 'lead', 'dispatched'],
    ]);
    const others = await decided('environment');
    expect((await legs(others)).map(({ agency, role, state }) => [agency, role, state])).toEqual([
      ['transport', 'co_handling', 'dispatched'],
      ['environment', 'lead', 'dispatched'],
    ]);
    // While who is asked has never been at work, nothing but its question makes the petition one of several.
    expect(await city.hotline.clock(own, 'reply')).toMatchObject({ dueAt: at('11-24T00:00:00') });
    expect(await city.hotline.clock(others, 'reply')).toMatchObject({ dueAt: at('11-28T00:00:00') });
  });

  it('is asked about to an agency that the city has no more: what was begun is ended, nothing new begins', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport', 'taipower');
    const { app } = city.hotline.server;
    const profile = readProfile('config/city/kaohsiung');
    const gone = ['transport', 'taipower'];
    await app
      .get(CityLoader)
      .load(profile.filter(({ kind, code }) => kind !== 'agency' || !gone.includes(code)));
    await city.hotline.server.settle();
    const head = await app.get(LogQuery).head();
    while (app.get(LogTail).at < head) await new Promise(setImmediate);
    expect(app.get(CityService).agency('transport')).toMatchObject({ retired: true });
    expect(await city.leg(number, 'transport')).toMatchObject({
      agency: { name: expect.stringMatching('交通局') },
    });
    await city.act(number, 'transport', 'acknowledge', city.transport);
    await city.act(number, 'transport', 'answer', city.transport, { text: '已查復' });
    expect(await refusal(city.ask(number, ['transport']))).toEqual([422, 'UNKNOWN_AGENCY']);
    await city.hotline.onOrder(number, 'reply', { text: '已改善。' }, city.officer);
    const { version } = await city.hotline.page(number);
    const release = await post(city.hotline.supervisor, `/api/cases/${number}/actions/release`, {
      ...{ version, how: 'letter' },
    });
    expect([release.status, release.body.code]).toEqual([409, 'OPEN_CO_LEGS']);
    expect(release.body.detail).toContain('台電公司');
    await city.act(number, 'taipower', 'recall', city.officer, { reason: '機關已裁撤' });
    await city.hotline.onCase(number, 'release', { how: 'letter' });
  });
});
