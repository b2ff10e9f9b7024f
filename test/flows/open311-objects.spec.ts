import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let anybody: Open311;

const LAMP = { service_code: 'LT01', lat: '22.6506', long: '120.3265', description: '路燈不亮' };
const OBJECT = { service_object_type: 'street_light', service_object_id: '三民 12345' };
interface Row {
  service_request_id: string;
  extended_attributes: Record<string, unknown>;
}
const rows = ({ body }: Answer): Row[] => body as unknown as Row[];
const report = async (wish: Record<string, string>): Promise<string> =>
  rows(await app.post('requests.json', { ...LAMP, ...wish }))[0]?.service_request_id as string;
const asked = async (number: string, query: string, by = anybody): Promise<Row> =>
  rows(await by.get(`requests/${number}.json?${query}`))[0] as Row;
const found = async (object: Record<string, string>, key = ''): Promise<string[]> =>
  rows(await anybody.get(`requests.json?${new URLSearchParams({ ...object, api_key: key })}`)).map(
    one => one.service_request_id,
  );

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  anybody = new Open311(hotline.server);
});
afterAll(() => hotline.close());

describe('the object of a report (X1)', () => {
  it('is told with extensions only, is looked for, and stands on the case page', async () => {
    const number = await report(OBJECT);
    await report({ ...OBJECT, service_object_id: '三民 54321', description: '另一盞' });
    await report({ ...OBJECT, service_object_type: 'bus_stop', description: '站牌' });
    expect((await asked(number, 'extensions=true')).extended_attributes).toMatchObject(OBJECT);
    expect(JSON.stringify(await asked(number, ''))).not.toContain('service_object');
    const { text } = await anybody.get(`requests/${number}.xml?extensions=true`);
    expect(text).toContain('<service_object_type>street_light</service_object_type>');
    expect(await found(OBJECT)).toEqual([number]);
    expect(await found({ ...OBJECT, service_object_id: 'nothing' })).toEqual([]);
    expect((await hotline.page(number)).answers).toMatchObject([
      { name: '設施種類', nameEn: 'Kind of object', answer: 'street_light' },
      { name: '設施編號', nameEn: 'Number of the object', answer: '三民 12345' },
    ]);
  });

  it('comes in parts and in the address as well; without one there is none', async () => {
    const form = new FormData();
    const fields = { ...LAMP, description: '分段', service_object_type: 'tree', api_key: app.key as string };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answer = await anybody.ask('requests.json?service_object_id=T-9', { method: 'POST', body: form });
    const [{ service_request_id: number }] = rows(answer) as [Row];
    expect(await found({ service_object_type: 'tree', service_object_id: 'T-9' })).toEqual([number]);
    const none = await report({ description: '沒有設施', service_object_type: '', service_object_id: '' });
    const { extended_attributes } = await asked(none, 'extensions=true');
    expect(Object.keys(extended_attributes)).not.toContain('service_object_type');
  });

  it.each(['service_object_type', 'service_object_id'])('is never half: %s alone is refused', async alone => {
    const missing = Object.keys(OBJECT).find(name => name !== alone) as string;
    const error = [{ code: 400, description: expect.stringContaining(`${missing} required`) }];
    const half = { [alone]: 'street_light' };
    const posted = await app.post('requests.json', { ...LAMP, ...half, description: alone });
    expect([posted.status, posted.body]).toEqual([400, error]);
    const asking = await anybody.get(`requests.json?${new URLSearchParams(half)}`);
    expect([asking.status, asking.body]).toEqual([400, error]);
    const tooLong = await app.post('requests.json', { ...LAMP, ...OBJECT, [alone]: 'x'.repeat(101) });
    expect([tooLong.status, tooLong.text]).toEqual([400, expect.stringContaining(alone)]);
  });

  it('of a petition, or that looks like a person’s, is told to its sender only, and found by nobody else', async () => {
    for (const [wish, isTold] of [
      [{ ...LAMP, service_code: 'PEN01', ...OBJECT, service_object_id: 'P-1' }, false],
      [{ ...LAMP, ...OBJECT, service_object_id: '0912-345-678', description: '電話' }, false],
      [{ ...LAMP, ...OBJECT, service_object_id: 'L-1', description: '燈號' }, true],
    ] as const) {
      const number = await report(wish);
      const object = {
        service_object_type: wish.service_object_type,
        service_object_id: wish.service_object_id,
      };
      const { extended_attributes: own } = await asked(number, `extensions=true&api_key=${app.key}`);
      expect([own, await found(object, app.key as string)]).toEqual([
        expect.objectContaining(object),
        [number],
      ]);
      const { extended_attributes: told } = await asked(number, 'extensions=true');
      expect([Object.hasOwn(told, 'service_object_id'), await found(object)]).toEqual(
        isTold ? [true, [number]] : [false, []],
      );
    }
  });

  it('is forgotten with the texts of its case', async () => {
    const number = await report({ ...OBJECT, description: '舊案' });
    await hotline.server.db.query('update case_file set texts_redacted_at = received_at where number = $1', [
      number,
    ]);
    const { extended_attributes } = await asked(number, `extensions=true&api_key=${app.key}`);
    expect(Object.keys(extended_attributes)).not.toContain('service_object_type');
  });
});
