import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { FreezeService } from '../../src/statistics/frozen/freeze.service.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import type { TimeControlDto } from '../../src/statistics/time-control/time-control.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { Teller } from '../support/story.js';

/** A Monday. */
const NOW = '2026-11-02T10:00:00+08:00';
const NOVEMBER = '2026-11';
const WATER = 'water-resources';
const FIGURES = {
  ...{ carriedOver: 12, received: 340, closedInTime: 318, closedLate: 4, openInTime: 28, openOverdue: 2 },
};
const GENERAL = {
  ...{ month: NOVEMBER, documentClass: 'general', agency: WATER, figures: FIGURES },
  source: '第二代公文整合系統 11 月報表',
};

let hotline: Hotline;
let commission: TestAgent;
let manager: TestAgent;
let chief: TestAgent;
let officer: TestAgent;

async function open(): Promise<void> {
  hotline = await Hotline.open({ now: NOW });
  const { app } = hotline.server;
  commission = await signIn(app, 'commission');
  manager = await signIn(app, 'manager');
  chief = await signIn(app, 'agency_chief', WATER);
  officer = await signIn(app, 'officer', WATER);
}

async function table(asked = '', by = manager): Promise<TimeControlDto> {
  await hotline.server.settle();
  return (await by.get(`/api/reports/time-control?month=${NOVEMBER}${asked}`).expect(200)).body;
}
/** What was had, and what was done with it. */
const said = ({
  carriedOver,
  received,
  closedInTime,
  closedLate,
  openInTime,
  openOverdue,
}: TimeControlDto['total']) => [
  ...[carriedOver, received, closedInTime, closedLate, openInTime, openOverdue],
];
const totals = ({ classes }: TimeControlDto) =>
  Object.fromEntries(
    classes.map(({ code, total }) => [code, total && [total.closedInTime, total.closedLate]]),
  );
const enter = async (source: string, replyBy: string): Promise<string> =>
  (
    await post(commission, '/api/tracked', {
      source,
      replyBy,
      subject: '請查復辦理情形',
      agency: WATER,
    }).expect(201)
  ).body.number;
async function answer(number: string): Promise<void> {
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  await hotline.onOrder(number, 'reply', { text: '本局已於 11 月 5 日完成清淤，並每月巡檢一次。' }, officer);
}
const figures = (body: object, by = commission) => post(by, '/api/reports/time-control/figures', body);

