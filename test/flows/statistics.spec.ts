import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { DayReportDto } from '../../src/statistics/report.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { taipei } from '../support/told.js';

/** A Saturday in the life of the city, and the morning after. */
describe('The day in figures', () => {
  let city: TestApp;
  let agent: TestAgent;
  let supervisor: TestAgent;
  let manager: TestAgent;
  let officers: Record<'maintenance' | 'police', TestAgent>;
  const numbers: Record<'lamp' | 'noise' | 'hole' | 'unknown' | 'petition', string> = {} as never;

  const record = async (body: object): Promise<string> => {
    const { body: contact } = await agent
      .post('/api/contacts')
      .send({ channel: 'phone', ...body })
      .expect(201);
    return contact.cases[0]?.number;
  };
  const recordCase = (wish: object) =>
    record({ outcome: 'recorded', cases: [{ description: '測試', ...wish }] });
  const act = async (who: TestAgent, number: string, action: string, body: object = {}): Promise<void> => {
    const [row] = await city.db.query<{ version: number }>(
      'select version from case_file where number = $1',
      [number],
    );
    const path = `/api/cases/${number}/actions/${action}`;
    await who
      .post(path)
      .send({ version: row?.version, ...body })
      .expect(200);
  };
  const work = async (
    agency: 'maintenance' | 'police',
    number: string,
    action: string,
    body: object = {},
  ) => {
    const [order] = await city.db.query<{ id: string; version: number }>(
      `select w.id, w.version from work_order w join case_file c on c.id = w.case_id
        where c.number = $1 and w.state <> 'closed'`,
      [number],
    );
    const path = `/api/work-orders/${order?.id}/actions/${action}`;
    await officers[agency]
      .post(path)
      .send({ version: order?.version, ...body })
      .expect(200);
  };
  const dayReport = async (date: string, who = manager): Promise<DayReportDto> =>
    (await who.get(`/api/reports/day?date=${date}`).expect(200)).body;
  const ofAgency = (report: DayReportDto, code: string | null) =>
    report.byAgency.find(row => (row.agency?.code ?? null) === code);

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-21T08:00:00+08:00' });
    agent = await signIn(city.app, 'agent');
    supervisor = await signIn(city.app, 'supervisor');
    manager = await signIn(city.app, 'manager');
    officers = {
      maintenance: await signIn(city.app, 'officer', 'maintenance'),
      police: await signIn(city.app, 'officer', 'police'),
    };

    await record({ outcome: 'inquiry', inquiry: { topic: 'tax', answeredAtOnce: true } });
    await record({ outcome: 'inquiry', inquiry: { topic: 'tax', answeredAtOnce: false } });
    await record({ outcome: 'other', other: { reason: 'silent' } });
    numbers.lamp = await recordCase({ category: 'LT01', agency: 'maintenance' });
    numbers.noise = await recordCase({ category: 'PO01', agency: 'police' });
    numbers.hole = await recordCase({ category: 'RD01', agency: 'maintenance' });
    numbers.unknown = await recordCase({ category: null });
    numbers.petition = await recordCase({ category: 'PEN03', agency: 'police' });

    await city.moveTo(taipei('2026-11-21 09:00'));
    await work('maintenance', numbers.lamp, 'acknowledge');
    await city.moveTo(taipei('2026-11-21 10:00'));
    await work('maintenance', numbers.lamp, 'report', {
      ...{ outcome: 'cannot_act', text: '待料', legalBasis: '預算法第62條' },
    });
    await city.moveTo(taipei('2026-11-21 11:00'));
    await act(supervisor, numbers.lamp, 'release', { how: 'sms' });
    await city.moveTo(taipei('2026-11-21 12:30'));
    await act(supervisor, numbers.unknown, 'route', { agency: 'environment' });
    await act(supervisor, numbers.hole, 'reassign', { agency: 'police', reason: '非本處權責' });
    await city.moveTo(taipei('2026-11-21 13:00'));
    await work('police', numbers.noise, 'acknowledge');
    await work('police', numbers.petition, 'acknowledge');
    await city.moveTo(taipei('2026-11-22 09:00'));
    await act(supervisor, numbers.lamp, 'reopen', { reason: '仍不亮' });
    await city.settle();
  });
  afterAll(() => city.close());

  it('counts contacts by what became of them, in shares that sum to 100.0', async () => {
    const { totals } = await dayReport('2026-11-21');
    expect(totals).toMatchObject({ contacts: 8, inquiries: 2, answeredAtOnce: 1, recorded: 5, other: 1 });
    expect(totals).toMatchObject({
      inquiryPercent: 25,
      recordedPercent: 62.5,
      otherPercent: 12.5,
      instantReplyPercent: 50,
    });
  });

  it('shows acknowledged and reported within four hours side by side, of the dispatch cases', async () => {
    const { totals } = await dayReport('2026-11-21');
    expect(totals).toMatchObject({ casesOpened: 5, acknowledgedWithin4h: 1, acknowledgedWithin4hOf: 4 });
    expect(totals).toMatchObject({ reportedWithin4h: 1, reportedWithin4hOf: 4, reportedWithin4hPercent: 25 });
  });

  it('counts what is open and overdue against the on-time rate', async () => {
    const { totals } = await dayReport('2026-11-21');
    expect(totals).toMatchObject({ respondDue: 4, respondMet: 1, respondMissed: 1, respondOpenOverdue: 2 });
    expect(totals.respondOnTimePercent).toBe(25);
  });

  it('does not change what a day released when the case is reopened the day after', async () => {
    expect((await dayReport('2026-11-21')).totals).toMatchObject({ released: 1, reopened: 0 });
    expect((await dayReport('2026-11-22')).totals).toMatchObject({
      released: 0,
      reopened: 1,
      casesOpened: 0,
    });
  });

  it('leaves a missed limit with the agency that held it, and the case with the one that has it', async () => {
    const report = await dayReport('2026-11-21');
    expect(ofAgency(report, 'maintenance')).toMatchObject({ opened: 1, respondOpenOverdue: 1, open: 0 });
    // Reopened on the morning after.
    expect(ofAgency(await dayReport('2026-11-22'), 'maintenance')).toMatchObject({ opened: 0, open: 1 });
    expect(ofAgency(report, 'police')).toMatchObject({
      opened: 3,
      respondMissed: 1,
      respondOpenOverdue: 0,
      open: 3,
    });
    expect(ofAgency(report, null)).toMatchObject({ opened: 0, respondOpenOverdue: 1, open: 0 });
    expect(ofAgency(report, 'environment')).toMatchObject({ opened: 1, respondOpenOverdue: 0, open: 1 });
  });

  it('lists every breach with how late it is by now', async () => {
    const { breaches } = await dayReport('2026-11-21');
    const responds = breaches.filter(({ clock }) => clock === 'respond');
    expect(
      responds.map(({ number, agency, overdueMinutes }) => [number, agency?.code ?? null, overdueMinutes]),
    ).toEqual([
      [numbers.noise, 'police', 60],
      [numbers.hole, 'maintenance', 21 * 60],
      [numbers.unknown, null, 21 * 60],
    ]);
    // Nobody confirmed a receipt either, but that is no limit of the citizen's.
    expect(new Set(breaches.map(({ clock }) => clock))).toEqual(new Set(['respond', 'complete']));
    expect(breaches[0]).toMatchObject({ category: { code: 'PO01' }, dueAt: '2026-11-21T04:00:00.000Z' });
  });

  it('says as of which position and time, and what every figure means', async () => {
    const report = await dayReport('2026-11-21');
    const [head] = await city.db.query<{ position: number }>('select position from log_head');
    expect(report.asOf).toEqual({ position: head?.position, at: '2026-11-22T01:00:00.000Z' });
    for (const words of Object.values(report.definitions)) {
      expect(words['zh-TW'].length).toBeGreaterThan(5);
      expect(words.en.length).toBeGreaterThan(5);
    }
  });

  it('knows all hours of the day', async () => {
    const { byHour } = await dayReport('2026-11-21');
    expect(byHour).toHaveLength(24);
    expect(byHour[8]).toEqual({ hour: 8, contacts: 8, cases: 5 });
    expect(byHour[9]).toEqual({ hour: 9, contacts: 0, cases: 0 });
  });

  it('is today’s when no day is asked for', async () => {
    expect((await manager.get('/api/reports/day').expect(200)).body.date).toBe('2026-11-22');
  });

  it('is narrowed to their own agency for its chief', async () => {
    const chief = await signIn(city.app, 'agency_chief', 'police');
    const report = await dayReport('2026-11-21', chief);
    expect(report.byAgency.map(row => row.agency?.code)).toEqual(['police']);
    expect(report.totals).toMatchObject({
      contacts: null,
      casesOpened: 3,
      released: 0,
      respondMissed: 1,
      open: 3,
    });
    expect(report.breaches.every(breach => breach.agency?.code === 'police')).toBe(true);
    expect(report.byHour[8]).toEqual({ hour: 8, contacts: null, cases: 3 });
  });

  it('is refused to those without the right, and for days that do not exist', async () => {
    await agent.get('/api/reports/day').expect(403);
    const { body } = await manager.get('/api/reports/day?date=2026-02-30').expect(400);
    expect(body).toMatchObject({ code: 'INVALID', fields: [{ field: 'date' }] });
    await manager.get('/api/reports/day?date=21.11.2026').expect(400);
    await manager.get('/api/reports/day?format=pdf').expect(400);
  });

  it.each([
    ['csv', 'text/csv; charset=utf-8', '\ufeff'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['ods', 'application/vnd.oasis.opendocument.spreadsheet', 'PK'],
  ])('is given as a %s file', async (format, type, begin) => {
    const answer = await manager
      .get(`/api/reports/day?date=2026-11-21&format=${format}`)
      .buffer(true)
      .parse((stream, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', chunk => chunks.push(chunk as Buffer));
        stream.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="day-2026-11-21.${format}"`);
    expect((answer.body as Buffer).toString('utf8').startsWith(begin)).toBe(true);
  });

  it('shows the years of the Republic in a Chinese file and the same figures as on the screen', async () => {
    const { text } = await manager.get('/api/reports/day?date=2026-11-21&format=csv').expect(200);
    expect(text).toContain('統計日期,115/11/21（六）\r\n統計至,115/11/22（日）09:00\r\n');
    expect(text).toContain('4 小時內簽收（派工）,1\r\n4 小時內簽收：分母,4\r\n');
    expect(text).toContain(`${numbers.noise},`);
    const english = await manager.get('/api/reports/day?date=2026-11-21&format=csv&lang=en').expect(200);
    expect(english.text).toContain('Day,2026-11-21\r\nAs of,2026-11-22 09:00\r\n');
  });

  it('adds up by agency over several days', async () => {
    const { body } = await manager.get('/api/reports/agencies?from=2026-11-21&to=2026-11-22').expect(200);
    expect(body.byAgency).toEqual(
      (await dayReport('2026-11-21')).byAgency.map(row =>
        expect.objectContaining({ agency: row.agency, opened: row.opened }),
      ),
    );
    await manager.get('/api/reports/agencies?from=2026-11-22&to=2026-11-21').expect(400);
  });
});
