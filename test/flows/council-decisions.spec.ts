import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { TrackedDto } from '../../src/intake/tracked/tracked.dto.js';
import type { AnnualReportDto } from '../../src/statistics/annual/annual.dto.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { Teller } from '../support/story.js';

let hotline: Hotline;
let commission: TestAgent;
let manager: TestAgent;

async function open(now: string): Promise<void> {
  hotline = await Hotline.open({ now });
  commission = await signIn(hotline.server.app, 'commission');
  manager = await signIn(hotline.server.app, 'manager');
}
const send = (csv: string | Buffer, asked: object, by = commission) =>
  by
    .post(`/api/tracked/lists?${new URLSearchParams(asked as Record<string, string>)}`)
    .attach('file', typeof csv === 'string' ? Buffer.from(csv) : csv, 'list.csv');
const report = async (year: number): Promise<AnnualReportDto> => {
  await hotline.server.settle();
  return (await manager.get(`/api/reports/annual?year=${year}`).expect(200)).body;
};
const counts = ({ council }: AnnualReportDto) =>
  council.map(({ name, decisions, fields }) => [
    name,
    decisions,
    fields.map(field => `${field.name}${field.decisions}`).join(' '),
  ]);

/** A session's list, as its office keeps it: a line each, by field. */
const listOf = (fields: Record<string, number>): string =>
  [
    '類別,案由,承辦機關',
    ...Object.entries(fields).flatMap(([field, count]) =>
      Array.from(
        { length: count },
        (_, i) => `${field}類,"請市府研議${field}類第 ${i + 1} 案，並函復本會。",水利局`,
      ),
    ),
  ].join('\n');

const SIXTH = { 民政: 5, 社政: 7, 財經: 2, 教育: 7, 農林: 7, 交通: 7, 保安: 4, 工務: 29 };
const SEVENTH = { 教育: 3, 農林: 1, 交通: 1, 工務: 3 };
const EIGHTH = { 內政: 52, 社政: 40, 財經: 37, 教育: 61, 農林: 87, 交通: 80, 衛生環境: 24, 工務: 139 };
const common = (term: number, meetingKind: string, nth: number, receivedOn: string) => ({
  ...{ apply: 'true', source: 'TK01', term, meetingKind, nth, receivedOn },
});

describe('The council’s decisions of 101, entered from the lists of its sessions,', () => {
  beforeAll(async () => {
    await open('2012-12-20T10:00:00+08:00');
    const { body } = await send(listOf(SIXTH), common(1, 'extraordinary', 6, '2012-03-05')).expect(200);
    expect([body.decisions, new Set(body.numbers).size]).toEqual([68, 68]);
    await send(listOf(SEVENTH), common(1, 'extraordinary', 7, '2012-07-05')).expect(200);
  }, 120_000);
  afterAll(() => hotline.close());

  it('stand in the yearly report as the city printed them', async () => {
    const year = await report(101);
    expect(counts(year).filter(([, decisions]) => decisions)).toEqual([
      ['第一屆第六次臨時會', 68, '民政5 社政7 財經2 教育7 農林7 交通7 保安4 工務29'],
      ['第一屆第七次臨時會', 8, '教育3 農林1 交通1 工務3'],
    ]);
    const entered = year.council.filter(({ decisions }) => decisions > 0);
    for (const { decisions, printed, fields } of entered) {
      expect(printed).toBe(decisions);
      for (const field of fields) expect(field.printed).toBe(field.decisions);
    }
    expect(entered[0]?.said['zh-TW']).toBe(
      '第一屆第六次臨時會計 68 件，其中民政類 5 件、社政類 7 件、財經類 2 件、教育類 7 件、農林類 7 件、交通類 7 件、保安類 4 件及工務類 29 件。',
    );
    // What was printed of its other four sessions is told beside them, and none of the six contradicts itself.
    expect(year.council.map(({ printed }) => printed)).toEqual([68, 356, 356, 8, 13, 390]);
    expect(year.contradictions.filter(({ keys }) => keys.length === 0)).toEqual([]);
  });

  it('stand in its file', async () => {
    const { text } = await manager.get('/api/reports/annual?year=101&format=csv').buffer(true).expect(200);
    expect(text).toContain('會次,件數,已刊數字,已答復,民政,社政,財經,教育,農林,交通,保安,工務,法規,文字');
    expect(text).toContain('第一屆第六次臨時會,68,68,0,5,7,2,7,7,7,4,29,,第一屆第六次臨時會計 68 件，其中');
    for (const format of ['xlsx', 'ods'])
      await manager.get(`/api/reports/annual?year=101&format=${format}&lang=en`).expect(200);
  });

  it('are those of the cases themselves, without what was withdrawn, with what was answered', async () => {
    const rows = await hotline.server.db.query<{ field: string; decisions: number }>(
      `select field, count(*)::int as decisions from tracked_decision where nth = 6 group by field`,
    );
    const [sixth] = (await report(101)).council;
    expect(Object.fromEntries(rows.map(({ field, decisions }) => [field, decisions]))).toEqual(
      Object.fromEntries((sixth?.fields ?? []).map(({ code, decisions }) => [code, decisions])),
    );
    const { items } = (await commission.get('/api/tracked?limit=2').expect(200)).body as {
      items: TrackedDto[];
    };
    const [withdrawn, answered] = items.map(({ number }) => number) as [string, string];
    await hotline.onCase(withdrawn, 'withdraw', { reason: '重複列管' }, commission);
    const officer = await signIn(hotline.server.app, 'officer', 'water-resources');
    await hotline.onOrder(answered, 'acknowledge', {}, officer);
    await hotline.onOrder(answered, 'reply', { text: '本局已於 12 月完成側溝清淤，並每月巡檢。' }, officer);
    const all = (await report(101)).council;
    expect(all.reduce((sum, one) => sum + one.decisions, 0)).toBe(75);
    expect(all.reduce((sum, one) => sum + one.answered, 0)).toBe(1);
    const log = new Teller(hotline.server);
    const kept = await log.facts();
    await hotline.server.app.get(StatisticsService).rebuild();
    expect(await log.facts()).toBe(kept);
  });

  it('belong to the year in which they came', async () => {
    expect((await report(100)).council).toEqual([]);
  });
});

