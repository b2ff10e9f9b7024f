import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';
import { Surveyed } from '../support/surveys.js';

const NOW = '2026-11-20T09:00:00+08:00';
const NEXT_DAY = '2026-11-21T09:00:00+08:00';
const POTHOLE = {
  ...{ service_code: 'RD01', lat: '22.6506789', long: '120.3265432', description: '路面有坑洞' },
  ...{ address_string: '建工路 415 號', last_name: '王', first_name: '小明', email: 'app@example.com' },
};

let city: Surveyed;
let app: Open311;
let silent: Open311;
let other: Open311;

beforeAll(async () => {
  city = await Surveyed.open(NOW);
  const admin = await signIn(city.hotline.server.app, 'admin');
  const passesOn = ['report.submit', 'survey.pass-on'];
  app = new Open311(city.hotline.server, await machineKey(admin, passesOn));
  other = new Open311(city.hotline.server, await machineKey(admin, passesOn));
  silent = new Open311(city.hotline.server, await machineKey(admin));
});
afterAll(() => city.close());
afterEach(() => city.hotline.server.moveTo(NOW));

const rows = ({ body }: Answer) => body as unknown as Record<string, never>[];
async function released(by: Open311, description: string): Promise<string> {
  const sent = await by.post('requests.json', { ...POTHOLE, description });
  const number = rows(sent)[0]?.service_request_id as unknown as string;
  await city.finish(number);
  return number;
}
const told = async (number: string, by: Open311, query = '&extensions=true') => {
  const path = `requests/${number}.json?api_key=${by.key}${query}`;
  return rows(await by.get(path))[0]?.extended_attributes as Record<string, string> | undefined;
};
const channels = async (number: string): Promise<string[]> =>
  (await city.surveys(number)).map(({ channel, state }) => `${channel} ${state}`);

it('an app that passes surveys on is told where, the same each time, and nobody else is', async () => {
  const number = await released(app, '第一個坑洞');
  expect(await channels(number)).toEqual(['app waiting']);
  expect(await told(number, app)).not.toHaveProperty('survey_url');
  await city.hotline.server.moveTo(NEXT_DAY);
  const first = await told(number, app);
  expect(first).toMatchObject({
    survey_url: expect.stringMatching(/^http:\/\/[^/]+\/survey#[\w-]{43,100}$/),
    survey_expires_datetime: '2026-11-28T01:00:00Z',
  });
  expect((await told(number, app))?.survey_url).toBe(first?.survey_url);
  expect(await told(number, app, '')).toBeUndefined();
  for (const by of [silent, other]) expect(await told(number, by)).not.toHaveProperty('survey_url');
  const token = first?.survey_url?.split('#')[1] as string;
  const [kept] = await city.hotline.server.db.query(
    `select s.token_hash = $2 as "isHash", s.message_id as "messageId"
       from survey s join case_file c on c.id = s.case_id where c.number = $1`,
    [number, createHash('sha256').update(token).digest()],
  );
  expect(kept).toEqual({ isHash: true, messageId: null });
  expect(await city.asked('app@example.com')).toEqual([]);
  await city.answer(token).expect(200);
  expect(await channels(number)).toEqual(['app answered']);
  expect(await told(number, app)).not.toHaveProperty('survey_url');
});

it('a case that is open again has no link, and the one that was passed on says so', async () => {
  const number = await released(app, '第二個坑洞');
  await city.hotline.server.moveTo(NEXT_DAY);
  const token = (await told(number, app))?.survey_url?.split('#')[1] as string;
  await city.hotline.onCase(number, 'reopen', { reason: '又壞了' });
  expect(await told(number, app)).not.toHaveProperty('survey_url');
  expect((await city.answer(token).expect(409)).body.code).toBe('SURVEY_MOOT');
});

it('whom an app never passed it on to has not been silent; and it is noted once that it did', async () => {
  const [never, once] = [await released(app, '第四個坑洞'), await released(app, '第五個坑洞')];
  await city.hotline.server.moveTo(NEXT_DAY);
  await Promise.all(Array.from({ length: 8 }, () => told(once, app)));
  await told(once, app);
  const notes = await city.hotline.server.db.query(
    `select payload from event_new where kind = 'survey.passed-on' and payload ->> 'number' = $1
     union all select payload from event where kind = 'survey.passed-on' and payload ->> 'number' = $1`,
    [once],
  );
  expect(notes).toHaveLength(1);
  await city.hotline.server.moveTo('2026-11-28T09:00:00+08:00');
  expect([await channels(never), await channels(once)]).toEqual([['app undelivered'], ['app expired']]);
});

it('an app that has not passed it on by then is given the one after the next release, where the first is taken back', async () => {
  const number = await released(app, '第六個坑洞');
  await city.hotline.server.moveTo(NEXT_DAY);
  expect(await channels(number)).toEqual(['app sent']);
  await city.hotline.onCase(number, 'take-back-release', { reason: '選錯' });
  await city.hotline.onCase(number, 'release', { how: 'called_back' });
  expect(await channels(number)).toEqual(['app moot', 'app waiting']);
});

it('who came by an app that knows nothing of surveys is written to', async () => {
  const number = await released(silent, '第三個坑洞');
  await city.hotline.server.moveTo(NEXT_DAY);
  expect(await channels(number)).toEqual(['mail sent']);
  expect(await told(number, silent)).not.toHaveProperty('survey_url');
  expect(await told(number, app)).not.toHaveProperty('survey_url');
});
