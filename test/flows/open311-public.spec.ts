import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

const POTHOLE = {
  ...{ service_code: 'RD01', lat: '22.6506789', long: '120.3265432', description: '路面有坑洞' },
  ...{ address_string: '建工路 415 號', service_object_type: 'manhole', service_object_id: '三民 12345' },
};
/** Everything that would say where it is. */
const SOMEWHERE = /三民|建工|22\.65|120\.32|807|12345|養護/;

let hotline: Hotline;
let app: Open311;
let anybody: Open311;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  anybody = new Open311(hotline.server);
});
afterAll(() => hotline.close());

const rows = ({ body }: Answer) => body as unknown as { service_request_id: string }[];
const numbers = (answer: Answer): string[] => rows(answer).map(one => one.service_request_id);
const report = async (wish: Record<string, string> = {}): Promise<string> =>
  numbers(await app.post('requests.json', { ...POTHOLE, ...wish }))[0] as string;

describe('what the city keeps out of its open data', () => {
  it('is told to its sender and to nobody else, by list, by number and by what changed', async () => {
    const danger = await report({ service_code: 'PO05' });
    const asks = [
      'requests.json?',
      'requests.json?service_code=PO05&',
      `requests.json?service_request_id=${danger}&`,
      'requests.json?updated_after=2026-11-19T00:00:00Z&',
    ];
    for (const ask of asks) {
      expect(numbers(await anybody.get(ask))).not.toContain(danger);
      expect(numbers(await app.get(`${ask}api_key=${app.key}`))).toContain(danger);
    }
    expect((await anybody.get(`requests/${danger}.json`)).status).toBe(404);
  });
});

describe('in a city whose rare places are kept', () => {
  it('others than the sender are told of no place, and find nothing by one', async () => {
    const rules = hotline.server.app.get(CityService).protocol?.openData;
    const number = await report({ description: '另一個坑洞' });
    const extended = `requests/${number}.json?extensions=true`;
    const near = 'requests.json?lat=22.6506&long=120.3265&radius=500';
    const object = `requests.json?service_object_type=manhole&service_object_id=${encodeURIComponent('三民 12345')}`;
    const told = async (ask: string, by = anybody): Promise<string> => (await by.get(ask)).text;
    for (const ask of [extended, near, object]) expect(await told(ask)).toMatch(SOMEWHERE);
    Object.assign(rules ?? {}, { open311Places: 'city' });
    expect(await told(extended)).not.toMatch(SOMEWHERE);
    expect(rows(await anybody.get(extended))[0]).toMatchObject({
      ...{ service_request_id: number, service_code: 'RD01', status: 'open' },
      ...{ address: null, zipcode: null, lat: null, long: null, agency_responsible: null },
    });
    for (const ask of [near, object]) expect(rows(await anybody.get(ask))).toEqual([]);
    for (const ask of [extended, near, object])
      expect(await told(`${ask}&api_key=${app.key}`, app)).toMatch(SOMEWHERE);
  });
});
