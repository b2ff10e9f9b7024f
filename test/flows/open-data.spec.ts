import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { readKaohsiung } from '../../src/commands/import/kaohsiung.rules.js';
import type { EventMap } from '../../src/events.js';
import { Consumers } from '../../src/platform/log/consumers.service.js';
import type { EventKind } from '../../src/platform/log/fact.js';
import type { OpenCountsDto } from '../../src/statistics/open-data/open-data.dto.js';
import type { Open1999 } from '../../src/statistics/open-data/open1999.rules.js';
import { PublishService } from '../../src/statistics/open-data/publish.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller } from '../support/story.js';
import { TableLock } from '../support/table-lock.js';

const NOW = '2026-11-23T00:00:00+08:00';
const WEEK = 'from=2026-11-02&to=2026-11-08';
const [SANMIN, ZUOYING, XINXING] = ['64000050', '64000030', '64000060'];
const DAYS = ['02', '03', '04', '05', '06', '07', '08'];

let city: TestApp;
let log: Teller;
const publish = () => city.app.get(PublishService).publishDue();
const stories: Record<string, Story[]> = {};

/** So many cases of one item in one district, on the days of the week in turn. */
async function tell(
  name: string,
  count: number,
  changes: Partial<EventMap['case.opened']>,
  week = DAYS,
): Promise<void> {
  stories[name] = Array.from(
    { length: count },
    (_, i) => new Story(`2026-11-${week[i % 7]} ${String(8 + (i % 12)).padStart(2, '0')}:37`, changes),
  );
  await log.write(stories[name].flatMap(({ events }) => events));
}

beforeAll(async () => {
  city = await startApp({ now: NOW });
  log = new Teller(city);
  // There is nothing yet, so nothing begins: what comes is not told of late.
  await publish();
  await tell('many', 6, { category: 'RD01', district: SANMIN });
  await tell('joins', 5, { category: 'RD01', district: ZUOYING });
  await tell('rare', 2, { category: 'RD01', district: XINXING, agency: 'maintenance' });
  await tell('lights', 8, { category: 'LT01', district: SANMIN });
  await tell('lights2', 7, { category: 'LT01', district: ZUOYING });
  await tell('single', 1, { category: 'TO01', district: XINXING });
  await tell('danger', 9, { category: 'PO05', district: SANMIN });
  await tell('petitions', 6, { kind: 'petition', category: 'PEN01', district: SANMIN });
  await tell('protected', 6, { category: 'LT01', district: SANMIN, confidential: true });
  await tell('history', 6, { category: 'LT01', district: SANMIN, origin: 'replay' });
  await publish();
});
afterAll(() => city.close());

const get = (path: string) => request(city.url).get(`/open-data${path}`);
const cases = async (asked = WEEK): Promise<Open1999[]> =>
  (await get(`/dispatch-cases?${asked}`).expect(200)).body;
const counts = async (asked = WEEK): Promise<OpenCountsDto['rows']> =>
  ((await get(`/dispatch-counts?${asked}`).expect(200)).body as OpenCountsDto).rows;
/** What an attacker can hold against another reading: which case is of what, and where. */
const places = (rows: readonly Open1999[]): string[] =>
  rows
    .map(
      row =>
        `${row.FileNo_} ${row.InformDesc_} ${row.ZipName_} ${row.zipcode_} ${row.ReplyUnit_} ${row.Cre_Date_}`,
    )
    .sort();
const by = (rows: readonly Open1999[]): Record<string, number> => {
  const told: Record<string, number> = {};
  for (const { InformDesc_, ZipName_ } of rows)
    told[`${InformDesc_} ${ZipName_}`] = (told[`${InformDesc_} ${ZipName_}`] ?? 0) + 1;
  return told;
};