describe('The time control of all classes of documents', () => {
  beforeAll(async () => {
    await open();
    const inTime = await enter('TK05', '2026-11-20');
    const late = await enter('TK05', '2026-11-04');
    await enter('TK05', '2026-11-05');
    const control = await enter('TK06', '2026-11-30');
    await enter('TK07', '2027-01-05');
    const withdrawn = await enter('TK03', '2026-12-01');
    await answer(inTime);
    await hotline.onCase(withdrawn, 'withdraw', { reason: '重複列管' }, commission);
    await hotline.server.moveTo('2026-11-09T10:00:00+08:00');
    await answer(late);
    await answer(control);
    await hotline.record({ category: 'PEN01', district: undefined, place: undefined });
    await figures(GENERAL).expect(204);
  });
  afterAll(() => hotline.close());

  it('counts decisions by the class of their source, and petitions as before', async () => {
    expect(said((await table('&class=legislator')).total)).toEqual([0, 3, 1, 1, 0, 1]);
    expect(said((await table('&class=control')).total)).toEqual([0, 2, 1, 0, 1, 0]);
    expect((await table('&class=project')).total).toMatchObject({ received: 1, cancelled: 1, openInTime: 0 });
    expect(said((await table()).total)).toEqual([0, 1, 0, 0, 1, 0]);
  });

  it('says of every class what was closed in time and late, in the order of the city, and where that comes from', async () => {
    const report = await table();
    expect(report.classes.map(({ code, basis }) => [code, basis])).toEqual([
      ...[
        ['general', 'entered'],
        ['legislator', 'decisions'],
        ['application', 'entered'],
        ['appeal', 'entered'],
      ],
      ...[
        ['petition', 'petitions'],
        ['project', 'decisions'],
        ['control', 'decisions'],
      ],
    ]);
    expect(totals(report)).toEqual({
      ...{ general: [318, 4], legislator: [1, 1], application: [0, 0], appeal: [0, 0], petition: [0, 0] },
      ...{ project: [0, 0], control: [1, 0] },
    });
    expect(report.classes[1]?.agencies).toEqual([
      { agency: expect.objectContaining({ code: WATER }), closedInTime: 1, closedLate: 1, onTimePercent: 50 },
    ]);
    expect(report.documentClass).toMatchObject({ code: 'petition', basis: 'petitions' });
  });

  it('takes all days where days off count in the limits of the class, working days elsewhere', async () => {
    // From Monday the 2nd to Monday the 9th; of the two questions one was answered on its day.
    expect((await table('&class=control')).total.averageDays).toBe(7);
    expect((await table('&class=legislator')).total.averageDays).toBe(2.75);
  });

  it('is what the rows of the cases themselves say', async () => {
    const rows = await hotline.server.db.query<{ class: string; met: number; late: number; open: number }>(
      `select t.document_class as class,
              (count(*) filter (where k.stopped_at <= k.due_at and k.outcome <> 'cancelled'))::int as met,
              (count(*) filter (where k.stopped_at > k.due_at and k.outcome <> 'cancelled'))::int as late,
              (count(*) filter (where k.stopped_at is null))::int as open
         from tracked_decision t join clock k on k.case_id = t.id and k.kind = 'reply' and k.work_order_id is null
        group by 1 order by 1`,
    );
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      const { total } = await table(`&class=${row.class}`);
      expect([total.closedInTime, total.closedLate, total.openInTime + total.openOverdue]).toEqual([
        ...[row.met, row.late, row.open],
      ]);
    }
  });

  it('of what the system does not hold is what was entered last, with its source, and taken back', async () => {
    const { total, rows } = await table('&class=general');
    expect(said(total)).toEqual(Object.values(FIGURES));
    expect(total).toMatchObject({ onTimePercent: 98.8, originalOnTimePercent: null, averageDays: null });
    expect(rows).toMatchObject([
      {
        agency: { code: WATER },
        entered: [{ source: GENERAL.source, by: expect.any(String), figures: FIGURES }],
      },
    ]);
    const more = { ...FIGURES, received: 341, openInTime: 29 };
    await figures({ ...GENERAL, figures: more, source: '更正報表' }, chief).expect(204);
    const [row] = (await table('&class=general')).rows;
    expect([row?.received, row?.entered.map(({ source }) => source)]).toEqual([
      341,
      ['更正報表', GENERAL.source],
    ]);
    await figures({ ...GENERAL, figures: null, source: '誤登' }).expect(204);
    const back = await table('&class=general');
    expect(new Set(said(back.total))).toEqual(new Set([0]));
    expect(back.rows.map(({ entered }) => entered.map(({ figures }) => figures?.received ?? null))).toEqual([
      [null, 341, 340],
    ]);
    await figures(GENERAL).expect(204);
  });

  it('is of their own for a chief, who enters nobody else’s', async () => {
    await figures({ ...GENERAL, agency: 'police' }).expect(204);
    expect((await table('&class=general', chief)).rows.map(({ agency }) => agency?.code)).toEqual([WATER]);
    expect(totals(await table('', chief)).general).toEqual([318, 4]);
    const { body } = await figures({ ...GENERAL, agency: 'police' }, chief).expect(403);
    expect(body.code).toBe('TIME_CONTROL_NOT_YOURS');
    for (const by of [officer, hotline.agent, hotline.supervisor]) await figures(GENERAL, by).expect(403);
    await figures({ ...GENERAL, agency: 'police', figures: null }).expect(204);
    expect((await table('&class=general', chief)).rows.map(({ agency }) => agency?.code)).toEqual([WATER]);
  });

  it('is of petitions alone for who is limited to districts', async () => {
    const limit = (districts: string | null) =>
      hotline.server.db.query(`update staff set districts = $1 where role = 'manager'`, [districts]);
    await limit('{64000010}');
    const { classes } = await table('', manager);
    await limit(null);
    expect(classes.filter(({ total }) => total !== null).map(({ code }) => code)).toEqual(['petition']);
  });

  it.each([
    ['CLASS_IS_COUNTED', { documentClass: 'petition' }, 'documentClass'],
    ['UNKNOWN_CLASS', { documentClass: 'secret' }, 'documentClass'],
    ['UNKNOWN_AGENCY', { agency: 'nobody' }, 'agency'],
    ['MONTH_TO_COME', { month: '2026-12' }, 'month'],
    ['DOES_NOT_ADD_UP', { figures: { ...FIGURES, received: 341 } }, 'figures'],
  ])('refuses figures: %s', async (code, wish, field) => {
    const before = await table('&class=general');
    const { body } = await figures({ ...GENERAL, ...wish }).expect(422);
    expect(body).toMatchObject({ code, fields: [{ field }] });
    expect(body.words).toEqual({ 'zh-TW': expect.stringMatching(/\p{L}/u), en: expect.stringMatching(/\w/) });
    expect((await table('&class=general')).rows).toEqual(before.rows);
  });

  it.each([
    [{ month: '2026-13' }, 'month'],
    [{ source: ' ' }, 'source'],
    [{ figures: { ...FIGURES, closedLate: -1 } }, 'figures.closedLate'],
    [{ figures: { received: 3 } }, 'figures.carriedOver'],
    [{ figures: 'many' }, 'figures'],
    [{ secret: true }, 'secret'],
  ])('refuses what is of the wrong form: %j', async (wish, field) => {
    const { body } = await figures({ ...GENERAL, ...wish }).expect(400);
    expect(body.fields.map((one: { field: string }) => one.field)).toContain(field);
  });

  it('knows no class that the city has not', async () => {
    const { body } = await manager
      .get(`/api/reports/time-control?month=${NOVEMBER}&class=secret`)
      .expect(422);
    expect(body.code).toBe('UNKNOWN_CLASS');
  });

  it('is a file by class and agency, in the words of the commission', async () => {
    const file = (asked: string) =>
      manager.get(`/api/reports/time-control?month=${NOVEMBER}${asked}`).buffer(true).expect(200);
    const { text } = await file('&class=general&format=csv');
    expect(text).toContain('一般公文\r\n機關,上月結轉,本月新收,依限辦結,逾限辦結,未逾限待辦,逾限待辦');
    expect(text).toContain('水利局,12,340,318,4,28,2,98.8,第二代公文整合系統 11 月報表');
    expect(text).toContain('立法委員質詢,系統統計：列管案件,全部機關,1,1,50');
    expect(text).toContain('一般公文,人工登載,水利局,318,4,98.8');
    for (const format of ['xlsx', 'ods']) await file(`&class=control&lang=en&format=${format}`);
  });

  it('is made again from the log alone', async () => {
    const log = new Teller(hotline.server);
    const kept = await log.facts();
    await hotline.server.app.get(StatisticsService).rebuild();
    expect(await log.facts()).toBe(kept);
    expect(said((await table('&class=legislator')).total)).toEqual([0, 3, 1, 1, 0, 1]);
  });
});

