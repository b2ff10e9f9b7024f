import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { AgentGroups0098 } from '../../migrations/0098-agent-groups.js';
import { roles } from '../../src/access/roles.js';
import type { CallFigures } from '../../src/intake/calls/call.events.js';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import type { CallReportDto } from '../../src/statistics/call-centre/call-report.dto.js';
import { RollupService } from '../../src/statistics/rollup/rollup.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { hire, signIn } from '../support/people.js';
import { Teller } from '../support/story.js';

const PATH = '/api/reports/call-centre';
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';
type Call = Omit<CallFigures, 'offeredAt' | 'endedAt'> & { offeredAt: string };

let city: TestApp;
let log: Teller;
let supervisor: TestAgent;
let [anne, ben]: string[] = [];
let CALLS: Call[];

beforeAll(async () => {
  city = await startApp({ now: '2026-12-01T08:00:00+08:00' });
  log = new Teller(city);
  supervisor = await signIn(city.app, 'supervisor');
  [anne, ben] = [(await hire(city.app, 'agent')).id, (await hire(city.app, 'agent')).id];
  CALLS = Array.from({ length: 240 }, (_, nr) => drawn(nr));
});
afterAll(() => city.close());

const report = async (asked: string, by = supervisor, path = PATH): Promise<CallReportDto> =>
  (await by.get(`${path}?${asked}`).expect(200)).body;
const tell = (calls: Call[], kind: 'call.ended' | 'call.abandoned' | 'call.counted' = 'call.ended') =>
  log.write(
    calls.map(call => ({
      kind: call.outcome === 'abandoned' ? ('call.abandoned' as const) : kind,
      at: new Date(call.offeredAt),
      caseId: null,
      payload: { ...call, endedAt: call.offeredAt },
    })),
  );

/** Of every kind, on different days, hours and lines; drawn by a rule and not by chance. */
const drawn = (nr: number): Call => {
  const isAnswered = nr % 5 !== 0;
  const day = String(1 + (nr % 20)).padStart(2, '0');
  const hour = String((nr * 7) % 24).padStart(2, '0');
  return {
    ...{ callId: newId(), agentId: isAnswered ? ((nr % 2 ? anne : ben) as string) : null },
    outcome: isAnswered ? ('answered' as const) : ('abandoned' as const),
    line: nr % 3 === 0 ? '1999' : nr % 3 === 1 ? '外語' : null,
    agentGroup: nr % 4 === 0 ? null : nr % 4 === 1 ? '夜班' : '日班',
    offeredAt: new Date(`2026-11-${day}T${hour}:${String(nr % 60).padStart(2, '0')}:00+08:00`).toISOString(),
    waitingSeconds: nr % 17 === 0 ? null : (nr * 3) % 45,
    ...(isAnswered
      ? { talkSeconds: 60 + nr, holdSeconds: nr % 4, wrapUpSeconds: nr % 3 === 0 ? null : nr % 90 }
      : { talkSeconds: null, holdSeconds: null, wrapUpSeconds: null }),
    transfers: isAnswered && nr % 11 === 0 ? 1 : 0,
  };
};

/** The plainest way to count. */
function tally(calls: readonly Call[]) {
  const of = (which: (call: Call) => boolean) => calls.filter(which);
  const waited = (call: Call, most: number) => call.waitingSeconds !== null && call.waitingSeconds <= most;
  const mean = (values: (number | null)[]) => {
    const known = values.filter(value => value !== null);
    return known.length === 0 ? null : Math.round(known.reduce((a, b) => a + b, 0) / known.length);
  };
  const share = (part: number, whole: number) =>
    whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
  const answered = of(({ outcome }) => outcome === 'answered');
  const abandoned = of(({ outcome }) => outcome === 'abandoned');
  const soon = answered.filter(call => waited(call, 20)).length;
  const short = abandoned.filter(call => waited(call, 4)).length;
  const within = abandoned.filter(call => waited(call, 20)).length;
  return {
    ...{
      offered: calls.length,
      answered: answered.length,
      abandoned: abandoned.length,
      abandonedIn5s: short,
    },
    answeredIn20s: soon,
    serviceLevelPercent: share(soon, calls.length),
    serviceLevelRemovedPercent: share(soon, calls.length - short),
    serviceLevelPositivePercent: share(soon + within, calls.length),
    averageWaitSeconds: mean(answered.map(call => call.waitingSeconds)),
    averageTalkSeconds: mean(answered.map(call => call.talkSeconds)),
    averageHoldSeconds: mean(answered.map(call => call.holdSeconds)),
    averageWrapUpSeconds: mean(answered.map(call => call.wrapUpSeconds)),
    transferred: answered.filter(call => call.transfers > 0).length,
  };
}
const hourOf = ({ offeredAt }: Call) => String((new Date(offeredAt).getUTCHours() + 8) % 24).padStart(2, '0');

