import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { grantOf } from '../../src/access/rights.js';
import { type Role, roles } from '../../src/access/roles.js';
import type { CalendarDto, CalendarImportDto } from '../../src/city/calendar.dto.js';
import { CityService } from '../../src/city/city.service.js';
import { CityLoader } from '../../src/city/city-loader.service.js';
import { readProfile } from '../../src/city/profile/read-profile.js';
import type { CalendarYear, ProfileEntry } from '../../src/city/profile.js';
import { LogTail } from '../../src/platform/log/log-tail.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { published, together } from '../support/calendar-file.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** Six working days from Friday 13 November 2026 end with Monday 23 November. */
const FRIDAY = '2026-11-13T10:00:00+08:00';
const PETITION = { category: 'PTX01', district: '64000050', description: '稅單寄錯地址' };

const entries = readProfile('config/city/kaohsiung');
const known = (year: number): CalendarYear =>
  entries.find(entry => entry.kind === 'calendar' && entry.content.year === year)?.content as CalendarYear;

/** The year as the profile has it, but for some days. */
function fileOf(year: number, changed: Record<string, string> = {}): string {
  const { off, makeUp } = known(year);
  const mark =
    (sign: string) =>
    ([date, name]: [string, string]) => [date.replaceAll('-', ''), `${sign},${name}`];
  const marks = [...Object.entries(off).map(mark('2')), ...Object.entries(makeUp).map(mark('0'))];
  return published(year, { ...Object.fromEntries(marks), ...changed });
}
/** Offices close on Thursday 26 November, and work on Friday 25 December. */
const ANOTHER_2026 = fileOf(2026, { '20261126': '2,臨時放假', '20261225': '0,' });

let hotline: Hotline;
let server: TestApp;
let supervisor: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: FRIDAY });
  ({ server, supervisor } = hotline);
});
afterAll(() => hotline.close());

const send = (file: string | Buffer, apply: boolean, by = supervisor) =>
  by
    .post(`/api/city/calendar/imports?apply=${apply}`)
    .attach('file', Buffer.from(file), { filename: '115年辦公日曆.csv', contentType: 'text/csv' });

const imported = async (file: string, apply: boolean): Promise<CalendarImportDto> =>
  (await send(file, apply).expect(200)).body;

const calendarOf = async (year: number, by = supervisor): Promise<CalendarDto> =>
  (await by.get(`/api/city/calendar?year=${year}`).expect(200)).body;

const load = (profile: readonly ProfileEntry[] = entries) => server.app.get(CityLoader).load(profile);

async function written(): Promise<unknown> {
  await server.settle();
  const [counts] = await server.db.query(
    `select (select count(*) from city_entry) as entries, (select count(*) from recalculation) as recalculations,
            (select count(*) from event where kind <> 'recalculation.finished') as events,
            (select count(*) from access_log) as accesses`,
  );
  return counts;
}

const toldYears = async (): Promise<number[]> => {
  await server.settle();
  const told = await server.db.query<{ year: number }>(
    `select (payload->>'year')::int as year from event where kind = 'calendar.imported' order by position`,
  );
  return told.map(({ year }) => year);
};

describe('the calendar', () => {
  it('is shown year by year to everybody who works here', async () => {
    const officer = await signIn(server.app, 'officer', 'maintenance');
    const calendar = await calendarOf(2026, officer);
    expect(calendar).toMatchObject({ year: 2026, known: true, imported: false, workingDays: 245 });
    expect(calendar.years).toEqual(Array.from({ length: 15 }, (_, i) => 2013 + i));
    expect(calendar.days[0]).toEqual({ date: '2026-01-01', name: '開國紀念日', kind: 'off' });
    const made = (await calendarOf(2025)).days.filter(({ kind }) => kind === 'make_up');
    expect(made).toEqual([{ date: '2025-02-08', name: '補行上班', kind: 'make_up' }]);
    expect((await supervisor.get('/api/city/calendar').expect(200)).body).toEqual(calendar);
  });

  it('of a year that is not published yet is Monday to Friday, and says so', async () => {
    const { years: _, ...calendar } = await calendarOf(2028);
    expect(calendar).toEqual({ year: 2028, known: false, imported: false, days: [], workingDays: 260 });
    for (const year of ['1', 'next', '2026.5', '99999', ''])
      await supervisor.get(`/api/city/calendar?year=${year}`).expect(400);
  });
});