describe('the cases that anybody may read', () => {
  it('are told of a district where there are enough, and else of the city, with another one beside a single rare one', async () => {
    const rows = await cases();
    expect(by(rows)).toEqual({
      '路面坑洞 三民區': 6,
      '路面坑洞 全市': 7,
      '路燈故障 三民區': 8,
      '路燈故障 左營區': 7,
      '風景區設備損壞有立即危險者 全市': 1,
    });
  });

  it('tell of the city neither who has it, nor the hour, nor a postcode; and nobody’s number', async () => {
    const rows = await cases();
    for (const row of rows.filter(({ ZipName_ }) => ZipName_ === '全市'))
      expect([row.ReplyUnit_, row.UnitName_, row.zipcode_, row.Cre_Date_.slice(-11)]).toEqual([
        ...['', '', ''],
        '上午 12:00:00',
      ]);
    for (const row of rows) {
      expect([row.address_, row.BeforeDesc_, row.Memo_, row.Lat_, row.Lng_]).toEqual(['', '', '', '', '']);
      expect(row.Cre_Date_).toMatch(/:00:00$/);
      expect(row.FileNo_).toMatch(/^INS2611\d\d[0-9A-F]{12}$/);
    }
    const all = JSON.stringify(rows);
    for (const story of Object.values(stories).flat())
      for (const own of [story.caseId, story.caseId.slice(-12)]) expect(all).not.toContain(own);
  });

  it('are in the form of the city’s open1999: what reads the one reads the other', async () => {
    for (const row of await cases()) {
      const read = readKaohsiung({ ...row }, new Date(NOW));
      expect([read.number, read.items, read.doubts]).toEqual([row.FileNo_, [row.InformDesc_], []]);
    }
  });

  it('say how far each was at the last look of a day, and what came of it by its code', async () => {
    const [story] = stories.many as [Story];
    story.events.length = 0;
    story.tell('workorder.acknowledged', '2026-11-02 12:10');
    story.tell('workorder.reported', '2026-11-02 13:10', { outcome: 'done' });
    story.tell('case.released', '2026-11-03 14:45', { how: 'called_back' });
    await log.write(story.events);
    const ended = async () => (await cases()).filter(({ Status_ }) => Status_ === '5');
    // Whoever asks each minute does not learn the minute.
    await publish();
    expect(await ended()).toEqual([]);
    await city.moveTo('2026-11-23T12:00:00+08:00');
    await publish();
    expect(await ended()).toEqual([]);
    await city.moveTo('2026-11-24T00:10:00+08:00');
    await publish();
    expect(await ended()).toMatchObject([
      {
        ...{ ZipName_: '三民區', StatusName_: '解除管制', Close_Date_: '2026/11/3 下午 02:00:00' },
        AfterDesc_: '已處理完成',
      },
    ]);
  });

  it('are asked for by day: not more than 31 at once, and no week before its time', async () => {
    for (const asked of ['from=2026-11-01&to=2026-12-02', 'from=2026-11-08&to=2026-11-02', 'from=x&to=y', ''])
      await get(`/dispatch-cases?${asked}`).expect(400);
    await tell('later', 40, { category: 'LT01', district: SANMIN }, [
      '09',
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
    ]);
    await publish();
    expect(await cases('from=2026-11-09&to=2026-11-15')).toEqual([]);
    expect(await cases('from=2026-11-01&to=2026-11-30')).toHaveLength((await cases()).length);
  });
});

describe('somebody who holds one reading against another', () => {
  it('learns nothing more by other windows: each case is told alike in each', async () => {
    const whole = places(await cases());
    const daily: Open1999[] = [];
    for (const day of DAYS) daily.push(...(await cases(`from=2026-11-${day}&to=2026-11-${day}`)));
    expect(places(daily)).toEqual(whole);
    for (const [from, to] of [
      ['02', '04'],
      ['03', '08'],
      ['05', '05'],
    ]) {
      const part = places(await cases(`from=2026-11-${from}&to=2026-11-${to}`));
      expect(part.filter(one => !whole.includes(one))).toEqual([]);
    }
  });

  it('learns nothing more by the counts: they are sums of what the cases tell', async () => {
    const rows = await cases();
    const told: Record<string, number> = {};
    for (const { itemName, districtName, cases: count } of await counts())
      told[`${itemName} ${districtName}`] = (told[`${itemName} ${districtName}`] ?? 0) + count;
    expect(told).toEqual(by(rows));
    // No sum over a district or an item leads to what is hidden: of each item the city has at least five, or all.
    for (const item of new Set(rows.map(({ InformDesc_ }) => InformDesc_))) {
      const of = rows.filter(({ InformDesc_ }) => InformDesc_ === item);
      const hidden = of.filter(({ ZipName_ }) => ZipName_ === '全市').length;
      expect(hidden === 0 || hidden >= 5 || hidden === of.length).toBe(true);
    }
  });

  it('learns nothing more the next day, whatever has changed meanwhile', async () => {
    const before = [places(await cases()), await counts()];
    const [rare] = stories.rare as [Story];
    rare.events.length = 0;
    rare.tell('case.recategorised', '2026-11-22 09:00', { from: 'RD01', to: 'LT01', kind: 'dispatch' });
    const [joins] = stories.joins as [Story];
    joins.events.length = 0;
    joins.tell('case.withdrawn', '2026-11-22 09:00');
    joins.tell('case.reassigned', '2026-11-22 09:01', { from: 'police', to: 'maintenance' });
    await log.write([...rare.events, ...joins.events]);
    // Told late, of a day that was published: three more of the rare ones would make the district known.
    await tell('late', 3, { category: 'RD01', district: XINXING });
    await city.moveTo('2026-11-25T00:00:00+08:00');
    await publish();
    expect([places(await cases()), await counts()]).toEqual(before);
    const [{ told }] = (await city.db.query(
      `select count(*)::int as told from open_case where category = 'RD01' and district = $1`,
      [XINXING],
    )) as [{ told: number }];
    expect(told).toBe(0);
  });

  it('finds one and the same, however many servers publish at once, and writes nothing by asking', async () => {
    await city.moveTo('2026-11-30T00:00:00+08:00');
    const asked = 'from=2026-11-09&to=2026-11-15';
    expect(await cases(asked)).toEqual([]);
    expect((await get('').expect(200)).body.until).toBe('2026-11-08');
    await Promise.all(Array.from({ length: 6 }, publish));
    const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => cases(asked)));
    expect(first).toHaveLength(40);
    for (const one of others) expect(one).toEqual(first);
  });
});

