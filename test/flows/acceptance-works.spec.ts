import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { type Hotline, post } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';
import { Surveyed } from '../support/surveys.js';
import { faultsOf } from '../support/wholeness.js';

let city: Surveyed;
let hotline: Hotline;
let app: Open311;
let inspector: TestAgent;
let commission: TestAgent;
let chief: TestAgent;
let clerk: TestAgent;

/** A Friday. */
beforeAll(async () => {
  city = await Surveyed.open('2026-11-13T10:00:00+08:00');
  hotline = city.hotline;
  const people = hotline.server.app;
  const rights = ['report.submit', 'survey.pass-on'];
  app = new Open311(hotline.server, await machineKey(await signIn(people, 'admin'), rights));
  inspector = await signIn(people, 'inspector');
  commission = await signIn(people, 'commission');
  chief = await signIn(people, 'agency_chief', 'maintenance');
  clerk = await signIn(people, 'petition_clerk');
});
afterAll(() => city.close());

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));
const rows = ({ body }: Answer) => body as unknown as Record<string, never>[];

/** From the site, as an app sends it. */
async function reported(description: string, media: string): Promise<string> {
  const sent = await app.post('requests.json', {
    ...{ service_code: 'SV01', lat: '22.6506', long: '120.3265', description, media },
    ...{
      address_string: '建工路 415 號前',
      last_name: '王',
      first_name: '曉鈴',
      email: `w${media.length}@example.com`,
    },
  });
  expect(sent.status).toBe(200);
  return rows(sent)[0]?.service_request_id as unknown as string;
}

const release = async (number: string, by: TestAgent) => {
  const { version } = await hotline.page(number);
  return post(by, `/api/cases/${number}/actions/release`, { version, how: 'email' });
};

/** By the link that their app shows them. */
async function says(number: string, service: number, outcome: number): Promise<void> {
  const path = `requests/${number}.json?api_key=${app.key}&extensions=true`;
  const { survey_url: url = '' } = (rows(await app.get(path))[0]?.extended_attributes ?? {}) as {
    survey_url?: string;
  };
  const reasons = outcome < 3 ? ['not_solved'] : [];
  await city.answer(url.split('#')[1] as string, { service, outcome, reasons }).expect(200);
}

const review = async (number: string) =>
  (await inspector.get('/api/reviews?state=all&limit=100').expect(200)).body.items.find(
    (one: { case: { number: string } }) => one.case.number === number,
  );
const decide = async (number: string, action: string, by: TestAgent, body: object = {}) => {
  const { id, version } = await review(number);
  return post(by, `/api/reviews/${id}/actions/${action}`, { version, ...body });
};