describe('The 520 decisions of 107', () => {
  beforeAll(() => open('2018-12-20T10:00:00+08:00'));
  afterAll(() => hotline.close());

  it('are entered from one list, and are what was printed', async () => {
    const list = common(2, 'regular', 8, '2018-11-05');
    const { body } = await send(listOf(EIGHTH), { ...list, apply: 'false' }).expect(200);
    expect(body).toEqual({ decisions: 520, numbers: [] });
    expect((await report(107)).council[0]).toMatchObject({ decisions: 0, printed: 520 });
    await send(listOf(EIGHTH), list).expect(200);
    expect(counts(await report(107))).toEqual([
      [...['第二屆第八次定期大會', 520], '內政52 社政40 財經37 教育61 農林87 交通80 衛生環境24 工務139'],
    ]);
    const again = await send(listOf(EIGHTH), list).expect(422);
    expect(again.body).toMatchObject({ code: 'LIST_FAULTY', fields: expect.any(Array) });
    expect(again.body.fields[0]).toMatchObject({ field: 'file:2', code: 'ALREADY_TRACKED' });
    expect((await report(107)).council[0]).toMatchObject({ decisions: 520 });
  }, 180_000);
});

describe('A list of decisions', () => {
  const LIST = { apply: 'true', source: 'TK01', term: '1', meetingKind: 'extraordinary', nth: '6' };
  const HEAD = '類別,案由,承辦機關,文號,回復期限';
  beforeAll(() => open('2026-11-16T10:00:00+08:00'));
  afterAll(() => hotline.close());
  const cases = () => hotline.server.db.query('select number from case_file order by number');
  const all = async (): Promise<TrackedDto[]> =>
    (await commission.get('/api/tracked').expect(200)).body.items;

  it('says of each line what it says otherwise than the list', async () => {
    const csv = [
      '案由,承辦機關,來源,類別,屆,會議,次,收文日,回復期限,文號',
      '請改善建工路排水,水利局,,工務類,,,,115/11/10,115/12/31,議字第 1150001 號',
      '請說明治安,警察局,市議會臨時動議,security,2,定期大會,3,,2026-12-01,',
      '請提報跨年活動,tourism,市政會議市長指示暨決議事項,,,,,,,',
    ].join('\r\n');
    const { body } = await send(csv.split('\r\n').slice(0, 3).join('\r\n'), LIST).expect(200);
    expect(body.decisions).toBe(2);
    const listed = await all();
    expect(
      listed.map(({ documentNumber, replyBy, meeting, field, source }) => [
        ...[source.code, meeting?.name, field?.code, replyBy, documentNumber],
      ]),
    ).toEqual([
      ['TK02', '第二屆第三次定期大會', 'security', '2026-12-01', null],
      ['TK01', '第一屆第六次臨時會', 'works', '2026-12-31', '議字第 1150001 號'],
    ]);
  });

  it('may be in Big5, as spreadsheets here save it', async () => {
    const { encode } = (await import('iconv-lite')).default;
    await send(encode(`${HEAD}\n工務,請整修美術館周邊人行道,水利局,,`, 'big5'), LIST).expect(200);
    expect((await all()).map(({ subject }) => subject)).toContain('請整修美術館周邊人行道');
  });

  it.each([
    ['COLUMNS_MISSING', '類別,承辦機關\n工務,水利局', 'file:1'],
    ['COLUMNS_UNKNOWN', '類別,案由,承辦機關,備註\n工務,請改善,水利局,無', 'file:1'],
    ['FILE_EMPTY', HEAD, 'file:1'],
    ['COLUMNS_DIFFER', `${HEAD}\n工務,請改善,水利局`, 'file:2'],
    ['UNKNOWN_AGENCY', `${HEAD}\n工務,請改善甲,水利局,,\n工務,請改善乙,水利處,,`, 'file:3'],
    ['UNKNOWN_FIELD', `${HEAD}\n魔法,請改善,水利局,,`, 'file:2'],
    ['FIELD_NEEDED', `${HEAD}\n,請改善,水利局,,`, 'file:2'],
    ['NO_SUCH_DAY', `${HEAD}\n工務,請改善,水利局,,115/2/30`, 'file:2'],
    ['REPLY_BY_PAST', `${HEAD}\n工務,請改善,水利局,,115/1/30`, 'file:2'],
    ['NO_SUCH_DAY', `${HEAD}\n工務,請改善,水利局,,下週`, 'file:2'],
    ['LEFT_EMPTY', `${HEAD}\n工務,,水利局,,`, 'file:2'],
    ['INVALID', `${HEAD}\n工務,請改善,水利局,${'文'.repeat(61)},`, 'file:2'],
    ['ALREADY_TRACKED', `${HEAD}\n工務,請改善丙,水利局,,\n工務,請改善丙,水利局,,`, 'file:3'],
  ])('is refused as a whole: %s', async (code, csv, field) => {
    const before = await cases();
    const { body } = await send(csv, LIST).expect(422);
    expect(body).toMatchObject({ code: 'LIST_FAULTY', fields: [{ field, code }] });
    expect(body.fields[0].message).toEqual({
      'zh-TW': expect.stringMatching(/^(第 ?\d ?行|清單)/),
      en: expect.stringMatching(/^(Line \d|The list)/),
    });
    expect(await cases()).toEqual(before);
  });

  it.each([
    ['NOT_CSV', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0xff])],
    ['FILE_EMPTY', Buffer.from('')],
  ])('is no list: %s', async (code, bytes) => {
    const { body } = await send(bytes, LIST).expect(422);
    expect(body.fields[0].code).toBe(code);
  });

  it('is entered by the supervisor and the commission only, and says whether to', async () => {
    const csv = `${HEAD}\n工務,請改善丁,水利局,,`;
    await send(csv, { source: 'TK01' }).expect(400);
    for (const role of ['agent', 'petition_clerk', 'manager', 'admin'] as const)
      await send(csv, LIST, await signIn(hotline.server.app, role)).expect(403);
    await send(csv, LIST, await signIn(hotline.server.app, 'officer', 'water-resources')).expect(403);
    await send(csv, LIST, hotline.supervisor).expect(200);
  });

  it('is entered once, however often it is sent', async () => {
    const csv = `${HEAD}\n工務,請改善戊,水利局,,`;
    const once = () => send(csv, LIST).set('Idempotency-Key', 'list-of-1-6');
    const [first, again] = [await once().expect(200), await once().expect(200)];
    expect(again.body).toEqual(first.body);
  });

  it('is entered once of two that are sent at the same moment', async () => {
    const csv = `${HEAD}\n工務,請改善己,水利局,,`;
    const codes = await Promise.all([send(csv, LIST), send(csv, LIST)]);
    expect(codes.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('is known again after another agency was given what it says', async () => {
    const csv = `${HEAD}\n工務,請改善庚,水利局,,`;
    const { numbers } = (await send(csv, LIST).expect(200)).body;
    const { version } = await hotline.page(numbers[0]);
    const wish = { version, agency: 'maintenance', reason: '權責改分' };
    await hotline.supervisor.post(`/api/cases/${numbers[0]}/actions/reassign`).send(wish).expect(200);
    const { body } = await send(csv, LIST).expect(422);
    expect(body.fields[0].code).toBe('ALREADY_TRACKED');
  });
});
