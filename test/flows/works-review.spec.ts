import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { WorksReviewDto } from '../../src/statistics/works-review/works-review.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { hire, signIn } from '../support/people.js';

const PATH = '/api/reports/works-review';
const WANG = { name: '王曉鈴', phone: '0912-345-678' };
let hotline: Hotline;
let inspector: TestAgent;
let places = 0;

/** Of quality, as whoever is named builds it, unless the wish says something else. */
const reported = async (builder: string | null, wish: object = {}): Promise<string> => {
  const place = `建工路 ${++places} 號前`;
  const works = {
    category: 'SV12',
    contactConsent: true,
    place,
    ...(builder && { attributes: { builder } }),
  };
  return (await hotline.record({ ...works, ...wish }, { citizen: WANG })).number;
};

/** Improved by an officer of the agency, who then asks. */
async function says(number: string, agency: string, satisfied: boolean): Promise<void> {
  const officer = await signIn(hotline.server.app, 'officer', agency);
  await hotline.finish(number, officer);
  await post(officer, `/api/cases/${number}/petitioner`, { reason: '改善後聯繫' }).expect(200);
  const { version } = await hotline.page(number);
  const said = { version, satisfied, reasons: satisfied ? [] : ['not_solved'] };
  await post(officer, `/api/cases/${number}/works-answer`, said).expect(200);
}

const review = async (year: number, by = inspector): Promise<WorksReviewDto> => {
  await hotline.server.settle();
  return (await by.get(`${PATH}?year=${year}`).expect(200)).body;
};
const rowsOf = ({ agencies }: WorksReviewDto) =>
  agencies.map(({ agency, reports, notContent, invited, why }) => [
    ...[agency.code, reports, notContent, invited],
    why.join(' '),
  ]);

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2017-12-31T23:59:00+08:00' });
  inspector = await signIn(hotline.server.app, 'inspector');
});
afterAll(() => hotline.close());

describe('the list of whom to invite to the yearly review of public works', () => {
  it('is made of the reports of that year: many ones, and those of who was not content', async () => {
    for (let i = 0; i < 4; i++) await reported('new-works');
    await hotline.server.moveTo('2018-01-01T00:00:00+08:00');
    inspector = await signIn(hotline.server.app, 'inspector');
    expect(await review(107)).toMatchObject({ reports: 0, agencies: [], isOver: false });
    const works = [];
    for (const [builder, count] of [
      ['maintenance', 4],
      ['new-works', 3],
      ['transport', 5],
      ['water-resources', 1],
      [null, 1],
    ] as const)
      for (let i = 0; i < count; i++) works.push(await reported(builder));
    // What one desk of an office has is its office's.
    const agency = { agency: 'maintenance-2', reason: '轄區' };
    await hotline.onCase(works[0] as string, 'reassign', agency);
    await hotline.record();
    const [atWater] = works.slice(-2);
    await says(atWater as string, 'water-resources', false);
    await says(works[7] as string, 'transport', true);
    const report = await review(107);
    expect(rowsOf(report)).toEqual([
      ['transport', 5, 0, true, 'many'],
      ['maintenance', 4, 0, true, 'many'],
      ['new-works', 3, 0, false, 'few'],
      ['water-resources', 1, 1, true, 'not_content'],
    ]);
    expect(report).toMatchObject({
      ...{ year: 107, isOver: false, reports: 14, nobodys: 1, notContent: 1, invited: 3 },
      rules: { moreThan: 3, agencies: 5, districtOffices: 2 },
    });
    expect(rowsOf(await review(106))).toEqual([['new-works', 4, 0, true, 'many']]);
  });

  it('has as many reports as the yearly report, and stays as it was when somebody is content at last', async () => {
    const manager = await signIn(hotline.server.app, 'manager');
    const { body } = await manager.get('/api/reports/annual?year=107').expect(200);
    const [counted] = body.figures.filter(
      ({ key }: { key: string }) => key === 'public_works_supervision_reports',
    );
    expect(counted.value).toBe((await review(107)).reports);
    await hotline.server.moveTo('2019-01-02T09:00:00+08:00');
    inspector = await signIn(hotline.server.app, 'inspector');
    expect(await review(107)).toMatchObject({ isOver: true, notContent: 1, invited: 3 });
  });

  it('is read by the inspection group and by who oversees, and by nobody else', async () => {
    for (const role of ['inspector', 'manager', 'commission'] as const)
      await review(107, await signIn(hotline.server.app, role));
    for (const role of [
      ...(['agent', 'supervisor', 'petition_clerk', 'officer', 'agency_chief'] as const),
      ...(['auditor', 'admin', 'channel'] as const),
    ]) {
      const by = await signIn(hotline.server.app, role);
      expect([role, (await by.get(`${PATH}?year=107`)).status]).toEqual([role, 403]);
      expect([role, (await by.get(`${PATH}?year=107&format=csv`)).status]).toEqual([role, 403]);
    }
  });

  it.each(['', 'year=', 'year=0', 'year=1000', 'year=-1', 'year=107.5', 'year=x', 'year=107&year=108'])(
    'is of a ROC year, and not of %j',
    async asked => {
      const { status, body } = await inspector.get(`${PATH}?${asked}`);
      expect([status, body.code]).toEqual([400, 'INVALID']);
    },
  );

  it.each(['year=107&format=pdf', 'year=107&lang=fr', 'year=107&agency=transport'])(
    'is not asked for as %j',
    async asked => {
      expect((await inspector.get(`${PATH}?${asked}`)).status).toBe(400);
    },
  );

  it('is a file in the language of who reads it, and taking it is recorded', async () => {
    const file = async (asked: string) =>
      (await inspector.get(`${PATH}?year=107&${asked}`).buffer(true).expect(200)).text;
    const chinese = await file('format=csv');
    expect(chinese).toContain('主辦機關,受通報（件）,不滿意（件）,邀請,原因');
    expect(chinese).toContain('水利局,1,1,邀請,有不滿意案件');
    expect(chinese).toContain('工務局新建工程處,3,0,不邀請,未超過件數');
    expect(chinese).toContain('尚無主辦機關,1,0');
    expect(chinese).toContain('合計,14,1,3');
    expect(await file('format=csv&lang=en')).toContain('Transportation Bureau,5,0,invited,Many reports');
    for (const format of ['xlsx', 'ods'])
      await inspector.get(`${PATH}?year=107&format=${format}`).expect(200);
    const [row] = await hotline.server.db.query<{ taken: number }>(
      `select count(*)::int as taken from access_log where action = 'report.exported' and subject = $1`,
      ['report:works-review-107'],
    );
    expect(row?.taken).toBe(4);
  });
});

