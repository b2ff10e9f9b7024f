import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Consumers } from '../../src/platform/log/consumers.service.js';
import { FreezeService } from '../../src/statistics/frozen/freeze.service.js';
import type { MonthDto } from '../../src/statistics/frozen/months.dto.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, Teller } from '../support/story.js';

/** October: one limit kept, one missed, one still open when the month is frozen. */
describe('The figures of a month', () => {
  let city: TestApp;
  let log: Teller;
  let manager: TestAgent;
  const started = (nr: number): Story =>
    new Story(`2026-10-2${nr} 08:00`).clock('clock.started', `2026-10-2${nr} 08:00`, `2026-10-2${nr} 12:00`);
  const [kept, missed, open] = [started(0), started(1), started(2)];

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
    await log.write([kept, missed, open].flatMap(({ events }) => events.splice(0)));
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
    expect(figure(await month(), '派工 4 小時回應：已結案者')).toEqual({ published: [2], current: 2 });
    expect(figure(await month(), '派工 4 小時回應：逾期未結')).toEqual({ published: [1], current: 1 });
  });

  it('stay as they were published when a case changes later, and say so', async () => {
    await city.moveTo('2026-11-12T09:00:00+08:00');
    open.clock('clock.stopped', '2026-11-12 08:00', '2026-10-22 12:00', {
      agency: 'police',
      outcome: 'missed',
    });
    await log.write(open.events.splice(0));
    const now = await month();
    expect(now.changed).toBe(true);
    expect(figure(now, '派工 4 小時回應：已結案者')).toEqual({ published: [2], current: 3 });
    expect(figure(now, '派工 4 小時回應：逾期未結')).toEqual({ published: [1], current: 0 });
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
    expect(figure(corrected, '派工 4 小時回應：已結案者')).toEqual({ published: [3, 2], current: 3 });
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
    expect(await freeze()).toBe(false);
    await city.moveTo('2026-12-09T12:00:00+08:00');
    await city.db.query(`alter table fact_case add constraint broken check (channel <> 'fax') not valid`);
    await log.write(new Story('2026-11-29 08:00', { channel: 'fax' }).events);
    await city.moveTo('2026-12-11T12:00:00+08:00');
    expect(await freeze()).toBe(false);
    await city.db.query('alter table fact_case drop constraint broken');
    await city.app.get(Consumers).hearParked();
    expect(await freeze()).toBe(true);
  });
});