describe('a calendar file', () => {
  it('says what it would change before it changes anything', async () => {
    const before = await written();
    const { years, applied } = await imported(together(ANOTHER_2026, published(2028)), false);
    expect(applied).toBe(false);
    expect(years).toMatchObject([
      {
        ...{ year: 2026, new: false, changed: true, workingDays: 245, renamed: [] },
        added: [{ date: '2026-11-26', name: '臨時放假', kind: 'off' }],
        removed: [{ date: '2026-12-25', name: '行憲紀念日', kind: 'off' }],
        doubts: [{ date: '2026-12-25' }],
      },
      { year: 2028, new: true, changed: true, workingDays: 260, added: [], removed: [] },
    ]);
    expect(await written()).toEqual(before);
    expect((await calendarOf(2026)).workingDays).toBe(245);
    expect((await calendarOf(2028)).known).toBe(false);
  });

  it('is refused whole for the fault of one of its years, line by line, and loses nothing', async () => {
    const before = await written();
    const bad = ANOTHER_2026.replace('20260105,一,0', '20260105,二,7').replace('20261231,四,0,\n', '');
    for (const apply of [false, true]) {
      const { body } = await send(together(bad, published(2028)), apply).expect(422);
      expect(body.code).toBe('CALENDAR_FAULTY');
      expect(body.detail).toBe('檔案有 3 處錯誤；沒有匯入任何資料，請修正後再試。');
      expect(body.fields.map(({ field, code }: Record<string, string>) => `${field} ${code}`)).toEqual([
        'file:6 WEEKDAY_CONTRADICTS',
        'file:6 MARK_UNKNOWN',
        'file:365 YEAR_NOT_WHOLE',
      ]);
      expect(body.fields[0].message['zh-TW']).toBe(
        '第6行：2026-01-05 是星期一，檔案寫的是「二」；日期或星期有一個打錯了。',
      );
    }
    const { body } = await send(ANOTHER_2026.replaceAll(',0,', ',1,'), true).expect(422);
    expect(body.fields).toHaveLength(50);
    expect(await written()).toEqual(before);
    expect((await calendarOf(2028)).known).toBe(false);
  });

  it('that changes days of a month whose figures are final is refused, and names them', async () => {
    const before = await written();
    const late = fileOf(2026, { '20260105': '2,臨時放假', '20261009': '0,', '20261126': '2,臨時放假' });
    for (const apply of [false, true]) {
      const { body } = await send(late, apply).expect(422);
      expect([body.code, body.detail]).toEqual([
        'CALENDAR_IN_FROZEN_MONTH',
        '這份日曆會變更統計數字已定案月份的 2 天：115/01/05（一）、115/10/09（五）。沒有匯入任何資料。',
      ]);
    }
    expect(await written()).toEqual(before);
  });

  it.each<[string, (agent: TestAgent) => ReturnType<TestAgent['post']>, number, string]>([
    ['no file', agent => agent.post('/api/city/calendar/imports?apply=true'), 400, 'FILE_MISSING'],
    [
      'a file of another name',
      agent =>
        agent.post('/api/city/calendar/imports?apply=true').attach('picture', Buffer.from('x'), 'x.csv'),
      400,
      'FILE_MISSING',
    ],
    [
      'a file that is larger than calendars are',
      agent => send(Buffer.alloc(1024 * 1024 + 1, ','), true, agent),
      413,
      'FILE_TOO_LARGE',
    ],
    [
      'nothing about whether to apply it',
      agent => agent.post('/api/city/calendar/imports').attach('file', Buffer.from(ANOTHER_2026), 'x.csv'),
      400,
      'INVALID',
    ],
    [
      'a maybe',
      agent => agent.post('/api/city/calendar/imports?apply=maybe').attach('file', Buffer.from('x'), 'x.csv'),
      400,
      'INVALID',
    ],
  ])('with %s is refused', async (_, sent, status, code) => {
    const before = await written();
    const answer = await sent(supervisor);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await written()).toEqual(before);
  });

  it.each<Role>([...roles])('is taken from the role %s where the table says so', async role => {
    const me = await signIn(server.app, role);
    const may = grantOf(role, 'calendar.manage') !== null;
    const { status, body } = await send(fileOf(2027), false, me);
    expect([status, body.code]).toEqual(may ? [200, undefined] : [403, 'NOT_ALLOWED']);
  });
});

