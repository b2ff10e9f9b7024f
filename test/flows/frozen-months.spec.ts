import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Consumers } from '../../src/platform/log/consumers.service.js';
import type { AnnualReportDto } from '../../src/statistics/annual/annual.dto.js';
import type { BreachReportDto } from '../../src/statistics/breaches/breach-report.dto.js';
import { FreezeService } from '../../src/statistics/frozen/freeze.service.js';
import type { MonthDto } from '../../src/statistics/frozen/months.dto.js';
import type { ResponseReportDto } from '../../src/statistics/responses/responses.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, Teller } from '../support/story.js';

/** October: one limit kept, one missed, two still open when the month is frozen. */
describe('The figures of a month', () => {
  let city: TestApp;
  let log: Teller;
  let manager: TestAgent;
  const started = (nr: number): Story =>
    new Story(`2026-10-2${nr} 08:00`).clock('clock.started', `2026-10-2${nr} 08:00`, `2026-10-2${nr} 12:00`);
  const [kept, missed, open, other] = [started(0), started(1), started(2), started(3)];

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-09T23:00:00+08:00' });
    log = new Teller(city);
    manager = await signIn(city.app, 'manager');
    kept.clock('clock.stopped', '2026-10-20 09:00', '2026-10-20 12:00', { agency: 'police', outcome: 'met' });
    missed
      .clock('clock.breached', '2026-10-21 12:00', '2026-10-21 12:00', { agency: 'police' })
      .clock('clock.stopped', '2026-10-21 13:00', '2026-10-21 12:00', {
        agency: 'police',
        outcome: 'missed',
      });
    open.clock('clock.breached', '2026-10-22 12:00', '2026-10-22 12:00', { agency: 'police' });
    other.clock('clock.breached', '2026-10-23 12:00', '2026-10-23 12:00', { agency: 'police' });
    await log.write([kept, missed, open, other].flatMap(({ events }) => events.splice(0)));
  });
  afterAll(() => city.close());

  const freezeDue = () => city.app.get(FreezeService).freezeDue();
  const versions = async () =>
    (await manager.get('/api/reports/months').expect(200)).body.items.map(
      ({ month, version, reason }: MonthDto['versions'][number]) => ({ month, version, reason }),
    );
  const month = async (): Promise<MonthDto> =>
    (await manager.get('/api/reports/months/2026-10').expect(200)).body;
  const figure = ({ figures }: MonthDto, name: string) => {
    const { published, current } = figures.find(one => one.name === name) ?? { published: [], current: -1 };
    return { published, current };
  };
  const correct = (body: object, by = manager) =>
    by.post('/api/reports/months/2026-10/actions/correct').send(body);

  it('are open until the tenth of the next', async () => {
    await freezeDue();
    expect(await versions()).toEqual([]);
    await manager.get('/api/reports/months/2026-10').expect(404);
    await correct({ version: 1, reason: '資料補登完成' }).expect(404);
  });

  it('are kept from then on, once, however often and by however many processes it is tried', async () => {
    await city.moveTo('2026-11-10T00:00:00+08:00');
    await Promise.all([freezeDue(), freezeDue(), freezeDue()]);
    await freezeDue();
    expect(await versions()).toEqual([{ month: '2026-10', version: 1, reason: null }]);
    const { versions: [version] = [], changed } = await month();
    expect(version).toMatchObject({ frozenAt: '2026-11-09T16:00:00.000Z', frozenBy: null });
    expect(changed).toBe(false);
    expect(figure(await month(), '派工 4 小時回應：到期')).toEqual({ published: [4], current: 4 });
    expect(figure(await month(), '派工 4 小時回應：逾期（含未結）')).toEqual({ published: [3], current: 3 });
  });

  it('have not changed where what was overdue then is done by now: it is late, as it was', async () => {
    await city.moveTo('2026-11-12T09:00:00+08:00');
    open.clock('clock.stopped', '2026-11-12 08:00', '2026-10-22 12:00', {
      agency: 'police',
      outcome: 'missed',
    });
    await log.write(open.events.splice(0));
    const now = await month();
    expect(now.changed).toBe(false);
    expect(figure(now, '派工 4 小時回應：到期')).toEqual({ published: [4], current: 4 });
    expect((await correct({ version: 1, reason: '資料補登完成' }).expect(422)).body.code).toBe(
      'NOTHING_TO_CORRECT',
    );
  });

  it('stay as they were published when a limit of it is moved into another month later, and say so', async () => {
    other.clock('clock.recomputed', '2026-11-12 08:30', '2026-11-20 12:00', {
      ...{ why: 'extended', cured: true, originalDueAt: '2026-10-23T04:00:00.000Z' },
    });
    await log.write(other.events.splice(0));
    const now = await month();
    expect(now.changed).toBe(true);
    expect(figure(now, '派工 4 小時回應：到期')).toEqual({ published: [4], current: 3 });
    expect(figure(now, '派工 4 小時回應：逾期（含未結）')).toEqual({ published: [3], current: 2 });
  });

  it('are corrected by a person, with a reason, as another version beside the first', async () => {
    const chief = await signIn(city.app, 'supervisor');
    await correct({ version: 1, reason: '資料補登完成' }, chief).expect(403);
    await correct({ version: 1, reason: ' 補 ' }).expect(400);
    await correct({ version: 2, reason: '資料補登完成' }).expect(409);
    const answers = await Promise.all([1, 2].map(() => correct({ version: 1, reason: '資料補登完成' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await versions()).toEqual([
      { month: '2026-10', version: 2, reason: '資料補登完成' },
      { month: '2026-10', version: 1, reason: null },
    ]);
    const corrected = await month();
    expect(corrected.changed).toBe(false);
    expect(corrected.versions[0]?.frozenBy).toBeTruthy();
    expect(figure(corrected, '派工 4 小時回應：到期')).toEqual({ published: [3, 4], current: 3 });
    const acts = await city.db.query(
      `select subject, reason from access_log where action = 'report.corrected'`,
    );
    expect(acts).toEqual([{ subject: 'month:2026-10/2', reason: '資料補登完成' }]);
  });

  it('are not corrected where nothing has changed', async () => {
    const { body } = await correct({ version: 2, reason: '再次更正看看' }).expect(422);
    expect(body.code).toBe('NOTHING_TO_CORRECT');
  });

  it('wait while not all that was told of the month is counted', async () => {
    const freeze = () => city.app.get(FreezeService).freeze('2026-11');
    await log.write(new Story('2026-11-12 08:00').events);
    expect(await freeze()).toBe('open');
    await city.moveTo('2026-12-09T12:00:00+08:00');
    await city.db.query(`alter table fact_case add constraint broken check (channel <> 'fax') not valid`);
    await log.write(new Story('2026-11-29 08:00', { channel: 'fax' }).events);
    await city.moveTo('2026-12-11T12:00:00+08:00');
    expect(await freeze()).toBe('waits');
    await city.db.query('alter table fact_case drop constraint broken');
    await city.app.get(Consumers).hearParked();
    expect(await freeze()).toBe('frozen');
  });

  it('of a month without anything hold up none after it, nor does one that the operator froze set them going', async () => {
    await log.write(new Story('2016-05-12 08:00').events);
    expect(await city.app.get(FreezeService).freeze('2016-05')).toBe('frozen');
    expect(await city.app.get(FreezeService).freeze('2016-06')).toBe('empty');
    await log.write(new Story('2027-01-12 08:00').events);
    await city.moveTo('2027-02-12T12:00:00+08:00');
    await freezeDue();
    expect((await versions()).map((one: { month: string }) => one.month)).toEqual([
      ...['2027-01', '2026-11', '2026-10', '2026-10', '2016-05'],
    ]);
  });

  it('do not wait for what is told of a later month and cannot be counted', async () => {
    await log.write(new Story('2015-03-12 08:00').events);
    await city.db.query(`alter table fact_case add constraint broken check (channel <> 'fax') not valid`);
    await log.write(new Story('2015-04-12 08:00', { channel: 'fax' }).events);
    const freeze = (month: string) => city.app.get(FreezeService).freeze(month);
    expect([await freeze('2015-04'), await freeze('2015-03')]).toEqual(['waits', 'frozen']);
    await city.db.query('alter table fact_case drop constraint broken');
    await city.app.get(Consumers).hearParked();
    expect(await freeze('2015-04')).toBe('frozen');
  });
});

describe('Months that have closed while nothing ran', () => {
  let city: TestApp;
  beforeAll(async () => {
    city = await startApp({ now: '2026-10-12T08:00:00+08:00' });
    await new Teller(city).write(new Story('2026-09-12 08:00').events);
  });
  afterAll(() => city.close());

  it('are frozen by themselves up to a year; of more, somebody freezes the first', async () => {
    const freezer = city.app.get(FreezeService);
    const frozen = async () =>
      (
        await city.db.query<{ m: string }>(
          `select to_char(month, 'YYYY-MM') as m from frozen_month order by 1`,
        )
      ).map(({ m }) => m);
    await freezer.freezeDue();
    expect(await frozen()).toEqual(['2026-09']);
    await city.moveTo('2028-01-12T08:00:00+08:00');
    await new Teller(city).write(
      ['2026-10-12 08:00', '2026-11-12 08:00', '2026-12-12 08:00', '2027-12-12 08:00'].flatMap(
        at => new Story(at).events,
      ),
    );
    // Of 2026-10 to 2027-12, fifteen.
    await freezer.freezeDue();
    expect(await frozen()).toEqual(['2026-09']);
    for (const month of ['2026-10', '2026-11', '2026-12']) await freezer.freeze(month);
    await freezer.freezeDue();
    expect(await frozen()).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-12']);
  });
});

describe('A report of a closed month', () => {
  let city: TestApp;
  let log: Teller;
  let manager: TestAgent;
  const late = new Story('2026-10-20 08:00').clock('clock.started', '2026-10-20 08:00', '2026-10-20 12:00');
  const other = new Story('2026-11-02 08:00').clock('clock.started', '2026-11-02 08:00', '2026-11-02 12:00');
  const moved = new Story('2026-10-24 08:00').clock('clock.started', '2026-10-24 08:00', '2026-10-24 12:00');

  beforeAll(async () => {
    city = await startApp({ now: '2026-11-10T08:00:00+08:00' });
    log = new Teller(city);
    manager = await signIn(city.app, 'manager');
    late.clock('clock.breached', '2026-10-20 12:00', '2026-10-20 12:00', { agency: 'police' });
    late.tell('case.released', '2026-10-21 09:00', { how: 'call' });
    late.survey('survey.invited', '2026-10-22 09:00', { channel: 'sms' });
    other.clock('clock.stopped', '2026-11-02 09:00', '2026-11-02 12:00', {
      agency: 'police',
      outcome: 'met',
    });
    moved.clock('clock.breached', '2026-10-24 12:00', '2026-10-24 12:00', { agency: 'police' });
    await log.write([late, other, moved].flatMap(({ events }) => events.splice(0)));
    await city.app.get(FreezeService).freezeDue();
    late.clock('clock.stopped', '2026-11-10 07:00', '2026-10-20 12:00', {
      agency: 'police',
      outcome: 'missed',
    });
    late.survey('survey.answered', '2026-11-10 07:30', { service: 2, outcome: 4, reasons: ['slow'] });
    moved.clock('clock.recomputed', '2026-11-10 07:40', '2026-12-20 12:00', {
      ...{ why: 'extended', cured: true, originalDueAt: '2026-10-24T04:00:00.000Z' },
    });
    await log.write([late, moved].flatMap(({ events }) => events.splice(0)));
  });
  afterAll(() => city.close());

  const report = async (asked: string) =>
    (await manager.get(`/api/reports/breaches?${asked}`).expect(200)).body as BreachReportDto;
  const figures = ({ total: { met, missed, openOverdue, due } }: BreachReportDto) => ({
    ...{ met, missed, openOverdue, due },
  });
  const OCTOBER = 'from=2026-10-01&to=2026-10-31';
  const THEN = { met: 0, missed: 0, openOverdue: 2, due: 2 };
  const NOW = { met: 0, missed: 1, openOverdue: 0, due: 1 };

  it('says what was published, of which version, and that it has changed', async () => {
    const said = await report(OCTOBER);
    expect(figures(said)).toEqual(THEN);
    expect(said.published).toMatchObject({
      ...{ figures: 'published', changed: true },
      months: [{ month: '2026-10', version: 1 }],
    });
    expect(said.rows.map(({ key, missed, openOverdue }) => [key, missed, openOverdue])).toEqual([
      ['police', 0, 2],
    ]);
    expect(said.trend.map(({ key, openOverdue }) => [key, openOverdue])).toEqual([
      ['2026-10-20', 1],
      ['2026-10-24', 1],
    ]);
  });

  it('says what the cases say now where that is asked for', async () => {
    const said = await report(`${OCTOBER}&figures=current`);
    expect(figures(said)).toEqual(NOW);
    expect(said.published.figures).toBe('current');
  });

  it('is of now where it is asked of some agencies or items only, and says so', async () => {
    const said = await report(`${OCTOBER}&category=RD01`);
    expect(figures(said)).toEqual(NOW);
    expect(said.published).toMatchObject({ figures: 'current', months: [{ month: '2026-10' }] });
  });

  it('adds what is not closed yet as of now', async () => {
    expect(figures(await report('from=2026-10-01&to=2026-11-30'))).toEqual({ ...THEN, met: 1, due: 3 });
    const part = await report('from=2026-10-02&to=2026-11-30');
    expect(figures(part)).toEqual({ ...NOW, met: 1, due: 2 });
    expect(part.published).toEqual({ figures: 'published', months: [], changed: false });
  });

  it.each([
    ['published', { answered: 0, unhappy: 0, reasons: [] }],
    ['current', { answered: 1, unhappy: 1, reasons: ['slow'] }],
  ])('says of responses what was %s', async (asked, told) => {
    const { body } = await manager.get(`/api/reports/responses?${OCTOBER}&figures=${asked}`).expect(200);
    const said = body as ResponseReportDto;
    expect({
      ...{ answered: said.total.self.answered, unhappy: said.total.self.unhappy },
      reasons: said.samples.flatMap(({ reasons }) => reasons.map(({ code }) => code)),
    }).toEqual(told);
    expect(said.published).toMatchObject({ figures: asked, changed: true });
    expect(said.total.cases?.released).toBe(1);
  });

  it('says of the year what was published, in the months that are closed', async () => {
    const annual = async () => {
      const { body } = await manager.get('/api/reports/annual?year=115&months=10').expect(200);
      return body as AnnualReportDto;
    };
    const { published, figures } = await annual();
    expect(published).toMatchObject({ months: [{ month: '2026-10', version: 1 }], changed: true });
    expect(figures.find(({ key }) => key === 'dispatch_cases')?.value).toBe(2);
    expect(figures.find(({ key }) => key === 'satisfaction_pct')?.value).toBeNull();
  });

  it('says the corrected version once there is one', async () => {
    await manager
      .post('/api/reports/months/2026-10/actions/correct')
      .send({ version: 1, reason: '逾期案件已結案' })
      .expect(200);
    const said = await report(OCTOBER);
    expect(figures(said)).toEqual(NOW);
    expect(said.published).toMatchObject({ changed: false, months: [{ version: 2 }] });
  });

  it('names the versions in its files', async () => {
    const { text } = await manager.get(`/api/reports/breaches?${OCTOBER}&format=csv`).expect(200);
    expect(text).toMatch(/已凍結月份（版次）.*115 年 10 月 \(2\)/);
  });

  it('has not changed by what is counted since it was frozen, also beside a month in which it was', async () => {
    await log.write(
      new Story('2026-11-03 08:00').tell('case.released', '2026-11-04 09:00', { how: 'call' }).events,
    );
    await city.moveTo('2026-12-11T12:00:00+08:00');
    await city.app.get(FreezeService).freezeDue();
    await city.db.query(
      `update frozen_sum set figures = figures - 'asked' - 'derived' where month = '2026-10-01'`,
    );
    const { body } = await manager.get('/api/reports/responses?from=2026-10-01&to=2026-11-30').expect(200);
    const said = body as ResponseReportDto;
    expect(said.published).toMatchObject({
      changed: false,
      months: [
        { month: '2026-10', version: 2 },
        { month: '2026-11', version: 1 },
      ],
    });
    expect((await manager.get('/api/reports/months/2026-10').expect(200)).body.changed).toBe(false);
    const { body: refused } = await manager
      .post('/api/reports/months/2026-10/actions/correct')
      .send({ version: 2, reason: '新增的統計項目' })
      .expect(422);
    expect(refused.code).toBe('NOTHING_TO_CORRECT');
  });

  it('says of a month that was frozen before what was counted in it then, alone and beside others', async () => {
    await city.db.query(
      `update frozen_sum set figures = (figures - 'becamePetition') || '{"converted": 1}'
        where month = '2026-10-01' and family = 'cases' and dimension = 'all' and kind = 'dispatch'`,
    );
    for (const to of ['2026-10-31', '2026-11-30']) {
      const { body } = await manager.get(`/api/reports/responses?from=2026-10-01&to=${to}`).expect(200);
      expect((body as ResponseReportDto).total.cases?.converted).toBe(1);
    }
  });
});
