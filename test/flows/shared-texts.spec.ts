import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { rescanTexts } from '../../src/commands/admin/rescan-texts.js';
import { Hotline, POTHOLE, rowsOf } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let city: Hotline;
let chief: TestAgent;
let drainage: TestAgent;

beforeAll(async () => {
  city = await Hotline.open({ now: '2026-11-21T08:00:00+08:00' });
  chief = await signIn(city.server.app, 'agency_chief', 'maintenance');
  drainage = await signIn(city.server.app, 'officer', 'water-resources');
});
afterAll(() => city.close());

const WANG = { name: '王小明', phone: '0912-345-678', address: '高雄市三民區九如一路20號5樓' };
/** Nothing of this may be read by anybody who works for an agency. */
const SECRETS = [
  '王小明',
  '小 明',
  '0912345678',
  '0912-345-678',
  '０９１２',
  'A123456789',
  'wang@example.com',
  '九如一路20號',
  '李大同',
];

const TYPED = '我是 王 小明，住九如一路20號5樓，電話０９１２３４５６７８，身分證A123456789，坑洞在建工路';
const COVERED = '我是 〔姓名〕，住〔住址〕，電話〔電話〕，身分證〔身分證號〕，坑洞在建工路';
const WISH = { ...POTHOLE, place: '建工路415號前（王小明家對面）', description: TYPED };

const secretsIn = (body: unknown): string[] => {
  const text = JSON.stringify(body);
  return SECRETS.filter(secret => text.includes(secret));
};

/** Opened by the centre, noted, acknowledged and reported: with personal data in every text. */
async function leakyCase(): Promise<string> {
  const { number } = await city.record(WISH, { citizen: WANG });
  await city.onCase(number, 'note', { text: '王小明又來電，改打 wang@example.com' });
  await city.onOrder(number, 'acknowledge');
  await city.onOrder(number, 'report', {
    outcome: 'done',
    text: '已告知李大同先生，並致電0912345678給王小明',
    photos: [await city.photo()],
  });
  return number;
}

describe('an agency', () => {
  let number: string;
  beforeAll(async () => {
    number = await leakyCase();
  });

  it('reads every text of its case covered, wherever it reads it', async () => {
    for (const by of [city.officer, chief]) {
      const page = await city.page(number, by);
      expect(page).toMatchObject({
        description: COVERED,
        place: '建工路415號前（〔姓名〕家對面）',
        sharedDescription: null,
        sharedPlace: null,
      });
      expect(page.timeline.map(({ text }) => text).filter(Boolean)).toEqual([
        '已告知〔姓名〕先生，並致電〔電話〕給〔姓名〕',
        '〔姓名〕又來電，改打 〔電子郵件〕',
      ]);
      expect(page.workOrders[0]?.reportText).toBe('已告知〔姓名〕先生，並致電〔電話〕給〔姓名〕');
      const lists = await Promise.all(
        ['/api/cases', `/api/cases?q=${number}`, '/api/work-orders', '/api/work-orders?state=open'].map(
          path => by.get(path).expect(200),
        ),
      );
      for (const { body } of lists) expect(body.items.length).toBeGreaterThan(0);
      expect(secretsIn([page, ...lists.map(({ body }) => body)])).toEqual([]);
    }
  });

  it('reads what it left behind covered, too', async () => {
    const { number: moved } = await city.record(WISH, { citizen: WANG });
    await city.onCase(moved, 'reassign', {
      agency: 'water-resources',
      reason: '王小明說是排水溝，電話0912345678',
    });
    const [left, had] = await Promise.all([
      city.officer.get('/api/work-orders?state=closed').expect(200),
      drainage.get('/api/work-orders').expect(200),
    ]);
    expect(JSON.stringify(left.body)).toContain(moved);
    expect(JSON.stringify(had.body)).toContain(moved);
    const page = await city.page(moved, drainage);
    expect(page.timeline.find(({ kind }) => kind === 'case.reassigned')?.text).toBe(
      '〔姓名〕說是排水溝，電話〔電話〕',
    );
    expect(secretsIn([left.body, had.body, page])).toEqual([]);
  });

  it('reads a written reply covered; the petitioner’s own copy keeps what was typed', async () => {
    const wish = { category: 'PEN01', agency: 'maintenance', description: '陳情' };
    const { number: letter } = await city.record(wish, { citizen: WANG });
    await city.onOrder(letter, 'acknowledge');
    await city.onOrder(letter, 'reply', { text: '王小明先生您好，您反映的事項已改善' });
    expect((await city.page(letter, city.officer)).reply?.text).toBe('〔姓名〕先生您好，您反映的事項已改善');
    expect((await city.page(letter)).reply?.text).toBe('王小明先生您好，您反映的事項已改善');
  });
});