it('a report of public works goes from the app to the inspection group’s release, is found not good enough, is done anew, and stands in the figures of the year and in the review', async () => {
  const photo = async (width: number) =>
    (
      await sharp({ create: { width, height: 48, channels: 3, background: '#567' } })
        .png()
        .toBuffer()
    ).toString('base64');
  const number = await reported('回填後路面有坑洞', await photo(64));
  const again = await reported('同一工地又下陷', await photo(320));
  const page = await hotline.page(number);
  expect(page).toMatchObject({
    ...{
      kind: 'dispatch',
      state: 'dispatched',
      agency: { code: 'maintenance' },
      lat: 22.6506,
      lng: 120.3265,
    },
    timeline: expect.arrayContaining([expect.objectContaining({ kind: 'case.opened' })]),
  });
  expect(page.timeline.flatMap(({ attachments }) => attachments)).toHaveLength(1);

  // 勘查, 展延, 改善.
  await hotline.onOrder(number, 'acknowledge');
  await moveTo('13T12:00');
  await hotline.onOrder(number, 'arrive');
  expect(await hotline.clock(number, 'inspect')).toMatchObject({
    ...{ dueAt: at('13T14:00'), stoppedAt: at('13T12:00'), outcome: 'met' },
  });
  const { version } = await hotline.page(number);
  const wish = { version, clock: 'complete', size: 48, reason: '瀝青廠停工，須等候材料' };
  const extension = (await post(hotline.officer, `/api/cases/${number}/extensions`, wish).expect(201)).body;
  const approval = { version: extension.version };
  await post(chief, `/api/extensions/${extension.id}/actions/approve`, approval).expect(200);
  await moveTo('15T09:00');
  await hotline.report(number);
  expect(await hotline.clock(number, 'complete')).toMatchObject({
    ...{ originalDueAt: at('14T10:00'), dueAt: at('16T10:00'), stoppedAt: at('15T09:00'), outcome: 'met' },
  });

  // 不預先通知查核: reported twice at one site.
  const [proposal] = (await inspector.get('/api/inspections/proposals').expect(200)).body.items;
  const cases = proposal.cases.map((one: { number: string }) => one.number);
  expect([proposal.why, cases]).toEqual(['repeated', [number, again].sort()]);
  const inspection = (await post(inspector, '/api/inspections', { cases, decision: 'inspect' }).expect(201))
    .body;
  const found = { version: 1, heldOn: '2026-11-15', finding: 'flaws', result: '壓實度不足，限期改善' };
  await post(inspector, `/api/inspections/${inspection.id}/actions/record`, found).expect(200);

  // 改善成果均交由查核小組確認後結案.
  for (const by of [hotline.supervisor, clerk, commission, hotline.officer, chief, hotline.agent])
    expect((await release(number, by)).status).toBe(403);
  expect((await release(number, inspector)).status).toBe(200);

  // 不滿意案件之處理機制: the inspection's, and not the desk's.
  await moveTo('16T09:00');
  await says(number, 2, 1);
  expect(await review(number)).toMatchObject({ state: 'open', decider: 'inspection' });
  const why = { opinion: '回填仍不實，請重新處理' };
  const desks = [hotline.supervisor, clerk].map(by => decide(number, 'ask-reopening', by, why));
  const refused = (await Promise.all(desks)).map(({ status, body }) => [status, body.code]);
  expect(refused).toEqual([
    [403, 'REVIEW_NOT_YOURS'],
    [403, 'CASE_NOT_YOURS'],
  ]);
  expect((await decide(number, 'ask-reopening', inspector, why)).status).toBe(200);
  expect((await decide(number, 'approve-reopening', inspector)).status).toBe(403);
  expect((await decide(number, 'approve-reopening', commission)).status).toBe(200);
  await moveTo('16T11:00');
  await hotline.finish(number);
  expect((await release(number, hotline.supervisor)).body.code).toBe('CASE_OF_INSPECTION');
  expect((await release(number, inspector)).status).toBe(200);
  await moveTo('17T11:00');
  await says(number, 5, 4);
  expect(await hotline.page(number)).toMatchObject({ state: 'released' });
  expect(await review(number)).toMatchObject({ state: 'decided', decision: 'reopen' });

  await hotline.server.settle();
  const manager = await signIn(hotline.server.app, 'manager');
  const year = (await manager.get('/api/reports/annual?year=115').expect(200)).body;
  const figure = (key: string) =>
    year.figures.find((one: { key: string }) => one.key === `public_works_supervision_${key}`).value;
  expect(['reports', 'closed', 'inspections', 'inspection_rate_pct'].map(figure)).toEqual([2, 1, 1, 50]);
  const { body } = await inspector.get('/api/reports/works-review?year=115').expect(200);
  expect(body).toMatchObject({
    ...{ reports: 2, notContent: 1, invited: 1 },
    agencies: [
      { agency: { code: 'maintenance' }, reports: 2, notContent: 1, invited: true, why: ['not_content'] },
    ],
  });
  expect(await faultsOf(hotline.server.databaseUrl)).toEqual({});
}, 120_000);