describe('a report of which somebody was not content more than once', () => {
  let number: string;

  /** Released, and opened again as the inspection group asks, for somebody else to improve. */
  async function handOn(agency: string, at: string): Promise<void> {
    await hotline.server.moveTo(`2020-02-03T${at}:00+08:00`);
    await hotline.onCase(number, 'release', { how: 'called_back' }, inspector);
    const [first, second] = [
      await signIn(hotline.server.app, 'commission'),
      await signIn(hotline.server.app, 'commission'),
    ];
    const open = async () =>
      (await first.get('/api/reviews?state=all').expect(200)).body.items.find(
        ({ state }: { state: string }) => state !== 'decided',
      );
    const { id, version, decider } = await open();
    // The second time it is the commission's.
    const asker = decider === 'inspection' ? inspector : first;
    const wish = { version, opinion: '仍未改善，請重新處理' };
    await post(asker, `/api/reviews/${id}/actions/ask-reopening`, wish).expect(200);
    const approval = { version: (await open()).version };
    await post(second, `/api/reviews/${id}/actions/approve-reopening`, approval).expect(200);
    await hotline.onCase(number, 'reassign', { agency, reason: '轄區' });
  }

  beforeAll(async () => {
    await hotline.close();
    hotline = await Hotline.open({ now: '2020-02-03T09:00:00+08:00' });
    inspector = await signIn(hotline.server.app, 'inspector');
    number = await reported('maintenance');
    await says(number, 'maintenance', false);
  });

  it('is one of its bureau, whichever desks of it had it', async () => {
    await handOn('maintenance-2', '09:10');
    await says(number, 'maintenance-2', false);
    const report = await review(109);
    expect(rowsOf(report)).toEqual([['maintenance', 1, 1, true, 'not_content']]);
    expect(report).toMatchObject({ reports: 1, notContent: 1 });
  });

  it('is one of the city, and of the bureau that had it the last time', async () => {
    await handOn('transport', '09:20');
    const before = await review(109);
    expect(rowsOf(before)).toEqual([
      ['transport', 1, 0, false, 'few'],
      ['maintenance', 0, 1, true, 'not_content'],
    ]);
    await says(number, 'transport', false);
    const report = await review(109);
    expect(rowsOf(report)).toEqual([['transport', 1, 1, true, 'not_content']]);
    expect(report).toMatchObject({ reports: 1, notContent: 1, nobodys: 0, nobodysNotContent: 0 });
  });

  it('stays one where nobody has its works, and rows are the total all the same', async () => {
    await hotline.server.db.query(`update fact_survey set agency = null where number = $1`, [number]);
    const report = await review(109);
    expect(rowsOf(report)).toEqual([['transport', 1, 0, false, 'few']]);
    expect(report).toMatchObject({ notContent: 1, nobodysNotContent: 1 });
    const file = await inspector.get(`${PATH}?year=109&format=csv`).buffer(true).expect(200);
    expect(file.text).toContain('尚無主辦機關,0,1');
  });

  it('is counted for those only who have to do with its district', async () => {
    await reported('transport', { district: '64000070' });
    const reportsOf = async (district: string): Promise<number[]> => {
      const { id, username, password } = await hire(hotline.server.app, 'inspector');
      await hotline.server.db.query('update staff set districts = $2 where id = $1', [id, [district]]);
      const limited = supertest.agent(hotline.server.app.getHttpServer());
      await limited.post('/api/session').send({ username, password }).expect(200);
      const { reports, notContent } = await review(109, limited);
      return [reports, notContent];
    };
    expect((await review(109)).reports).toBe(2);
    expect([await reportsOf('64000050'), await reportsOf('64000070'), await reportsOf('64000010')]).toEqual([
      ...[
        [1, 1],
        [1, 0],
        [0, 0],
      ],
    ]);
  });
});
