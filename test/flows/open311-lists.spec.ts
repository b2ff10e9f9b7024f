import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let anybody: Open311;

const POTHOLE = { service_code: 'RD01', lat: '22.6506', long: '120.3265', description: '坑洞' };
interface Row extends Record<string, unknown> {
  service_request_id: string;
}
const rows = ({ body }: Answer): Row[] => body as unknown as Row[];
const report = async (wish: Record<string, string> = {}): Promise<string> =>
  rows(await app.post('requests.json', { ...POTHOLE, ...wish }))[0]?.service_request_id as string;
const list = async (query = ''): Promise<string[]> => {
  const answer = await anybody.get(`requests.json?${query}`);
  expect([query, answer.status]).toEqual([query, 200]);
  return rows(answer).map(one => one.service_request_id);
};
let old: string;
let lamp: string;
let pothole: string;
let done: string;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-06-01T09:00:00+08:00' });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  anybody = new Open311(hotline.server);
  old = await report();
  await hotline.server.moveTo('2026-11-18T09:00:00+08:00');
  // A session does not last so long.
  const [supervisor, officer] = [
    await signIn(hotline.server.app, 'supervisor'),
    await signIn(hotline.server.app, 'officer', 'maintenance'),
  ];
  done = await report({ description: '已完成' });
  const order = async (action: string, body: object = {}): Promise<void> => {
    const { workOrder } = await hotline.page(done, supervisor);
    await officer
      .post(`/api/work-orders/${workOrder?.id}/actions/${action}`)
      .send({ version: workOrder?.version, ...body })
      .expect(200);
  };
  await order('acknowledge');
  await order('report', { outcome: 'done', text: '已填補', photos: [await hotline.photo(officer)] });
  await hotline.server.moveTo('2026-11-19T09:00:00+08:00');
  await hotline.onCase(done, 'release', { how: 'called_back' }, supervisor);
  lamp = await report({ service_code: 'LT01', lat: '22.6700', long: '120.2900' });
  await hotline.server.moveTo('2026-11-20T09:00:00+08:00');
  pothole = await report();
});
afterAll(() => hotline.close());

describe('a list of requests', () => {
  it('is of the last 90 days, newest first (Q3, Q4)', async () => {
    expect(await list()).toEqual([pothole, lamp, done]);
    expect(await list('jurisdiction_id=&start_date=&end_date=&status=')).toEqual([pothole, lamp, done]);
  });

  it.each<[string, () => string[]]>([
    ['service_code=LT01', () => [lamp]],
    ['service_code=LT01,RD01', () => [pothole, lamp, done]],
    ['service_code=LT01&service_code=RD01', () => [pothole, lamp, done]],
    ['service_code=XX99', () => []],
    ['status=open', () => [pothole, lamp]],
    ['status=closed', () => [done]],
    ['status=open,closed', () => [pothole, lamp, done]],
    ['status=OPEN&status=closed', () => [pothole, lamp, done]],
    ['start_date=2026-11-19T00:00:00Z', () => [pothole, lamp]],
    ['start_date=2026-11-19T09:00:00+08:00&end_date=2026-11-19T09:00:00%2B08:00', () => [lamp]],
    ['start_date=2026-05-20&end_date=2026-06-02', () => [old]],
    ['end_date=2026-07-01T00:00:00.000Z', () => [old]],
    ['start_date=2026-05-20T00:00:00', () => [old]],
    ['updated_after=2026-11-19T00:00:00Z&updated_before=2026-11-19T12:00:00Z', () => [lamp, done]],
    ['updated_before=2026-06-02', () => [old]],
    ['lat=22.6506&long=120.3265&radius=500', () => [pothole, done]],
    ['lat=22.6506&long=120.3265&radius=20000', () => [pothole, lamp, done]],
    ['lat=22.6506&long=120.3265', () => [pothole, lamp, done]],
    ['page=1&page_size=2', () => [pothole, lamp]],
    ['page=2&page_size=2', () => [done]],
    ['page=9&page_size=2', () => []],
    ['max_requests=1', () => [pothole]],
  ])('is narrowed by %s (Q1–Q3, Q9)', async (query, expected) => {
    expect(await list(query)).toEqual(expected());
  });

  it('of numbers is of these, whatever else is said, and from whenever they are (Q1, Q2)', async () => {
    expect(await list(`service_request_id=${old},${lamp}&status=closed&service_code=XX99`)).toEqual([
      lamp,
      old,
    ]);
    expect(await list(`service_request_id=${old}&service_request_id=${lamp}&start_date=nonsense`)).toEqual([
      lamp,
      old,
    ]);
    expect(await list('service_request_id=nothing')).toEqual([]);
  });

  it('without any is empty, and not an error (Q7)', async () => {
    const json = await anybody.get('requests.json?service_code=XX99');
    expect([json.status, json.text]).toEqual([200, '[]']);
    const xml = await anybody.get('requests.xml?service_code=XX99');
    expect([xml.status, xml.text]).toEqual([
      200,
      '<?xml version="1.0" encoding="utf-8"?>\n<service_requests></service_requests>',
    ]);
  });

  it.each([
    ['start_date=yesterday', 'start_date'],
    ['end_date=2026-02-30', 'end_date'],
    ['start_date=2026-01-01&end_date=2026-11-01', '90'],
    ['start_date=2026-11-02&end_date=2026-11-01', 'end_date'],
    ['status=unknown', 'status'],
    ['page=0', 'page'],
    ['page_size=-1', 'page_size'],
    ['lat=a&long=b&radius=c', 'radius'],
    ['lat=1&long=2&radius=1e9', 'radius'],
    ['status=%00', 'request'],
    ['status=%A4%A4', 'query'],
  ])('cannot be asked for by %s (Q8)', async (query, named) => {
    const { status, body } = await anybody.get(`requests.json?${query}`);
    expect([status, body]).toEqual([400, [{ code: 400, description: expect.stringContaining(named) }]]);
  });
});

