import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline, type Page } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let anybody: Open311;

const POTHOLE = { service_code: 'RD01', lat: '22.6506', long: '120.3265' };
const DAY_1 = '2026-11-20T09:00:00+08:00';
const DAY_2 = '2026-11-20T10:00:00+08:00';
const DAY_3 = '2026-11-20T11:00:00+08:00';
const numbers = ({ body }: Answer): string[] =>
  (body as unknown as { service_request_id: string }[]).map(one => one.service_request_id);
const report = async (description: string): Promise<string> =>
  numbers(await app.post('requests.json', { ...POTHOLE, description }))[0] as string;
const asked = async (query: Record<string, string>): Promise<string[]> =>
  numbers(await anybody.get(`requests.json?${new URLSearchParams(query)}`));
let [lead, merged, converted, later, still]: string[] = [];

beforeAll(async () => {
  hotline = await Hotline.open({ now: DAY_1 });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
  anybody = new Open311(hotline.server);
  still = await report('不動');
  merged = await report('併入');
  lead = await report('主案');
  converted = await report('轉陳情');
  await hotline.onCase(merged, 'merge', { into: lead });
  await hotline.onOrder(converted, 'acknowledge');
  await hotline.onOrder(converted, 'convert', { category: 'PEN01', text: '需現場會勘' });
  await hotline.server.moveTo(DAY_2);
  // Nothing but what they go on in is touched from here on.
  await hotline.onOrder(lead, 'acknowledge');
  const { links } = (await hotline.page(converted)) as Page & { links: { number: string }[] };
  await hotline.onCase(links[0]?.number as string, 'withdraw', { reason: '取消' });
  await hotline.server.moveTo(DAY_3);
  later = await report('新案');
});
afterAll(() => hotline.close());

describe('what has changed', () => {
  it('since a time is what came in since, and what goes on in a case that has changed since', async () => {
    expect(await asked({ updated_after: DAY_3.replace('11:00', '10:59') })).toEqual([later]);
    const since = { updated_after: DAY_2.replace('10:00', '09:59') };
    expect(await asked(since)).toEqual([later, converted, lead, merged]);
    expect(await asked({ ...since, updated_before: DAY_3 })).toEqual([converted, lead, merged]);
    expect(await asked({ updated_after: DAY_1.replace('09:00', '08:59') })).toEqual([
      ...[later, converted, lead, merged, still],
    ]);
    expect(await asked({ updated_after: DAY_3 })).toEqual([]);
    expect(await asked({ updated_after: DAY_1 })).toEqual([later, converted, lead, merged]);
  });

  it('before a time only is what nobody has touched since', async () => {
    expect(await asked({ updated_before: DAY_2 })).toEqual([still]);
    expect(await asked({ updated_before: DAY_1 })).toEqual([]);
  });

  it('comes in pages that are the list in pieces, across the time that is asked for', async () => {
    const since = { updated_after: DAY_2.replace('10:00', '09:59') };
    const pages = await Promise.all(
      ['1', '2', '3', '4', '5'].map(page => asked({ ...since, page, page_size: '1' })),
    );
    expect(pages).toEqual([[later], [converted], [lead], [merged], []]);
    expect(await asked({ ...since, page: '2', page_size: '3' })).toEqual([merged]);
  });

  it('follows a chain: a lead that became a petition', async () => {
    const [first, second] = [await report('鏈一'), await report('鏈二')];
    await hotline.onOrder(second, 'acknowledge');
    await hotline.onOrder(second, 'convert', { category: 'PEN01', text: '需現場會勘' });
    // Members leave a lead that is converted; of before there may be others.
    await hotline.server.db.query(
      `with left_behind as (update case_file set state = 'merged' where number = $1 returning id, incident_id)
       insert into incident_member (id, incident_id, case_id, lead_id, joined_at)
       select gen_random_uuid(), incident_id, id, (select id from case_file where number = $2), $3 from left_behind`,
      [first, second, new Date(DAY_3)],
    );
    await hotline.server.moveTo('2026-11-20T12:00:00+08:00');
    const { links } = (await hotline.page(second)) as Page & { links: { number: string }[] };
    await hotline.onCase(links[0]?.number as string, 'withdraw', { reason: '取消' });
    expect(await asked({ updated_after: '2026-11-20T11:30:00+08:00' })).toEqual([second, first]);
  });
});

describe('a page that is very deep', () => {
  it('is empty past the end, and is refused where there is more than is read for one', async () => {
    expect(await asked({ page: '999999' })).toEqual([]);
    await hotline.server.db.query(
      `with many as (select gen_random_uuid() as id, n from generate_series(1, 100001) n),
            incidents as (insert into incident (id, category, opened_at) select id, 'RD01', $1 from many)
       insert into case_file (id, number, kind, state, version, origin, incident_id, category, category_version,
                              attributes, description, urgency, password_hash, channel, received_at, opened_at, updated_at)
       select id, 'X' || n, 'dispatch', 'acknowledged', 1, 'live', id, 'RD01', 1, '{}', '', 'normal', '', 'app', $1, $1, $1
         from many`,
      [new Date(DAY_1)],
    );
    const { status, body } = await anybody.get('requests.json?page=102');
    expect([status, body]).toEqual([400, [{ code: 400, description: expect.stringContaining('page') }]]);
    expect(await asked({ page: '102', end_date: '2026-11-19' })).toEqual([]);
    expect((await asked({ page: '101' }))[0]).toMatch(/^[DX]\d/);
  });
});
