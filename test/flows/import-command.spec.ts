import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command, type Said } from '../support/command.js';
import { ask } from '../support/embedded.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), 'hotline-feed-')), freshDatabase()]);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const row = (number: number, status: number, change: object = {}): object => ({
  FileNo_: `INS170821${number}`,
  Status_: String(status),
  Cre_Date_: '2017/8/21 下午 05:23:52',
  Save_Date_: status > 1 ? '2017/8/21 下午 05:30:00' : '',
  Close_Date_: status === 5 ? '2017/8/22 上午 12:10:00' : '',
  ...{ UnitName_: '養工處', ZipName_: '苓雅區', zipcode_: '802', address_: '五福四路口' },
  ...{ InformDesc_: '路燈故障(一)', BeforeDesc_: '渠反映路燈不亮，電話0912345678，建請查處。' },
  AfterDesc_: status === 5 ? '該處已修復；本案不需回電故解除管制。' : '',
  ...{ Lat_: '22.62', Lng_: '120.31' },
  ...change,
});
const ROWS = [
  ...[row(160, 1), row(161, 2), row(162, 3), row(163, 4), row(164, 5), row(165, 9)],
  row(166, 5, { InformDesc_: '魔法', UnitName_: '魔法部', ZipName_: '中西區', zipcode_: '700' }),
  row(167, 5, { UnitName_: '' }),
  ...[row(168, 0), row(169, 2, { Cre_Date_: '2017/2/30 上午 10:00:00' }), null],
];

const write = async (name: string, content: string | Buffer): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
};
const run = (...args: string[]): Promise<Said> =>
  Command.run('import', args, { dataDir: join(folder, 'data'), databaseUrl: database.url });
const counts = async (): Promise<object> => {
  const [found] = await ask(
    database.url,
    `select (select count(*) from case_file)::int as cases, (select count(*) from contact)::int as contacts,
            (select count(*) from work_order)::int as orders, (select sum(version) from case_file)::int as changes,
            (select count(*) from clock)::int as clocks, (select count(*) from phone_task)::int as tasks,
            (select count(*) from call_back)::int as "callBacks", (select count(*) from event)::int as told,
            (select count(*) from fact_case where untimed)::int as untimed`,
  );
  return found as object;
};

