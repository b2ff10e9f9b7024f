import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { Hotline } from '../support/hotline.js';
import { machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let number: string;

const REPORT = {
  ...{ service_code: 'LT01', lat: '22.6206', long: '120.3120', description: '路燈不亮' },
  'attribute[lampNumber]': '左營12345，請洽王小明先生 0912345678',
  'attribute[lampsOut]': '3',
  media_url: 'https://pictures.example.org/album/王小明',
};

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  const app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  const { body } = await app.post('requests.json', REPORT);
  number = (body as { service_request_id: string }[])[0]?.service_request_id as string;
});
afterAll(() => hotline.close());

interface Order {
  id: string;
  case: { number: string; answers: { code: string; answer: string }[] };
}
async function order(): Promise<Order | undefined> {
  const { body } = await hotline.officer.get('/api/work-orders?state=open').expect(200);
  return body.items.find((one: Order) => one.case.number === number);
}
const asked = async () => (await order())?.case.answers.map(({ code, answer }) => [code, answer]);

describe('what an app asked who reported', () => {
  it('stands with the order in the agency’s list, with persons covered', async () => {
    expect((await asked())?.slice(0, 2)).toEqual([
      ['lampNumber', '左營12345，請洽〔姓名〕先生 〔電話〕'],
      ['lampsOut', '3'],
    ]);
    const centre = await hotline.supervisor.get('/api/work-orders?state=open').expect(200);
    expect(JSON.stringify(centre.body)).toContain('請洽王小明先生 0912345678');
  });

  it('is told to a contractor, covered as well, and without links to anybody’s pictures', async () => {
    await hotline.onOrder(number, 'acknowledge');
    const { body: link } = await hotline.officer
      .post(`/api/work-orders/${(await order())?.id}/contractor-links`)
      .send({ contractor: '大同工程行', hours: 24 })
      .expect(201);
    const { body } = await supertest(hotline.server.url)
      .get('/api/contractor/order')
      .set('authorization', `Bearer ${link.path.replace('/contractor#', '')}`)
      .expect(200);
    expect(body.answers).toEqual([
      { name: '路燈編號', nameEn: expect.any(String), answer: '左營12345，請洽〔姓名〕先生 〔電話〕' },
      { name: '不亮的路燈有幾盞？', nameEn: expect.any(String), answer: '3' },
    ]);
    expect(JSON.stringify(body)).not.toMatch(/王小明|0912345678|pictures\.example/);
  });

  it('of a confidential case stands on its page only', async () => {
    await hotline.server.db.query('update case_file set confidential = true where number = $1', [number]);
    expect(await asked()).toEqual([]);
    expect((await hotline.page(number, hotline.officer)).answers).not.toEqual([]);
  });
});