describe('A month of all classes that is over', () => {
  const freeze = () => hotline.server.app.get(FreezeService).freeze(NOVEMBER);
  const correct = (version: number) =>
    post(manager, `/api/reports/months/${NOVEMBER}/actions/correct`, { version, reason: '補登一般公文時效' });
  beforeAll(async () => {
    await open();
    await answer(await enter('TK05', '2026-11-20'));
    await hotline.record({ category: 'PEN01', district: undefined, place: undefined });
    await hotline.server.moveTo('2026-12-15T10:00:00+08:00');
    await hotline.server.settle();
  });
  afterAll(() => hotline.close());

  it('keeps what it was: what is entered later is published by correction only', async () => {
    await freeze();
    expect(totals(await table())).toMatchObject({ general: [0, 0], legislator: [1, 0] });
    await figures(GENERAL).expect(204);
    const later = await table();
    expect([totals(later).general, later.published.changed]).toEqual([[0, 0], true]);
    expect(totals(await table('&figures=current')).general).toEqual([318, 4]);
    await correct(1).expect(200);
    const corrected = await table('&class=general');
    expect([totals(corrected).general, corrected.published.changed]).toEqual([[318, 4], false]);
    expect(corrected.rows[0]?.entered).toHaveLength(1);
    await correct(2).expect(422);
  });

  it('has petitions only where it was frozen before there were classes, and has not changed by them', async () => {
    await hotline.server.db.query(
      `delete from frozen_sum where family = 'time-control' and (kind <> 'reply' or dimension <> 'agency')`,
    );
    const report = await table();
    expect(report.published).toMatchObject({ figures: 'published', changed: false });
    expect(totals(report)).toMatchObject({ petition: [0, 0], legislator: null, general: null });
    expect(said(report.total)).toEqual([0, 1, 0, 0, 0, 1]);
    await correct(2).expect(422);
  });
});
