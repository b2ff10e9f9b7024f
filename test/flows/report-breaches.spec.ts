import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type {
  BreachClockDto,
  BreachDimension,
  BreachFiguresDto,
  BreachReportDto,
} from '../../src/statistics/breaches/breach-report.dto.js';
import { RollupService } from '../../src/statistics/rollup/rollup.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { hire, signIn } from '../support/people.js';
import { Story, Teller } from '../support/story.js';
import { TableLock } from '../support/table-lock.js';

const NOW = '2026-11-23T08:00:00+08:00';
const MONTH = 'from=2026-11-01&to=2026-11-30';

describe('The report of limits', () => {
  let city: TestApp;
  let log: Teller;
  let manager: TestAgent;

  beforeAll(async () => {
    city = await startApp({ now: NOW });
    log = new Teller(city);
    manager = await signIn(city.app, 'manager');
  });
  afterAll(() => city.close());

  const report = async (asked: string, by = manager): Promise<BreachReportDto> =>
    (await by.get(`/api/reports/breaches?${asked}`).expect(200)).body;
  const list = async (asked: string, by = manager): Promise<BreachClockDto[]> => {
    const all: BreachClockDto[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const { body }: { body: { items: BreachClockDto[]; next: string | null } } = await by
        .get(`/api/reports/breaches/clocks?${asked}&limit=7${after && `&after=${after}`}`)
        .expect(200);
      all.push(...body.items);
      after = body.next;
    }
    return all;
  };

  /** What a story changes in the figures of the 21st. */
  async function changeBy(story: Story): Promise<Partial<BreachFiguresDto>> {
    const asked = 'from=2026-11-21&to=2026-11-21';
    const before = (await report(asked)).total;
    await log.write(story.events);
    const after = (await report(asked)).total;
    const changed = Object.entries(after).map(([name, value]): [string, unknown] => {
      const was = before[name as keyof BreachFiguresDto];
      if (Array.isArray(value)) return [name, value.map((one, i) => one - ((was as number[])[i] ?? 0))];
      return [name, (value ?? 0) - ((was as number) ?? 0)];
    });
    return Object.fromEntries(
      changed.filter(([name, by]) => !/Percent|oldest/.test(name) && [by].flat().some(one => one !== 0)),
    );
  }

  const started = (): Story => new Story('08:00').clock('clock.started', '08:00', '12:00');
  const stopped = (story: Story, at: string, outcome: string, due = '12:00'): Story =>
    story.clock('clock.stopped', at, due, { outcome });
  const extended = (story: Story, due: string): Story =>
    story.clock('clock.recomputed', '11:00', due, {
      originalDueAt: '2026-11-21T04:00:00.000Z',
      why: 'extended',
      cured: false,
    });

  it.each<[string, () => Story, Partial<BreachFiguresDto>]>([
    ['met is met', () => stopped(started(), '11:00', 'met'), { met: 1, due: 1 }],
    ['missed is missed', () => stopped(started(), '13:00', 'missed'), { missed: 1, due: 1 }],
    [
      'open and overdue counts, and says how long already',
      () => started().clock('clock.breached', '12:00', '12:00'),
      { openOverdue: 1, due: 1, ages: [0, 1, 0, 0, 0] },
    ],
    [
      'given up within its limit is in no rate',
      () => stopped(started(), '11:00', 'cancelled'),
      { cancelled: 1 },
    ],
    [
      'given up after it ran out is missed',
      () => stopped(started().clock('clock.breached', '12:00', '12:00'), '13:00', 'cancelled'),
      { missed: 1, due: 1 },
    ],
    [
      'met only because it was extended counts in both ways',
      () => stopped(extended(started(), '16:00'), '15:00', 'met', '16:00'),
      { met: 1, due: 1, extended: 1, metByExtension: 1 },
    ],
    ['extended beyond the day it is the other day’s', () => extended(started(), '2026-11-24 12:00'), {}],
    [
      'what was resumed and is open again is no longer met',
      () => stopped(started(), '11:00', 'met').clock('clock.resumed', '11:30', '12:00'),
      { openOverdue: 1, due: 1, ages: [0, 1, 0, 0, 0] },
    ],
    [
      'an agency’s own limit is not the citizen’s',
      () => {
        const story = new Story('08:00');
        return story.clock('clock.started', '08:00', '12:00', {
          clock: 'complete',
          workOrderId: story.caseId,
        });
      },
      {},
    ],
    [
      'due at midnight it is the day’s that ends',
      () => stopped(new Story('08:00').clock('clock.started', '08:00', '2026-11-22 00:00'), '20:00', 'met'),
      { met: 1, due: 1 },
    ],
    [
      'due at the midnight before it is not',
      () =>
        stopped(
          new Story('2026-11-20 08:00').clock('clock.started', '2026-11-20 08:00', '2026-11-21 00:00'),
          '2026-11-20 20:00',
          'met',
        ),
      {},
    ],
  ])('%s', async (_what, story, expected) => {
    expect(await changeBy(story())).toEqual(expected);
  });

  it('what ran out stays with who held it then, what still runs is whose the case is now', async () => {
    const units = async (day: string) => {
      const { rows } = await report(`from=${day}&to=${day}&by=unit`);
      return rows.map(({ key, openOverdue, running }) => ({ key, openOverdue, running }));
    };
    const sent = (day: string, at: string, due: string) =>
      new Story(`${day} ${at}`, { agency: 'water-resources' }).clock('clock.started', `${day} ${at}`, due, {
        agency: 'water-resources',
      });
    const moved = { from: 'water-resources', to: 'environment' };
    const late = sent('2026-11-01', '08:00', '2026-11-01 12:00')
      .clock('clock.breached', '2026-11-01 12:00', '2026-11-01 12:00', { agency: 'water-resources' })
      .tell('case.reassigned', '2026-11-01 14:00', moved);
    const soon = sent('2026-11-22', '08:00', '2026-11-30 12:00').tell(
      'case.reassigned',
      '2026-11-22 09:00',
      moved,
    );
    await log.write([...late.events, ...soon.events]);
    expect(await units('2026-11-01')).toEqual([{ key: 'water-resources', openOverdue: 1, running: 0 }]);
    expect(await units('2026-11-30')).toEqual([{ key: 'environment', openOverdue: 0, running: 1 }]);
    const [one] = await list('from=2026-11-01&to=2026-11-01&unit=water-resources');
    expect(one).toMatchObject({ agency: { code: 'water-resources' }, verdict: 'open_overdue' });
    expect(await list('from=2026-11-30&to=2026-11-30&unit=environment&verdict=running')).toHaveLength(1);
  });

  it('24:00 belongs to the day that ends, also once the day is added up', async () => {
    const story = new Story('2026-10-30 20:00').clock(
      'clock.started',
      '2026-10-30 20:00',
      '2026-11-01 00:00',
    );
    await log.write(stopped(story, '2026-10-30 21:00', 'met', '2026-11-01 00:00').events);
    await city.app.get(RollupService).rollUpAll();
    for (const narrowed of ['', '&unit=police']) {
      const { total, trend } = await report(`from=2026-10-31&to=2026-10-31${narrowed}`);
      expect([total.met, trend.map(({ key }) => key)]).toEqual([1, ['2026-10-31']]);
    }
  });

  describe('told apart', () => {
    const OFFICER = '5a0c1b2e-0000-4000-8000-000000000001';
    const DISTRICTS = ['64000080', '三民區', null];
    const AGENCIES = ['police', 'maintenance', 'environment', null] as const;
    const BY: BreachDimension[] = ['agency', 'unit', 'category', 'district', 'channel', 'officer', 'hour'];

    beforeAll(async () => {
      const stories = Array.from({ length: 96 }, (_, nr) => {
        const day = `2026-11-${String(2 + (nr % 19)).padStart(2, '0')}`;
        const hour = String(6 + (nr % 11)).padStart(2, '0');
        const agency = AGENCIES[(nr % 7) % 4] ?? null;
        const story = new Story(`${day} ${hour}:00`, {
          ...{ agency, district: DISTRICTS[nr % 3] ?? null, channel: nr % 5 ? 'phone' : 'app' },
          ...{ category: nr % 2 ? 'RD01' : 'EP01', confidential: nr % 16 === 1 },
        }).clock('clock.started', `${day} ${hour}:00`, `${day} 20:00`, { agency });
        if (nr % 3 === 0) story.tell('workorder.handed-over', `${day} 18:00`, { to: OFFICER, agency });
        if (nr % 4 === 1) story.clock('clock.breached', `${day} 20:00`, `${day} 20:00`, { agency });
        if (nr % 8 !== 1)
          story.clock('clock.stopped', `${day} ${nr % 4 === 1 ? '21:00' : '19:00'}`, `${day} 20:00`, {
            agency,
            outcome: nr % 4 === 1 ? 'missed' : 'met',
          });
        return story;
      });
      const running = new Story('2026-11-23 07:00', { agency: 'police' }).clock(
        'clock.started',
        '2026-11-23 07:00',
        '2026-11-23 11:00',
      );
      await log.write([...stories, running].flatMap(({ events }) => events));
    });

    it.each(['agency', 'unit', 'category', 'district', 'channel', 'officer', 'hour'] as const)(
      'by %s the rows sum to the whole, and so do the days and the hours of the week',
      async by => {
        const told = await report(`${MONTH}&by=${by}`);
        expect(told.total.due).toBeGreaterThan(90);
        const sum = (rows: { due: number }[]): number => rows.reduce((all, { due }) => all + due, 0);
        expect(told.rows.length).toBeGreaterThan(1);
        expect([told.rows, told.trend, told.heat].map(sum)).toEqual([1, 2, 3].map(() => told.total.due));
        expect(told.trend.map(({ key }) => key)).toEqual([...told.trend.map(({ key }) => key)].sort());
      },
    );

    it('a district is called by its name, in the report, in the list and in what the file says it is of', async () => {
      const { rows } = await report(`${MONTH}&by=district`);
      const name = { code: '64000080', name: '苓雅區', nameEn: 'Lingya District' };
      expect(rows.map(row => row.name)).toContainEqual(name);
      const asked = `/api/reports/breaches/clocks?${MONTH}&district=64000080&verdict=met`;
      const { body } = await manager.get(asked).expect(200);
      expect(body.items[0].district).toEqual(name);
      const { text } = await manager.get(`${asked}&format=csv`).expect(200);
      expect(text).toContain(',苓雅區,');
      expect(text).not.toContain('64000080');
    });

    it('every figure leads to just so many cases, of each row and each verdict', async () => {
      const admin = await signIn(city.app, 'commission');
      for (const by of BY) {
        const { rows } = await report(`${MONTH}&by=${by}`, admin);
        for (const row of rows.slice(0, 3)) {
          if (by === 'hour') continue;
          const asked = `${MONTH}&${by}=${encodeURIComponent(row.key)}`;
          for (const [verdict, figure] of [
            ['met', row.met],
            ['late', row.missed + row.openOverdue],
            ['running', row.running],
          ] as const)
            expect([by, row.key, verdict, (await list(`${asked}&verdict=${verdict}`, admin)).length]).toEqual(
              [...[by, row.key, verdict, figure]],
            );
        }
      }
    });

    it('the list goes page by page to the last, each limit once, what fell due first comes first', async () => {
      const items = await list(`${MONTH}&verdict=late`);
      expect(items.length).toBeGreaterThan(20);
      expect(new Set(items.map(({ number }) => number)).size).toBe(items.length);
      const due = items.map(({ dueAt }) => String(dueAt));
      expect(due).toEqual([...due].sort());
      expect(items.every(({ verdict }) => verdict === 'missed' || verdict === 'open_overdue')).toBe(true);
    });

    it('a confidential case is in every figure, and in the list of those only who may see it', async () => {
      const { total } = await report(MONTH);
      const late = total.missed + total.openOverdue;
      const [few, all] = [
        await list(`${MONTH}&verdict=late`),
        await list(`${MONTH}&verdict=late`, await signIn(city.app, 'commission')),
      ];
      expect(all).toHaveLength(late);
      expect(late - few.length).toBeGreaterThan(0);
    });

    it('by agency a unit’s limits are those of the agency above it, by unit its own', async () => {
      const { rows: agencies } = await report(`${MONTH}&by=agency`);
      const { rows: units } = await report(`${MONTH}&by=unit`);
      expect(units.map(({ key }) => key)).toContain('maintenance');
      expect(agencies.map(({ key }) => key)).not.toContain('maintenance');
      expect(agencies.map(({ key }) => key)).toContain('public-works');
      const { total } = await report(`${MONTH}&agency=public-works`);
      expect(total).toEqual(
        expect.objectContaining({ due: units.find(({ key }) => key === 'maintenance')?.due }),
      );
    });

    it('a chief sees the own agency and what is below it, whatever is asked for', async () => {
      const chief = await signIn(city.app, 'agency_chief', 'public-works');
      const { rows, total } = await report(`${MONTH}&by=unit`, chief);
      expect(rows.map(({ key }) => key)).toEqual(['maintenance']);
      expect(total.due).toBe(rows[0]?.due);
      const foreign = await report(`${MONTH}&by=unit&unit=police`, chief);
      expect([foreign.total.due, foreign.rows]).toEqual([0, []]);
      expect(await list(`${MONTH}&unit=police&verdict=met`, chief)).toEqual([]);
      const own = await list(`${MONTH}&verdict=met`, chief);
      expect(new Set(own.map(({ agency }) => agency?.code))).toEqual(new Set(['maintenance']));
    });

    it('names officers to those who may read reports, and an hour by its time alone', async () => {
      const { id } = await hire(city.app, 'officer');
      const story = new Story('2026-11-21 08:00', { agency: 'maintenance' })
        .tell('workorder.handed-over', '2026-11-21 08:30', { to: id, agency: 'maintenance' })
        .clock('clock.started', '2026-11-21 08:00', '2026-11-21 12:00', { agency: 'maintenance' })
        .clock('clock.stopped', '2026-11-21 09:00', '2026-11-21 12:00', {
          agency: 'maintenance',
          outcome: 'met',
        });
      await log.write(story.events);
      const { rows } = await report(`${MONTH}&by=officer&officer=${id}`);
      expect(rows).toEqual([
        expect.objectContaining({ key: id, name: expect.objectContaining({ name: '測試 officer' }), met: 1 }),
      ]);
      const hours = await report(`${MONTH}&by=hour&officer=${id}`);
      expect(hours.rows.map(({ key }) => key)).toEqual(['08']);
      expect(hours.heat).toEqual([{ weekday: 6, hour: 8, due: 1, late: 0 }]);
    });

    it('names a confidential case to an agency only while it has it, though its limits stay in its figures', async () => {
      const kept = (to: string) =>
        new Story('2026-11-20 08:00', { agency: 'maintenance', confidential: true })
          .clock('clock.started', '2026-11-20 08:00', '2026-11-20 12:00', { agency: 'maintenance' })
          .clock('clock.stopped', '2026-11-20 09:00', '2026-11-20 12:00', {
            agency: 'maintenance',
            outcome: 'met',
          })
          .tell('case.reassigned', '2026-11-20 10:00', { from: 'maintenance', to });
      const [gone, stays] = [kept('police'), kept('maintenance')];
      await log.write([...gone.events, ...stays.events]);
      const chief = await signIn(city.app, 'agency_chief', 'public-works');
      const commission = await signIn(city.app, 'commission');
      const numbers = async (by: TestAgent) =>
        (await list(`${MONTH}&verdict=met`, by)).map(({ number }) => number);
      const [numberOf, other] = [gone, stays].map(({ caseId }) => caseId.slice(-12)) as [string, string];
      expect(await numbers(commission)).toEqual(expect.arrayContaining([numberOf, other]));
      const seen = await numbers(chief);
      expect([seen.includes(numberOf), seen.includes(other)]).toEqual([false, true]);
    });

    it('says in its files of what it is, and whose eyes it was made for', async () => {
      const csv = async (asked: string, by = manager): Promise<string> =>
        (await by.get(`/api/reports/breaches${asked}&${MONTH}&format=csv`).expect(200)).text;
      expect(await csv('?by=unit')).toContain('範圍,全市\r\n');
      for (const path of ['?by=unit', '/clocks?verdict=met']) {
        const told = await csv(`${path}&unit=maintenance&category=RD01&district=&channel=phone`);
        for (const row of ['範圍：單位,工務局養護工程處', '範圍：行政區,（無行政區）', '範圍：管道,電話'])
          expect(told).toContain(`${row}\r\n`);
        expect(told).toMatch(/範圍：案類,[^\r]*[\u4e00-\u9fff]/);
        expect(told).toContain('案件清單,案件清單一律依目前資料列出');
      }
      const chief = await signIn(city.app, 'agency_chief', 'public-works');
      expect(await csv('?by=unit', chief)).toMatch(/範圍：可檢視機關,工務局/);
    });

    it('is told to as many at once as ask for it: none holds a connection and waits for another', async () => {
      const lock = await TableLock.on(city.databaseUrl, 'rollup_dirty');
      const asked = Array.from({ length: 14 }, () =>
        manager.get(`/api/reports/breaches?${MONTH}&by=officer`),
      );
      const answers = Promise.all(asked);
      // Every connection there is.
      await lock.isAwaited(11);
      await lock.release();
      expect(new Set((await answers).map(({ status }) => status))).toEqual(new Set([200]));
    });

    it.each(['csv', 'xlsx', 'ods'])('leaves the house as %s, which is recorded', async format => {
      const { body, headers, text } = await manager
        .get(`/api/reports/breaches?${MONTH}&by=unit&format=${format}&lang=zh-TW`)
        .buffer(true)
        .parse(bytes)
        .expect(200);
      expect(headers['content-disposition']).toContain(`breaches-respond-2026-11-01-2026-11-30.${format}`);
      expect((body as Buffer).length).toBeGreaterThan(500);
      if (format === 'csv')
        expect((body as Buffer).toString()).toMatch(/^\ufeff時限逾期統計\r\n單位,.*如期率：含展延/);
      expect(text).toBeUndefined();
      const [told] = await city.db.query<{ told: number }>(
        `select count(*) as told from access_log where action = 'report.exported' and subject like 'report:breaches-%'`,
      );
      expect(told?.told).toBeGreaterThan(0);
    });
  });

  it('says a trend of more than two months by month', async () => {
    const { trendBy, trend } = await report('from=2026-01-01&to=2026-12-31');
    expect(trendBy).toBe('month');
    expect(trend.map(({ key }) => key)).toEqual(['2026-10', '2026-11']);
  });

  it('of a time without anything is empty and has no rate', async () => {
    const { total, rows, trend, heat } = await report('from=2020-01-01&to=2020-01-31');
    expect([total.due, total.onTimePercent, rows, trend, heat]).toEqual([0, null, [], [], []]);
  });

  it.each([
    ['no day', 'from=2026-02-30&to=2026-03-01', 400],
    ['no period', 'from=2026-03-02&to=2026-03-01', 400],
    ['no first day', 'to=2026-03-01', 400],
    ['an unknown limit', `${MONTH}&clock=deliver`, 400],
    ['an unknown dimension', `${MONTH}&by=citizen`, 400],
    ['an unknown format', `${MONTH}&format=pdf`, 400],
    ['too many keys', `${MONTH}${'&unit=police'.repeat(101)}`, 400],
    ['a key that is too long', `${MONTH}&unit=${'x'.repeat(41)}`, 400],
    ['an unknown field', `${MONTH}&sql=1`, 400],
  ])('with %s is refused in words', async (_what, asked, status) => {
    const { body } = await manager.get(`/api/reports/breaches?${asked}`).expect(status);
    expect(body).toMatchObject({ code: expect.any(String), detail: expect.any(String) });
  });

  it.each(['verdict=lost', 'limit=0', 'limit=501', 'after=nonsense'])(
    'a list with %s is refused',
    async asked => {
      await manager.get(`/api/reports/breaches/clocks?${MONTH}&${asked}`).expect(400);
    },
  );

  it('is for those who read reports', async () => {
    for (const role of ['agent', 'officer', 'petition_clerk', 'auditor', 'admin'] as const) {
      const person = await signIn(city.app, role);
      for (const path of ['breaches', 'breaches/clocks'])
        await person.get(`/api/reports/${path}?${MONTH}`).expect(403);
    }
    await supertest(city.app.getHttpServer()).get(`/api/reports/breaches?${MONTH}`).expect(401);
  });
});

function bytes(response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