describe('a calendar file that is applied', () => {
  it('is in force at once, moves the limits that run, and is recorded with who did it', async () => {
    const { number } = await hotline.record(PETITION);
    const due = async () => (await hotline.clock(number, 'reply')).dueAt;
    expect(await due()).toEqual(new Date('2026-11-24T00:00:00+08:00'));
    const early = fileOf(2026, { '20261118': '2,臨時放假' });
    const { applied, years } = await imported(early, true);
    expect([applied, years[0]?.changed]).toEqual([true, true]);
    const { body } = await supervisor.get('/api/city/preview?category=PTX01').expect(200);
    expect(body.clocks[0].dueAt).toBe('2026-11-24T16:00:00.000Z');
    expect(await calendarOf(2026)).toMatchObject({ imported: true, workingDays: 244 });
    expect(await toldYears()).toEqual([2026]);
    expect(await due()).toEqual(new Date('2026-11-25T00:00:00+08:00'));
    const recorded = await server.db.query(
      `select a.subject, s.role from access_log a join staff s on s.id = a.staff_id
        where a.action = 'calendar.imported'`,
    );
    expect(recorded).toEqual([{ subject: 'calendar:2026', role: 'supervisor' }]);

    const before = await written();
    expect((await imported(early, true)).years).toMatchObject([{ changed: false, added: [], removed: [] }]);
    expect(await written()).toEqual(before);
  });

  it('is applied once when it is sent again, and the key is for that file only', async () => {
    const again = (file: string) => send(file, true).set('Idempotency-Key', 'calendar-1');
    const first = await again(ANOTHER_2026).expect(200);
    const before = await written();
    expect((await again(ANOTHER_2026).expect(200)).body).toEqual(first.body);
    expect((await again(fileOf(2026))).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await written()).toEqual(before);
    expect((await calendarOf(2026)).days).toContainEqual({
      ...{ date: '2026-11-26', name: '臨時放假', kind: 'off' },
    });
  });

  it('is left alone by a profile that is loaded later, which says so and still brings its own years', async () => {
    const told = await toldYears();
    const { changes, leftAlone } = await load();
    expect([changes, leftAlone]).toEqual([[], [{ year: 2026, because: 'imported' }]]);
    expect(await toldYears()).toEqual(told);

    const profile = entries
      .filter(({ kind, code }) => kind !== 'calendar' || code !== '2013')
      .map(entry =>
        entry.kind === 'calendar' && entry.content.year === 2027
          ? { ...entry, content: { ...entry.content, makeUp: { '2027-11-20': '補行上班' } } }
          : entry,
      );
    const later = await load(profile);
    expect(later.changes.map(({ change, code }) => `${change} ${code}`)).toEqual(['changed 2027']);
    expect(later.leftAlone).toEqual([
      { year: 2026, because: 'imported' },
      { year: 2013, because: 'not_in_profile' },
    ]);
    expect(await toldYears()).toEqual([...told, 2027]);
    await server.app.get(CityService).reload();
    expect(await calendarOf(2013)).toMatchObject({ known: true, workingDays: 250 });
    expect(await calendarOf(2026)).toMatchObject({ imported: true });
    expect((await calendarOf(2026)).days).toContainEqual(expect.objectContaining({ date: '2026-11-26' }));
    expect((await calendarOf(2027)).workingDays).toBe(245);
  });

  it('reaches another process through the log', async () => {
    const { databaseUrl, config } = server;
    const other = await startApp({ databaseUrl, now: FRIDAY, settings: { dataDir: config.dataDir } });
    const city = other.app.get(CityService);
    /** Last of those who hear of it, so this server has read its calendar by then. */
    const heard = new Promise<void>(resolve => {
      other.app.get(LogTail).follow(() => {
        if (city.calendarYears.some(({ year }) => year === 2028)) resolve();
      });
    });
    await imported(published(2028, { '20280105': '2,臨時放假' }), true);
    await server.settle();
    await heard;
    const elsewhere = await signIn(other.app, 'agent');
    expect(await calendarOf(2028, elsewhere)).toEqual(await calendarOf(2028));
    await other.close();
  });
});

describe('a limit that ends in a year without a calendar', () => {
  it('is computed anew when the calendar comes', async () => {
    await server.moveTo('2028-12-26T10:00:00+08:00');
    const agent = await signIn(server.app, 'agent');
    const contact = { channel: 'phone', outcome: 'recorded', cases: [PETITION] };
    const { body } = await agent.post('/api/contacts').send(contact).expect(201);
    const number = body.cases[0].number;
    const before = new Date('2029-01-04T00:00:00+08:00');
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(before);
    const me = await signIn(server.app, 'supervisor');
    await send(published(2029, { '20290101': '2,開國紀念日' }), true, me).expect(200);
    await server.settle();
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(new Date('2029-01-05T00:00:00+08:00'));
  });
});