describe('npm run import', () => {
  it('reads and reports only, when it is told to', async () => {
    const { code, out } = await run(
      'kaohsiung-open1999',
      await write('a.json', JSON.stringify(ROWS)),
      '--dry-run',
    );
    expect(code).toBe(2);
    expect(out).toContain('11 rows: 8 cases, 0 rows that repeat one of them, 3 rejected.');
    expect(out).toContain('row 9 (INS170821168): Status_ is none of 1 to 5 and 9.');
    expect(out).not.toContain('0912345678');
    expect(await counts()).toMatchObject({ cases: 0, contacts: 0 });
  });

  it('takes every row it understands, without clocks, notices or calls; the others are named', async () => {
    const { code, out, err } = await run('kaohsiung-open1999', join(folder, 'a.json'), '--json');
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      ...{ rows: 11, cases: 8, added: 8, wentOn: 0, unchanged: 0, dryRun: false, untimed: true },
      byStatus: { 1: 1, 2: 1, 3: 1, 4: 1, 5: 3, 9: 1 },
      inTheSystem: { recorded: 1, dispatched: 1, acknowledged: 1, reported: 1, released: 3, withdrawn: 1 },
      rejected: [
        { number: 'INS170821168' },
        { what: expect.stringContaining('2017-02-30') },
        { number: null },
      ],
      ...{ unknownItems: { 魔法: 1 }, unknownUnits: { 魔法部: 1 }, unknownDistricts: { 中西區: 1 } },
    });
    expect(await counts()).toMatchObject({
      cases: 8,
      contacts: 8,
      clocks: 0,
      tasks: 0,
      callBacks: 0,
      untimed: 8,
    });
  });

  it('keeps what the old system said, with personal data covered, and when', async () => {
    const [found] = await ask(
      database.url,
      `select c.origin, c.place, c.description, c.shared_description as shared, c.lat, c.released_how as how,
              c.received_at as received, w.dispatched_at as sent, w.acknowledged_at as acknowledged,
              w.report_text as report, c.closed_at as closed
         from case_file c join work_order w on w.case_id = c.id where c.source_reference = 'INS170821164'`,
    );
    const closed = new Date('2017-08-22T00:10:00+08:00');
    expect(found).toEqual({
      ...{ origin: 'replay', place: '五福四路口', lat: 22.62, how: 'not_needed' },
      description: '渠反映路燈不亮，電話0912345678，建請查處。',
      shared: '渠反映路燈不亮，電話〔電話〕，建請查處。',
      received: new Date('2017-08-21T17:23:52+08:00'),
      sent: new Date('2017-08-21T17:30:00+08:00'),
      report: '該處已修復；本案不需回電故解除管制。',
      ...{ acknowledged: closed, closed },
    });
  });

  it('adds nothing the second time, whatever file has the rows', async () => {
    const before = await counts();
    const packed = await write(
      'b.jsonl.gz',
      gzipSync(
        ROWS.slice(0, 8)
          .map(one => JSON.stringify(one))
          .join('\n'),
      ),
    );
    const { code, out } = await run('kaohsiung-open1999', packed, '--json');
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, added: 0, wentOn: 0, unchanged: 8 });
    expect(await counts()).toEqual(before);
  });

  it('goes on where a newer file is further, and never back', async () => {
    const file = await write('c.json', JSON.stringify({ data: [row(162, 5), row(164, 3), row(165, 2)] }));
    const { code, out } = await run('kaohsiung-open1999', file, '--json');
    expect({ code, ...JSON.parse(out) }).toMatchObject({
      ...{ code: 0, added: 0, wentOn: 1, unchanged: 2 },
      inTheSystem: { released: 2, withdrawn: 1 },
    });
    expect(await counts()).toMatchObject({ cases: 8, clocks: 0 });
  });

  it('takes other words for what stands where it stood, once, and keeps those of before', async () => {
    const changed = [
      row(160, 1, { BeforeDesc_: '渠反映路燈閃爍，電話0912345678。' }),
      row(163, 5, { AfterDesc_: '已換燈泡。', address_: '五福三路口' }),
      row(164, 5, { AfterDesc_: '該處已修復；已電0912345678。' }),
      row(166, 3, { BeforeDesc_: '早先的說法' }),
      row(167, 5, { UnitName_: '' }),
    ];
    const file = await write('texts.json', JSON.stringify(changed));
    const first = JSON.parse((await run('kaohsiung-open1999', file, '--json')).out);
    expect(first).toMatchObject({ added: 0, wentOn: 1, changed: 3, unchanged: 2 });
    expect(
      await ask(
        database.url,
        `select c.source_reference as number, c.description, c.shared_description as shared, c.place, w.report_text as report,
                w.shared_report as "sharedReport", array_agg(e.text order by e.id) filter (where e.kind = 'case.source-changed') as said
           from case_file c left join work_order w on w.case_id = c.id left join case_entry e on e.case_id = c.id
          where c.source_reference ~ '16[0346]$' group by c.id, w.id order by 1`,
      ),
    ).toMatchObject([
      {
        description: '渠反映路燈閃爍，電話0912345678。',
        shared: '渠反映路燈閃爍，電話〔電話〕。',
        said: ['渠反映路燈不亮，電話0912345678，建請查處。'],
      },
      { place: '五福三路口', said: ['五福四路口'] },
      {
        report: '該處已修復；已電0912345678。',
        sharedReport: '該處已修復；已電〔電話〕。',
        said: ['該處已修復；已電0912345678。'],
      },
      { description: '【魔法】渠反映路燈不亮，電話0912345678，建請查處。', said: null },
    ]);
    const before = await counts();
    const again = JSON.parse((await run('kaohsiung-open1999', file, '--json')).out);
    expect(again).toMatchObject({ added: 0, wentOn: 0, changed: 0, unchanged: 5 });
    expect(await counts()).toEqual(before);
  });

  it('names a rejected line by its number in the file, behind blank ones too', async () => {
    const lines = [
      row(160, 1, { BeforeDesc_: '渠反映路燈閃爍，電話0912345678。' }),
      row(168, 0),
      row(164, 3),
    ];
    const file = await write('blank.jsonl', lines.map(one => JSON.stringify(one)).join('\n\n\n'));
    const { out } = await run('kaohsiung-open1999', file);
    expect(out).toContain('  row 4 (INS170821168): Status_');
  });

  it('takes Tainan’s records into another city: uncategorised, without a district, and readable', async () => {
    const xml = `<root><returncode>0</returncode><records><record><service_request_id>UN201505030064</service_request_id>
      <requested_datetime>2015-05-03 11:20:00.0</requested_datetime><status>已完工</status><area>南區</area>
      <service_name>動物救援</service_name><agency>0</agency><description>貓 &lt;受困&gt;</description>
      <address_string>新孝路</address_string><updated_datetime>2015-05-03 16:16:17.0</updated_datetime>
      </record></records></root>`;
    const { code, out } = await run('tainan-open1999', await write('d.xml', xml), '--json');
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 0, added: 1, inTheSystem: { released: 1 } });
    const [found] = await ask(
      database.url,
      `select description, place, district from case_file where source_reference = 'UN201505030064'`,
    );
    expect(found).toEqual({ description: '【動物救援】貓 <受困>', place: '南區新孝路', district: null });
  });

  it.each([
    ['cut.json', '[{"FileNo_":"INS1","Sta', /ends in the middle/],
    ['cut.xml', '<root><records><record>', /middle or is broken/],
    ['page.json', '<html><body>503</body></html>', /web page/],
  ])('refuses %s whole, with a sentence', async (name, content, why) => {
    const before = await counts();
    const { code, out, err } = await run('kaohsiung-open1999', await write(name, content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(why);
    expect(await counts()).toEqual(before);
  });
});
