import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CityService } from '../../src/city/city.service.js';
import { contactWith, Hotline, POTHOLE, post } from '../support/hotline.js';

let hotline: Hotline;

/** As no profile can be loaded: a category in which nothing is ever due, and one in which only a call-back is. */
beforeAll(async () => {
  hotline = await Hotline.open();
  const { db, app } = hotline.server;
  await db.query(`update city_entry set content = '[]' where kind = 'limits' and code = 'RD02'`);
  await db.query(
    `update city_entry set content = (select jsonb_agg(rule) from jsonb_array_elements(content) rule
                                       where rule ->> 'kind' = 'callback')
      where kind = 'limits' and code = 'PEN04'`,
  );
  await app.get(CityService).reload();
});
afterAll(() => hotline.close());

describe('a category without limits', () => {
  it('is no category a case could be changed to, and the sentence names it', async () => {
    const { number } = await hotline.record();
    const before = await hotline.page(number);
    const { status, body } = await post(hotline.supervisor, `/api/cases/${number}/actions/recategorise`, {
      version: before.version,
      category: 'RD02',
    });
    const name = hotline.server.app.get(CityService).category('RD02')?.name as string;
    expect([status, body.code]).toEqual([422, 'CATEGORY_WITHOUT_LIMITS']);
    expect(body.words['zh-TW']).toContain(name);
    expect(await hotline.page(number)).toEqual(before);
  });

  it.each(['RD02', 'PEN04'])(
    'opens no case: %s, and the others of the contact are not opened either',
    async category => {
      const rows = await hotline.rows();
      const contact = contactWith([POTHOLE, { category, description: '測試' }]);
      const { status, body } = await post(hotline.agent, '/api/contacts', contact);
      expect([status, body.code]).toEqual([422, 'CATEGORY_WITHOUT_LIMITS']);
      expect(await hotline.rows()).toEqual(rows);
    },
  );
});
