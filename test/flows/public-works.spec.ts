import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

/** A Friday. */
const NOW = '2026-11-13T10:00:00+08:00';
const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const WANG = { name: '王曉鈴', phone: '0912-345-678' };
/** Routed as a pothole is: to the maintenance office. */
const WORKS = { category: 'SV01', contactConsent: true };
let hotline: Hotline;
let inspector: TestAgent;
let commission: TestAgent;
let chief: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: NOW });
  const { app } = hotline.server;
  inspector = await signIn(app, 'inspector');
  commission = await signIn(app, 'commission');
  chief = await signIn(app, 'agency_chief', 'maintenance');
});
afterAll(() => hotline.close());
afterEach(() => hotline.server.moveTo(NOW));

const reported = async (wish: object = {}): Promise<string> =>
  (await hotline.record({ ...WORKS, ...wish }, { citizen: WANG })).number;
const improved = async (wish: object = {}): Promise<string> => {
  const number = await reported(wish);
  await hotline.finish(number);
  return number;
};
const act = async (number: string, action: string, by: TestAgent, body: object = {}) => {
  const { version } = await hotline.page(number);
  return post(by, `/api/cases/${number}/actions/${action}`, { version, ...body });
};
const release = (number: string, by: TestAgent) => act(number, 'release', by, { how: 'called_back' });
const says = async (number: string, satisfied: boolean) => {
  await post(hotline.officer, `/api/cases/${number}/petitioner`, { reason: '改善後聯繫' }).expect(200);
  const { version } = await hotline.page(number);
  const said = { version, satisfied, reasons: satisfied ? [] : ['not_solved'] };
  await post(hotline.officer, `/api/cases/${number}/works-answer`, said).expect(200);
};
const buttons = async (number: string, by: TestAgent) =>
  Object.fromEntries(
    (await hotline.page(number, by)).actions.map(({ action, allowed, why }) => [action, why?.en ?? allowed]),
  );