const NO_LONGER_PUBLIC = 'what has become protected, exempt or a petition after it was published';
let told: unknown[] = [];
const whereAndHowMany = async () => [places(await cases()), await counts()];
const others = async () =>
  (await cases()).filter(({ Status_, InformDesc_ }) => Status_ === '9' && InformDesc_ === '路面坑洞');

describe(NO_LONGER_PUBLIC, () => {
  it('is followed no further, and looks on that day like any other', async () => {
    const [, first, second, third, fourth] = stories.many as Story[];
    told = await whereAndHowMany();
    const changes: [Story, EventKind, object][] = [
      [first as Story, 'case.recategorised', { from: 'RD01', to: 'PO04', becomesConfidential: true }],
      [second as Story, 'case.recategorised', { from: 'RD01', to: 'PO05' }],
      [third as Story, 'case.recategorised', { from: 'RD01', to: 'PEN01', kind: 'petition' }],
      [fourth as Story, 'case.withdrawn', {}],
    ];
    const before = (await others()).length;
    for (const [story, kind, payload] of changes) {
      story.events.length = 0;
      story.tell('workorder.dispatched', '2026-11-30 01:00');
      story.tell(kind, '2026-11-30 01:10', { kind: 'dispatch', ...payload });
      if (kind !== 'case.withdrawn') {
        story.tell('workorder.reported', '2026-11-30 02:00', { outcome: 'done' });
        story.tell('case.released', '2026-11-30 03:00', { how: 'called_back' });
      }
      await log.write(story.events);
    }
    const ended = (await cases()).filter(({ Status_ }) => Status_ === '5').length;
    await city.moveTo('2026-12-01T00:10:00+08:00');
    await publish();
    expect(await others()).toHaveLength(before + 1);
    expect((await cases()).filter(({ Status_ }) => Status_ === '5')).toHaveLength(ended);
  });
});