describe('a question of distance', () => {
  const at = (lat: string, long: string, metres: number): string =>
    `lat=${lat}&long=${long}&radius=${metres}`;

  it('goes by the place that is told, and for who sent it by the very point (X1)', async () => {
    const very = at(POTHOLE.lat, POTHOLE.long, 20);
    expect([await list(very), await list(at('22.651', '120.327', 20))]).toEqual([[], [pothole, done]]);
    const own = rows(await app.get(`requests.json?api_key=${app.key}&${very}`));
    expect(own.map(one => one.service_request_id)).toEqual([pothole, done]);
  });

  it('finds no petition, whose place is told to nobody but its sender', async () => {
    const petition = await report({ service_code: 'PEN02', lat: '22.6601', long: '120.3101' });
    const there = at('22.6601', '120.3101', 500);
    expect([(await list()).includes(petition), await list(there)]).toEqual([true, []]);
    const own = rows(await app.get(`requests.json?api_key=${app.key}&${there}`));
    expect(own.map(one => one.service_request_id)).toEqual([petition]);
  });
});

describe('a case of an old system', () => {
  it('that was replayed is nobody’s to ask for', async () => {
    const replayed = await report();
    await hotline.server.db.query(`update case_file set origin = 'replay' where number = $1`, [replayed]);
    expect((await list()).includes(replayed)).toBe(false);
    expect((await anybody.get(`requests/${replayed}.json`)).status).toBe(404);
  });
});

describe('updates of requests', () => {
  it('are told to who sent them, in order, and are no duplicate’s end (X4)', async () => {
    const answer = await app.get(
      `servicerequestupdates.json?api_key=${app.key}&start_date=2026-11-18&end_date=2026-11-19T10:00:00Z`,
    );
    const ofDone = rows(answer).filter(one => one.service_request_id === done);
    expect(ofDone.map(({ status, description }) => [status, description])).toEqual([
      ['OPEN', '已受理'],
      ['OPEN', '已派給承辦機關'],
      ['IN_PROGRESS', '承辦機關已簽收'],
      ['IN_PROGRESS', '處理完成，待確認'],
      ['CLOSED', '解除管制'],
    ]);
    expect(ofDone.at(-1)).toMatchObject({ updated_datetime: '2026-11-19T01:00:00Z', media_url: null });
    expect(new Set(rows(answer).map(one => one.update_id)).size).toBe(rows(answer).length);
    expect((await anybody.get('servicerequestupdates.xml')).status).toBe(403);
  });

  it('that are added are notes of the case, once, and by nobody else (X4)', async () => {
    const update = {
      service_request_id: pothole,
      update_id: '77',
      status: 'REOPEN',
      description: '洞更大了',
    };
    const first = await app.post('servicerequestupdates.xml', {
      ...update,
      email: 'a@b.tw',
      updated_datetime: '2026-11-20T00:00:00Z',
    });
    expect([first.status, first.xml]).toMatchObject([
      200,
      { service_request_updates: { request_update: { update_id: expect.any(String) } } },
    ]);
    expect((await app.post('servicerequestupdates.xml', update)).text).toBe(first.text);
    const supervisor = await signIn(hotline.server.app, 'supervisor');
    const notes = (await hotline.page(pothole, supervisor)).timeline.filter(
      ({ kind }) => kind === 'case.noted',
    );
    expect(notes.map(({ text }) => text)).toEqual(['洞更大了\n通報者表示：還沒有處理好，請重新處理']);
    // Nor by the key of another system, however well it knows the number.
    const other = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
    expect((await other.post('servicerequestupdates.xml', { ...update, update_id: '81' })).status).toBe(404);
    const foreign = await other.get(`servicerequestupdates.json?api_key=${other.key}&start_date=2026-11-01`);
    expect([foreign.status, foreign.body]).toEqual([200, []]);
    // Somebody of the centre decides about it, once, though nobody can be called: it was reported without a name.
    const { body: tasks } = await supervisor.get('/api/call-backs').expect(200);
    const asked = tasks.items.filter((one: { case: { number: string } }) => one.case.number === pothole);
    expect(asked).toMatchObject([{ purpose: 'asked_to_reopen' }]);
    await app.post('servicerequestupdates.xml', { ...update, update_id: '79' });
    await app.post('servicerequestupdates.xml', { ...update, update_id: '80', status: 'OPEN' });
    const { body: after } = await supervisor.get('/api/call-backs').expect(200);
    expect(after.items).toHaveLength(tasks.items.length);
    const { number } = await hotline.record({}, {}).catch(() => ({ number: 'D20000101-00000-0' }));
    expect(
      (
        await app.post('servicerequestupdates.json', {
          ...update,
          update_id: '78',
          service_request_id: number,
        })
      ).status,
    ).toBe(404);
    for (const flaw of [{ status: 'GONE' }, { service_request_id: '' }, { updated_datetime: 'x' }])
      expect((await app.post('servicerequestupdates.json', { ...update, ...(flaw as object) })).status).toBe(
        400,
      );
  });
});