describe('the report of calls', () => {
  it('counts as somebody would who has all calls before them, by whatever it tells them apart', async () => {
    await tell(CALLS);
    const byHour = await report(NOVEMBER);
    expect(byHour.total).toMatchObject(tally(CALLS));
    for (const { key, ...figures } of byHour.rows)
      expect([key, figures]).toEqual([
        key,
        expect.objectContaining(tally(CALLS.filter(c => hourOf(c) === key))),
      ]);
    const byLine = await report(`${NOVEMBER}&by=line`);
    expect(byLine.rows.map(({ key }) => key)).toEqual(['1999', '外語', '']);
    for (const { key, ...figures } of byLine.rows)
      expect(figures).toMatchObject(tally(CALLS.filter(({ line }) => (line ?? '') === key)));
    const byGroup = await report(`${NOVEMBER}&by=group`);
    expect(byGroup.rows.map(({ key }) => key)).toEqual(['日班', '夜班', '']);
    for (const { key, ...figures } of byGroup.rows)
      expect(figures).toMatchObject(tally(CALLS.filter(({ agentGroup }) => (agentGroup ?? '') === key)));
    const byWeekday = await report(`${NOVEMBER}&by=weekday`);
    expect(byWeekday.rows.map(({ key }) => key)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(byWeekday.rows.reduce((all, { offered }) => all + offered, 0)).toBe(CALLS.length);
    expect(byHour.trend).toHaveLength(20);
    expect(byHour.asOf.position).toBeGreaterThan(0);
    expect(byHour.definitions.occupancy?.['zh-TW']).toContain('無法計算');
  });

  it('says the same from days that are added up, of one line alone, and of a year by month', async () => {
    const before = await report(`${NOVEMBER}&by=line`);
    await city.app.get(RollupService).rollUpAll();
    const after = await report(`${NOVEMBER}&by=line`);
    expect([after.total, after.rows, after.trend]).toEqual([before.total, before.rows, before.trend]);
    const one = await report(`${NOVEMBER}&line=1999`);
    expect(one.total).toMatchObject(tally(CALLS.filter(({ line }) => line === '1999')));
    // An hour of one group: both at once.
    const night = CALLS.filter(({ agentGroup }) => agentGroup === '夜班');
    for (const { key, ...figures } of (await report(`${NOVEMBER}&by=hour&group=${encodeURI('夜班')}`)).rows)
      expect(figures).toMatchObject(tally(night.filter(call => hourOf(call) === key)));
    const year = await report('from=2026-01-01&to=2026-12-31');
    expect([year.trendBy, year.trend.map(({ key }) => key)]).toEqual(['month', ['2026-11']]);
    expect((await report('from=2026-10-01&to=2026-10-31')).total).toMatchObject({
      ...{ offered: 0, serviceLevelPercent: null, averageWaitSeconds: null, averageHandlingSeconds: null },
    });
    await supervisor.get(`${PATH}?from=2026-11-30&to=2026-11-01`).expect(400);
  });

  it('of what was counted before there were groups says that none is known', async () => {
    const { rows } = await report(`${NOVEMBER}&by=group`);
    const runner = city.app.get(Database).source.createQueryRunner();
    await runner.startTransaction();
    const kept = `select 1 from rollup_day where family = 'calls' and dimension = 'group' and key = ''`;
    try {
      await runner.query(`delete from rollup_day where family = 'calls' and dimension = 'group'`);
      await runner.query('alter table call_event drop agent_group');
      await runner.query('alter table call drop agent_group');
      await runner.query('alter table fact_call drop agent_group');
      await new AgentGroups0098().up(runner);
      expect(await runner.query(kept)).toHaveLength(20);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
    expect((await report(`${NOVEMBER}&by=group`)).rows).toEqual(rows);
  });

  it('is mended by what the telephone system tells late', async () => {
    const call = CALLS.find(
      ({ outcome, wrapUpSeconds }) => outcome === 'answered' && wrapUpSeconds === null,
    ) as Call;
    const before = (await report(NOVEMBER)).total;
    await tell([{ ...call, wrapUpSeconds: 3600, transfers: 2 }], 'call.counted');
    const after = (await report(NOVEMBER)).total;
    expect(after.offered).toBe(before.offered);
    expect(after.averageWrapUpSeconds).toBeGreaterThan(before.averageWrapUpSeconds as number);
  });

  it('counts a call that had begun before midnight on that day, and on no other any more', async () => {
    const day = async (date: string) => (await report(`from=${date}&to=${date}`)).total.offered;
    const call = { ...(CALLS[1] as Call), callId: newId(), offeredAt: '2026-11-26T16:00:10.000Z' };
    await tell([call]);
    await city.app.get(RollupService).rollUpAll();
    expect([await day('2026-11-26'), await day('2026-11-27')]).toEqual([0, 1]);
    await tell([{ ...call, offeredAt: '2026-11-26T15:59:50.000Z' }], 'call.counted');
    expect([await day('2026-11-26'), await day('2026-11-27')]).toEqual([1, 0]);
    expect((await report(NOVEMBER)).total.offered).toBe(CALLS.length + 1);
  });

  it('says of transfers and of hold what is true of answered calls whose talk is known', async () => {
    const JANUARY = 'from=2027-01-01&to=2027-01-31';
    const [some, hungUp] = [CALLS[1], CALLS[0]] as [Call, Call];
    const at = { offeredAt: '2027-01-04T02:00:00.000Z' };
    const calls = [
      { ...some, ...at, callId: newId(), transfers: 0, talkSeconds: 60, holdSeconds: 10 },
      { ...some, ...at, callId: newId(), transfers: 1, talkSeconds: null, holdSeconds: 50 },
      { ...hungUp, ...at, callId: newId(), transfers: 2 },
    ];
    await tell(calls);
    for (const isAddedUp of [false, true]) {
      if (isAddedUp) await city.app.get(RollupService).rollUpAll();
      const { total } = await report(JANUARY);
      expect(total).toMatchObject({ transferred: 1, transferredPercent: 50, averageHoldSeconds: 10 });
    }
  });

  it('by agent is for supervisors only, and names who had the call', async () => {
    const { rows, by } = await report(NOVEMBER, supervisor, `${PATH}/agents`);
    expect([by, rows.map(({ key }) => key).sort()]).toEqual(['agent', ['', anne, ben].sort()]);
    expect(rows.filter(({ key }) => key !== '').every(({ name }) => name !== null)).toBe(true);
    expect(rows.at(-1)).toMatchObject({ key: '', name: null, answered: 0 });
    await supervisor.get(`${PATH}?${NOVEMBER}&by=agent`).expect(400);
    const seen: Record<string, number[]> = {};
    for (const role of roles) {
      const me = await signIn(city.app, role);
      const all = await me.get(`${PATH}?${NOVEMBER}`);
      const agents = await me.get(`${PATH}/agents?${NOVEMBER}`);
      if (all.status === 200) seen[role] = [all.status, agents.status];
      expect(agents.text.includes(anne as string)).toBe(role === 'supervisor');
    }
    expect(seen).toEqual({ supervisor: [200, 200], manager: [200, 403], commission: [200, 403] });
  });

  it('leaves the house as a file, with its definitions, and that is recorded', async () => {
    const { text, headers } = await supervisor.get(`${PATH}?${NOVEMBER}&format=csv`).expect(200);
    expect(headers['content-disposition']).toContain('call-centre-hour-2026-11-01-2026-11-30.csv');
    for (const said of [
      '服務水準 20 秒：主要（%）',
      '平均處理時間 AHT（秒）',
      '合計',
      '值機占用率（occupancy）無法計算',
      '滿線（所有線路都在使用中，撥不進來）無法計算',
    ])
      expect(text).toContain(said);
    const one = await supervisor.get(`${PATH}?${NOVEMBER}&format=csv&group=${encodeURI('夜班')}`).expect(200);
    expect(one.text).toContain('話務組,夜班');
    for (const format of ['xlsx', 'ods'])
      await supervisor.get(`${PATH}?${NOVEMBER}&format=${format}&lang=en`).expect(200);
    await city.settle();
    const [{ count }] = (await city.db.query(
      `select count(*)::int as count from access_log
        where action = 'report.exported' and subject like 'report:call-centre-%'`,
    )) as [{ count: number }];
    expect(count).toBe(4);
  });
});