describe('a report of public works (全民督工)', () => {
  it('goes from the app to the inspection group’s release, is found not good enough, and is handled', async () => {
    const app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
    const answer = await app.post('requests.json', {
      ...{ service_code: 'SV01', lat: '22.6506', long: '120.3265', description: '回填後路面有坑洞' },
      ...{ first_name: '曉鈴', last_name: '王', phone: '0912-345-678' },
    });
    expect(answer.status).toBe(200);
    const [{ service_request_id: number }] = answer.body as [{ service_request_id: string }];
    await hotline.server.db.query('update case_file set contact_consent = true where number = $1', [number]);
    expect(await hotline.page(number)).toMatchObject({ agency: { code: 'maintenance' }, kind: 'dispatch' });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'arrive');
    await hotline.report(number);
    expect((await release(number, hotline.supervisor)).body.code).toBe('CASE_OF_INSPECTION');
    expect((await release(number, inspector)).status).toBe(200);
    await says(number, false);
    const review = async () =>
      (await inspector.get('/api/reviews?state=all&limit=100')).body.items.find(
        (one: { case: { number: string } }) => one.case.number === number,
      );
    const WHY = { opinion: '回填仍不實，請重新處理' };
    const decide = async (action: string, by: TestAgent, body: object) => {
      const { id, version } = await review();
      return post(by, `/api/reviews/${id}/actions/${action}`, { version, ...body }).expect(200);
    };
    expect(await review()).toMatchObject({ state: 'open', decider: 'inspection' });
    await decide('ask-reopening', inspector, WHY);
    await decide('approve-reopening', commission, {});
    await hotline.server.moveTo(at('13T11:00'));
    await hotline.finish(number);
    expect((await release(number, inspector)).status).toBe(200);
    await says(number, true);
    expect(await hotline.story(number)).toEqual(expect.arrayContaining(['case.released by inspector']));
    expect(await review()).toMatchObject({ state: 'decided', decision: 'reopen' });
  });

  it('has a limit until somebody was there and one until it is improved, from receipt; the second can be extended', async () => {
    const number = await reported();
    expect(await hotline.clock(number, 'respond')).toMatchObject({ dueAt: at('13T14:00') });
    expect(await hotline.clock(number, 'inspect')).toMatchObject({ dueAt: at('13T14:00'), stoppedAt: null });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ dueAt: at('14T10:00') });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.server.moveTo(at('13T12:00'));
    await hotline.onOrder(number, 'arrive');
    expect(await hotline.clock(number, 'inspect')).toMatchObject({
      outcome: 'met',
      stoppedAt: at('13T12:00'),
    });
    const { version } = await hotline.page(number);
    const wish = { version, clock: 'complete', size: 48, reason: '瀝青廠停工，須等候材料' };
    const asked = await post(hotline.officer, `/api/cases/${number}/extensions`, wish);
    expect([asked.status, asked.body.code]).toEqual([201, undefined]);
    const { id, version: of } = asked.body;
    await post(chief, `/api/extensions/${id}/actions/approve`, { version: of }).expect(200);
    expect(await hotline.clock(number, 'complete')).toMatchObject({
      ...{ originalDueAt: at('14T10:00'), dueAt: at('16T10:00') },
    });
  });

  it('that nobody looked at in time is late, in the account of who had it', async () => {
    const number = await reported();
    await hotline.server.moveTo(at('13T14:01'));
    await hotline.server.settle();
    expect(await hotline.clock(number, 'inspect')).toMatchObject({
      breachedAt: expect.any(Date),
      heldBy: 'maintenance',
    });
  });

  it.each<[string, object]>([
    ['release', { how: 'called_back' }],
    ['recategorise', { category: 'RD01' }],
    ['withdraw', { reason: '民眾撤回' }],
  ])('is ended by the inspection group alone: %s', async (action, body) => {
    const number = await improved();
    const refused = await act(number, action, hotline.supervisor, body);
    expect([refused.status, refused.body.code]).toEqual([403, 'CASE_OF_INSPECTION']);
    expect((await buttons(number, hotline.supervisor))[action]).toMatch(/inspection group/);
    expect((await buttons(number, inspector))[action]).toBe(true);
    expect((await act(number, action, inspector, body)).status).toBe(200);
  });

  it('becomes no petition, which somebody else would close; improved badly it is sent back by the inspection', async () => {
    const number = await reported();
    await hotline.onOrder(number, 'acknowledge');
    expect((await buttons(number, hotline.officer)).convert).toMatch(/inspection group/);
    const { workOrder } = await hotline.page(number);
    const { id, version } = workOrder as { id: string; version: number };
    const refused = await post(hotline.officer, `/api/work-orders/${id}/actions/convert`, {
      ...{ version, category: 'PWO01', text: '須編列預算' },
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'CASE_OF_INSPECTION']);
    await hotline.report(number);
    expect((await act(number, 'send-back', inspector, { reason: '仍不平整' })).status).toBe(200);
    expect(await hotline.clock(number, 'complete')).toMatchObject({ stoppedAt: null });
  });

  it('is all that the inspection group closes, and goes with no other case', async () => {
    const pothole = await improved({ category: 'RD01' });
    const refused = await release(pothole, inspector);
    expect([refused.status, refused.body.code]).toEqual([403, 'CASE_NOT_OF_INSPECTION']);
    expect(await buttons(pothole, inspector)).not.toHaveProperty('release');
    expect((await release(pothole, hotline.supervisor)).status).toBe(200);
    const [works, other] = [await reported(), await reported({ category: 'RD01' })];
    const merged = await act(works, 'merge', hotline.supervisor, { into: other });
    expect([merged.status, merged.body.code]).toEqual([422, 'MERGE_SUPERVISED']);
  });

  it('goes to who builds it where no item says who acts, and to the tray while nobody knows', async () => {
    expect(await hotline.page(await reported({ category: 'SV12' }))).toMatchObject({ agency: null });
    const attributes = { builder: 'water-resources' };
    const known = await reported({ category: 'SV12', attributes });
    expect(await hotline.page(known)).toMatchObject({ agency: { code: 'water-resources' } });
    expect(await hotline.clock(known, 'complete')).toMatchObject({ dueAt: at('20T10:00') });
  });

  it('has its limits from receipt also where it was only found to be one later', async () => {
    const number = await reported({ category: 'RD01' });
    await hotline.server.moveTo(at('13T11:00'));
    await hotline.onCase(number, 'recategorise', { category: 'SV02' });
    expect(await hotline.clock(number, 'inspect')).toMatchObject({ dueAt: at('13T14:00') });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ dueAt: at('16T10:00') });
    expect((await release(number, hotline.supervisor)).body.code).toBe('CASE_OF_INSPECTION');
  });
});