describe('the centre', () => {
  it('reads what was typed, and beside it what agencies read instead', async () => {
    const number = await leakyCase();
    for (const by of [city.agent, city.supervisor]) {
      const page = await city.page(number, by);
      expect(page).toMatchObject({
        description: TYPED,
        sharedDescription: COVERED,
        place: WISH.place,
        sharedPlace: '建工路415號前（〔姓名〕家對面）',
      });
      expect(page.timeline.find(({ kind }) => kind === 'case.noted')).toMatchObject({
        text: '王小明又來電，改打 wang@example.com',
        sharedText: '〔姓名〕又來電，改打 〔電子郵件〕',
      });
    }
  });

  it('has no mark where nothing is covered', async () => {
    const { number } = await city.record();
    expect(await city.page(number)).toMatchObject({ sharedDescription: null, sharedPlace: null });
  });

  it('keeps the notes of contacts that open no case', async () => {
    await city.agent
      .post('/api/contacts')
      .send({
        channel: 'phone',
        outcome: 'inquiry',
        inquiry: { topic: 'other', answeredAtOnce: true, note: '王小明 0912345678' },
      })
      .expect(201);
    const answers = await Promise.all(['/api/cases', '/api/work-orders'].map(path => city.officer.get(path)));
    expect(secretsIn(answers.map(({ body }) => body))).toEqual([]);
  });
});

describe('nothing that was typed', () => {
  it('is in an event', async () => {
    await leakyCase();
    await city.server.settle();
    const events = await city.server.db.query('select payload, actor from event');
    expect(secretsIn(events)).toEqual([]);
  });
});

describe('rows that were there before', () => {
  it('are brought up to date by a command, with what is known of the petitioner; once more changes nothing', async () => {
    const number = await leakyCase();
    const { db, config, databaseUrl } = city.server;
    await db.query('update case_file set shared_description = null, shared_place = null where number = $1', [
      number,
    ]);
    const ofCase = '(select id from case_file where number = $1)';
    await db.query(`update case_entry set shared_text = null where case_id = ${ofCase}`, [number]);
    await db.query(`update work_order set shared_report = null where case_id = ${ofCase}`, [number]);
    expect(secretsIn(await city.page(number, city.officer))).not.toEqual([]);
    const said: string[] = [];
    const print = jest.spyOn(console, 'log').mockImplementation(line => void said.push(String(line)));
    await rescanTexts(config, databaseUrl);
    await rescanTexts(config, databaseUrl);
    print.mockRestore();
    expect(secretsIn(await city.page(number, city.officer))).toEqual([]);
    expect(said).toEqual([
      expect.stringMatching(/agencies read 4 of/),
      expect.stringMatching(/agencies read 0 of/),
    ]);
  });
});

describe('a scan while typing', () => {
  it('says what agencies will not see, and keeps nothing', async () => {
    const before = await rowsOf(city.server);
    const { body } = await city.agent
      .post('/api/texts/scan')
      .send({ text: '敝姓林，手機0912345678' })
      .expect(200);
    expect(body).toEqual({
      found: [
        { kind: 'name', start: 2, end: 3 },
        { kind: 'phone', start: 6, end: 16 },
      ],
      shared: '敝姓〔姓名〕，手機〔電話〕',
    });
    const log = await city.server.db.query('select * from access_log');
    expect(await rowsOf(city.server)).toEqual(before);
    expect(JSON.stringify(log)).not.toContain('0912345678');
  });

  it('is for who records, and takes a text of bounded length', async () => {
    for (const role of ['officer', 'agency_chief', 'manager', 'auditor', 'admin'] as const) {
      const person = await signIn(city.server.app, role);
      await person.post('/api/texts/scan').send({ text: 'x' }).expect(403);
    }
    await city.agent
      .post('/api/texts/scan')
      .send({ text: 'x'.repeat(20_001) })
      .expect(400);
    await city.agent
      .post('/api/texts/scan')
      .send({ text: ['x'] })
      .expect(400);
  });
});