describe('a week of which the facts do not know all yet', () => {
  const WEEK_AFTER = 'from=2026-11-16&to=2026-11-22';
  const mend = () => city.db.query('alter table fact_case drop constraint if exists broken');
  afterAll(mend);

  it('waits, says so, and is whole when they do', async () => {
    await tell('before', 4, { category: 'RD02', district: SANMIN }, Array(7).fill('16'));
    await city.db.query(`alter table fact_case add constraint broken check (false) not valid`);
    await tell('parked', 3, { category: 'RD02', district: SANMIN }, Array(7).fill('17'));
    await city.moveTo('2026-12-07T00:00:00+08:00');
    await publish();
    const waiting = await get(`/dispatch-cases?${WEEK_AFTER}`).expect(200);
    expect([waiting.body, waiting.headers['open-data-until']]).toEqual([[], '2026-11-15']);
    expect(waiting.headers['cache-control']).toBe('public, max-age=60');
    await mend();
    await city.app.get(Consumers).hearParked();
    await publish();
    const whole = await get(`/dispatch-cases?${WEEK_AFTER}`).expect(200);
    expect([whole.body.length, whole.headers['open-data-until']]).toEqual([7, '2026-11-22']);
    expect(by(whole.body)).toMatchObject({ [`${whole.body[0].InformDesc_} 三民區`]: 7 });
  });

  it('holds up nothing where it is what is told of later that is parked', async () => {
    await city.db.query(`alter table fact_case add constraint broken check (false) not valid`);
    await log.write(new Story('2026-12-14 08:37', { category: 'RD02', district: SANMIN }).events);
    await mend();
    await city.moveTo('2026-12-14T12:00:00+08:00');
    await publish();
    expect((await get('').expect(200)).body.until).toBe('2026-11-29');
    await city.app.get(Consumers).hearParked();
  });

  it('is told of by its rule, whether or not there was anything in it', async () => {
    expect((await get('').expect(200)).body.until).toBe('2026-11-29');
    await get('/dispatch-cases?from=0001-01-01&to=0001-01-31').expect(200);
    const weeks = (await city.db.query(
      'select monday::text as monday from open_week order by 1',
    )) as object[];
    expect(weeks).toEqual(['2026-11-02', '2026-11-09', '2026-11-16'].map(monday => ({ monday })));
  });

  it('had nothing for ever, once that is told: what becomes public later would be told apart', async () => {
    await tell('belated', 6, { category: 'LT01', district: SANMIN }, Array(7).fill('24'));
    await publish();
    expect(await cases('from=2026-11-23&to=2026-11-29')).toEqual([]);
    const weeks = await city.db.query('select monday from open_week');
    expect(weeks).toHaveLength(3);
  });

  it('is published although what was published cannot be followed', async () => {
    await tell('next', 6, { category: 'LT01', district: SANMIN }, Array(7).fill('30'));
    await city.db.query(`alter table open_head add constraint unfollowed check (followed_on < '2026-12-20')`);
    try {
      await city.moveTo('2026-12-21T00:00:00+08:00');
      await expect(publish()).rejects.toThrow('unfollowed');
      expect(await cases('from=2026-11-30&to=2026-12-06')).toHaveLength(6);
    } finally {
      await city.db.query('alter table open_head drop constraint unfollowed');
    }
    await publish();
    const head = await city.db.query(`select followed_on::text as "on" from open_head`);
    expect(head).toEqual([{ on: '2026-12-21' }]);
  });
});

describe(NO_LONGER_PUBLIC, () => {
  it('looks like what was withdrawn: where and when it was stays as it was told, and no count says which one it is', async () => {
    expect(await whereAndHowMany()).toEqual(told);
    const all = await others();
    expect(all.filter(({ ZipName_ }) => ZipName_ === '三民區').length).toBeGreaterThanOrEqual(4);
    for (const one of all) expect([one.Close_Date_, one.AfterDesc_]).toEqual(['', '']);
  });
});

describe('caches and programs', () => {
  it('have the licence, the time, the rules of protection and a tag', async () => {
    const { body } = await get('').expect(200);
    expect(body).toMatchObject({
      licence: { name: '政府資料開放授權條款-第1版', url: 'https://data.gov.tw/license' },
      ...{ until: '2026-12-06', delayDays: 14, atLeast: 5, exemptCategories: ['PO05'] },
      updatedAt: expect.any(String),
      exempt: [{ 'zh-TW': '急迫危害立即排除', en: expect.any(String) }],
    });
    const browser = await get('').set('accept', 'text/html,application/xhtml+xml,*/*;q=0.8').expect(303);
    expect([browser.headers.location, browser.headers.vary]).toEqual(['/opendata', 'Accept']);
    const first = await get(`/dispatch-counts?${WEEK}`).expect(200);
    expect(first.body).toMatchObject({ licence: body.licence, updatedAt: expect.any(String) });
    expect(first.headers).toMatchObject({
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      link: '<https://data.gov.tw/license>; rel="license"',
    });
    const tag = first.headers.etag as string;
    const again = await get(`/dispatch-counts?${WEEK}`).set('if-none-match', tag).expect(304);
    expect(again.text).toBe('');
    await get(`/dispatch-counts?${WEEK}`).set('if-none-match', '*').expect(304);
    await get('/dispatch-counts?from=2026-11-03&to=2026-11-08').set('if-none-match', tag).expect(200);
  });

  it('have it as CSV, with the same columns', async () => {
    const { text, headers } = await get(`/dispatch-cases?${WEEK}&format=csv`).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toBe(
      'attachment; filename="dispatch-cases-2026-11-02-2026-11-08.csv"',
    );
    const [head, ...lines] = text.trim().split('\r\n');
    expect(head?.replace('\ufeff', '')).toBe(Object.keys((await cases())[0] as Open1999).join(','));
    expect(lines).toHaveLength((await cases()).length);
    expect((await get(`/dispatch-counts?${WEEK}&format=csv`).expect(200)).text).toContain('三民區');
  });

  it('are answered while the desk holds every case', async () => {
    const held = await TableLock.on(city.databaseUrl, 'case_file');
    try {
      expect(await cases()).not.toEqual([]);
    } finally {
      await held.release();
    }
  });
});
