import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles, worksForAnAgency } from '../../src/access/roles.js';
import { CityService } from '../../src/city/city.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { openScreen } from '../support/sockets.js';

const MORNING = '2026-11-23T09:00:00+08:00';
const SECRET = '王小明 右手骨折 0912345678';
const NOBODY = '01930000-0000-7000-8000-000000000000';

interface Accident {
  id: string;
  version: number;
  may: string[];
  notices: { recipient: { code: string }; via: string; state: string; confirmedBy: string | null }[];
  [field: string]: unknown;
}

let hotline: Hotline;
let fire: TestAgent;
let police: TestAgent;
let commission: TestAgent;
beforeAll(async () => {
  hotline = await Hotline.open({ now: MORNING });
  fire = await signIn(hotline.server.app, 'officer', 'fire');
  police = await signIn(hotline.server.app, 'officer', 'police');
  commission = await signIn(hotline.server.app, 'commission');
});
afterAll(() => hotline.close());

const mark = (number: string, wish: object = {}, by = hotline.agent) =>
  post(by, `/api/cases/${number}/accidents`, { grade: 'injury', ...wish });
const marked = async (wish: object = {}): Promise<[number: string, accident: Accident]> => {
  const { number } = await hotline.record();
  return [number, (await mark(number, wish).expect(201)).body];
};
const act = ({ id, version }: { id: string; version: number }, action: string, body: object, by: TestAgent) =>
  post(by, `/api/accidents/${id}/actions/${action}`, { version, ...body });
const listed = async (by: TestAgent, query = '') =>
  (await by.get(`/api/accidents${query}`).expect(200)).body.items as Accident[];
const alerts = async (by: TestAgent) =>
  ((await by.get('/api/accidents/alerts').expect(200)).body.items as Accident[]).map(({ id }) => id);
const later = (minutes: number) =>
  hotline.server.moveTo(new Date(+hotline.server.app.get(Clock).now() + minutes * 60_000));
const refusal = ({ status, body }: { status: number; body: { code: string } }) => [status, body.code];
const stateOf = ({ notices }: Accident, recipient: string, via = 'screen') =>
  notices.find(one => one.recipient.code === recipient && one.via === via)?.state;

describe('an accident', () => {
  it('is told at once to whoever has the case and to everybody on the list, and to nobody else', async () => {
    const screen = openScreen(hotline.server.url, cookieOf(fire));
    await screen.hello;
    const [number, accident] = await marked({ text: '機車騎士摔倒受傷' });
    expect(accident).toMatchObject({
      ...{
        version: 1,
        grade: { code: 'injury', care: true },
        case: { number },
        agency: { code: 'maintenance' },
      },
      ...{ onSiteDue: '2026-11-23T02:00:00.000Z', careDue: '2026-11-24T01:00:00.000Z', arrivedAt: null },
    });
    const heard = await screen.until(({ kind }) => kind === 'accident.marked');
    expect(heard).toMatchObject({ case: null });
    expect(screen.frames.join()).not.toMatch(/機車|建工路/);
    screen.close();
    for (const by of [hotline.supervisor, hotline.officer, fire, commission])
      expect(await alerts(by)).toContain(accident.id);
    for (const by of [hotline.agent, police]) expect(await alerts(by)).not.toContain(accident.id);
    // Whoever only stands on the list reads the accident and not the case.
    const [seen] = (await listed(fire)).filter(({ id }) => id === accident.id);
    expect(seen).toMatchObject({ case: { isReadable: false }, place: '建工路 415 號前' });
    expect((await fire.get(`/api/cases/${number}`)).status).toBe(403);
    expect((await listed(police)).map(({ id }) => id)).not.toContain(accident.id);
    const story = await hotline.story(number);
    expect(story).toContain('accident.marked by agent');
  });

  it('is delivered when a screen has shown it, and received when one of them says so; nobody is called then', async () => {
    const [number, accident] = await marked();
    expect(['screen', 'phone'].map(via => stateOf(accident, 'fire', via))).toEqual(['waiting', 'waiting']);
    const calls = async () =>
      (await hotline.agent.get('/api/phone-tasks').expect(200)).body.items.filter(
        (task: { case: { number: string }; reason: string }) =>
          task.case.number === number && task.reason === 'accident',
      );
    expect((await calls()).map(({ agency }: { agency: { code: string } }) => agency.code).sort()).toEqual([
      'fire',
      'maintenance',
    ]);
    const shown = (await act(accident, 'show', {}, fire).expect(200)).body;
    expect([stateOf(shown, 'fire'), stateOf(shown, 'holder')]).toEqual(['delivered', 'waiting']);
    const confirmed = (await act(accident, 'confirm', {}, fire).expect(200)).body;
    expect(stateOf(confirmed, 'fire')).toBe('confirmed');
    expect(stateOf(confirmed, 'fire', 'phone')).toBe('confirmed');
    expect(await alerts(fire)).not.toContain(accident.id);
    expect(await alerts(hotline.officer)).toContain(accident.id);
    const [left] = await calls();
    expect(left.agency.code).toBe('maintenance');
    await post(hotline.agent, `/api/phone-tasks/${left.id}/attempts`, {
      ...{ version: left.version, result: 'reached', note: '值班已出動' },
    }).expect(201);
    const [after] = (await listed(hotline.supervisor)).filter(({ id }) => id === accident.id);
    expect(after && stateOf(after, 'holder', 'phone')).toBe('confirmed');
    // Said twice it was said once.
    await act(accident, 'confirm', {}, fire).expect(200);
    const told = (await hotline.told(number)).filter(({ kind }) => kind === 'accident.confirmed');
    expect(told).toHaveLength(1);
    expect(refusal(await act(accident, 'confirm', {}, hotline.agent))).toEqual([403, 'NOTICE_NOT_YOURS']);
  });

  it('is attended in time, cared for, followed until a supervisor closes it; what was typed is sealed', async () => {
    const [number, accident] = await marked();
    await later(30);
    const there = (await act(accident, 'attend', { at: '2026-11-23T09:20', text: SECRET }, fire).expect(200))
      .body;
    expect(there).toMatchObject({ arrivedAt: '2026-11-23T01:20:00.000Z', version: 2 });
    expect(await hotline.clock(number, 'attend')).toMatchObject({
      ...{ outcome: 'met', stoppedAt: new Date('2026-11-23T01:20:00Z') },
    });
    expect(refusal(await act(there, 'attend', { text: '再一次' }, fire))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    expect(refusal(await act(accident, 'follow-up', { text: '追蹤' }, fire))).toEqual([409, 'STALE_VERSION']);
    const closing = { result: 'settled', text: '辦理完畢' };
    expect(refusal(await act(there, 'close', closing, hotline.supervisor))).toEqual([
      ...[409, 'ACTION_NOT_POSSIBLE'],
    ]);
    const cared = (await act(there, 'care', { way: 'hospital', text: SECRET }, hotline.officer).expect(200))
      .body;
    const followed = (await act(cared, 'follow-up', { text: '已出院' }, hotline.supervisor).expect(200)).body;
    expect(+new Date(followed.nextFollowUpAt) - +hotline.server.app.get(Clock).now()).toBe(3 * 86_400_000);
    expect(refusal(await act(followed, 'close', closing, fire))).toEqual([403, 'NOT_ALLOWED']);
    const closed = (await act(followed, 'close', closing, hotline.supervisor).expect(200)).body;
    expect(closed).toMatchObject({ result: 'settled', nextFollowUpAt: null, may: ['read-texts'] });
    expect(closed.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['on_site', 'care', 'follow_up', 'closed'],
    ]);
    expect(JSON.stringify(closed)).not.toContain('骨折');
    const { items } = (await post(fire, `/api/accidents/${accident.id}/texts`, {}).expect(200)).body;
    expect(items[0].text).toBe(SECRET);
    const [kept] = await hotline.server.db.query<{ text: string; readings: number }>(
      `select string_agg(encode(text, 'escape'), '') as text,
              (select count(*)::int from access_log where action = 'accident.read' and subject = $2) as readings
         from accident_step where accident_id = $1`,
      [accident.id, `accident:${accident.id}`],
    );
    expect(kept?.text).not.toContain('0912345678');
    expect(kept?.readings).toBe(1);
    const log = await hotline.server.db.query('select payload::text from event where payload::text like $1', [
      '%骨折%',
    ]);
    expect(log).toEqual([]);
    expect((await listed(hotline.supervisor, `?case=${number}`)).map(({ id }) => id)).toEqual([accident.id]);
    expect((await listed(fire, '?open=false')).map(({ id }) => id)).toContain(accident.id);
  });

  it('is a breach when nobody is there within the hour, and escalates', async () => {
    const [number, accident] = await marked();
    await later(61);
    await hotline.server.settle();
    expect(await hotline.clock(number, 'attend')).toMatchObject({ outcome: null, heldBy: 'maintenance' });
    const breaches = (await hotline.told(number)).filter(
      ({ kind, payload }) => kind === 'clock.breached' && payload.clock === 'attend',
    );
    expect(breaches).toHaveLength(1);
    await act(accident, 'attend', { text: '遲到' }, hotline.officer).expect(200);
    expect((await hotline.clock(number, 'attend')).outcome).toBe('missed');
  });

  it('keeps its case from being released until somebody was there, and stays open beside it then', async () => {
    const [number, accident] = await marked({ grade: 'emergency' });
    await hotline.finish(number);
    const { version } = await hotline.page(number);
    const release = { version, how: 'called_back' };
    const path = `/api/cases/${number}/actions/release`;
    expect(refusal(await post(hotline.supervisor, path, release))).toEqual([409, 'ACCIDENT_NOT_ATTENDED']);
    const there = (await act(accident, 'attend', { text: '已排除' }, hotline.officer).expect(200)).body;
    await hotline.onCase(number, 'release', { how: 'called_back' });
    // Nobody was hurt at this grade.
    expect(refusal(await act(there, 'care', { way: 'visit', text: '慰問' }, hotline.supervisor))).toEqual([
      ...[409, 'ACTION_NOT_POSSIBLE'],
    ]);
    const closing = { result: 'settled', text: '無人受傷' };
    await act(there, 'close', closing, hotline.supervisor).expect(200);
    expect(refusal(await mark(number))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
  });

  it('that was none is closed at any time, and holds nothing up', async () => {
    const [number, accident] = await marked();
    const wrong = { result: 'not_an_accident', text: '誤報' };
    await act(accident, 'close', wrong, hotline.supervisor).expect(200);
    expect((await hotline.clock(number, 'attend')).outcome).toBe('cancelled');
    await hotline.finish(number);
    await hotline.onCase(number, 'release', { how: 'called_back' });
  });

  it('is marked once, by whoever is first, and as a petition as well', async () => {
    const { number } = await hotline.record();
    const both = await Promise.all([mark(number), mark(number, {}, hotline.supervisor)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const press = { 'idempotency-key': 'one-press' };
    const other = (await hotline.record()).number;
    const [first, second] = [await mark(other).set(press), await mark(other).set(press)];
    expect(second.body.id).toBe(first.body.id);
    const petition = await hotline.record({ category: 'PED02' });
    expect((await mark(petition.number).expect(201)).body.case.kind).toBe('petition');
  });
});

it('accidents are counted from the log alone, and alike when it is read anew', async () => {
  await hotline.server.settle();
  const facts = () =>
    hotline.server.db.query<{ result: string | null; careVisits: number; followUps: number; late: boolean }>(
      `select accident_id, grade, agency, result, care_visits as "careVisits", follow_ups as "followUps",
              arrived_at > on_site_due as late from fact_accident order by marked_at, accident_id`,
    );
  const kept = await facts();
  const [{ count } = { count: 0 }] = await hotline.server.db.query<{ count: number }>(
    'select count(*)::int as count from accident',
  );
  expect(kept).toHaveLength(count);
  expect(kept).toContainEqual(expect.objectContaining({ result: 'settled', careVisits: 1, followUps: 1 }));
  expect(kept.filter(({ late }) => late)).toHaveLength(1);
  await hotline.server.app.get(StatisticsService).rebuild();
  expect(await facts()).toEqual(kept);
});

describe('an accident refuses', () => {
  it.each<[string, object, number, string]>([
    ['no grade', { grade: undefined }, 400, 'INVALID'],
    ['a grade that the city does not have', { grade: 'catastrophe' }, 422, 'UNKNOWN_CODE'],
    ['a list of grades', { grade: ['injury'] }, 400, 'INVALID'],
    ['50,000 characters', { text: '長'.repeat(50_000) }, 400, 'INVALID'],
    ['a limit of one’s own', { onSiteDue: '2030-01-01' }, 400, 'INVALID'],
  ])('%s', async (_what, wish, status, code) => {
    const { number } = await hotline.record();
    expect(refusal(await mark(number, wish))).toEqual([status, code]);
    expect(await listed(hotline.supervisor, `?case=${number}`)).toEqual([]);
  });

  it('a case that there is not, and an accident that there is not', async () => {
    expect(refusal(await mark('D20000101-00000-0'))).toEqual([404, 'CASE_NOT_FOUND']);
    const nobody = { id: NOBODY, version: 1 };
    expect(refusal(await act(nobody, 'attend', { text: '到' }, fire))).toEqual([404, 'ACCIDENT_NOT_FOUND']);
  });

  it.each<[string, string, object, number, string]>([
    ['a time to come', 'attend', { at: '2027-01-01T00:00', text: '到場' }, 422, 'TIME_TO_COME'],
    [
      'a time before the case',
      'attend',
      { at: '2026-11-22T00:00', text: '到場' },
      422,
      'TIME_BEFORE_RECEIPT',
    ],
    ['a time that does not exist', 'attend', { at: '2026-02-30T00:00', text: '到場' }, 422, 'NO_SUCH_TIME'],
    ['nothing that was found', 'attend', { text: ' ' }, 400, 'INVALID'],
    ['a way that the city does not have', 'care', { way: 'pigeon', text: '慰問' }, 422, 'UNKNOWN_CODE'],
    ['a result that there is not', 'close', { result: 'won', text: '結案' }, 400, 'INVALID'],
    ['a follow-up before anybody was there', 'follow-up', { text: '追蹤' }, 409, 'ACTION_NOT_POSSIBLE'],
  ])('%s', async (_what, action, body, status, code) => {
    const [number, accident] = await marked();
    expect(refusal(await act(accident, action, body, hotline.supervisor))).toEqual([status, code]);
    const [after] = await listed(hotline.supervisor, `?case=${number}`);
    expect(after).toMatchObject({ version: 1, steps: [] });
  });

  it('agencies that neither have the case nor stand on the list', async () => {
    const [, accident] = await marked();
    for (const action of ['show', 'confirm', 'attend', 'care', 'follow-up'] as const)
      expect(refusal(await act(accident, action, body(action), police))).toEqual([403, 'ACCIDENT_NOT_YOURS']);
    const texts = await post(police, `/api/accidents/${accident.id}/texts`, {});
    expect(refusal(texts)).toEqual([403, 'ACCIDENT_NOT_YOURS']);
  });
  const body = (action: string) => {
    if (action === 'show' || action === 'confirm') return { version: undefined };
    return { text: '內容', ...(action === 'care' && { way: 'visit' }) };
  };

  it('every role without the right, at each of its doors', async () => {
    const [number, accident] = await marked();
    const may: Record<string, readonly Role[]> = {
      mark: ['agent', 'supervisor', 'petition_clerk'],
      attend: ['supervisor', 'officer', 'agency_chief'],
      close: ['supervisor'],
      texts: ['supervisor', 'officer', 'agency_chief'],
    };
    const doors: Record<string, (by: TestAgent) => Promise<{ status: number }>> = {
      mark: by => mark(number, { grade: 'catastrophe' }, by),
      attend: by => act(accident, 'attend', { at: '2030-01-01T00:00', text: '到' }, by),
      close: by => act(accident, 'close', { result: 'settled', text: '結' }, by),
      texts: by => post(by, `/api/accidents/${accident.id}/texts`, {}),
    };
    for (const role of roles) {
      const by = await signIn(hotline.server.app, role, worksForAnAgency(role) ? 'maintenance' : undefined);
      for (const [door, knock] of Object.entries(doors)) {
        const { status } = await knock(by);
        expect([role, door, status === 403]).toEqual([role, door, !may[door]?.includes(role)]);
      }
    }
  });

  it('a city whose profile says nothing of accidents', async () => {
    const { protocol } = hotline.server.app.get(CityService);
    const rules = protocol?.accidents;
    const { number } = await hotline.record();
    Object.assign(protocol ?? {}, { accidents: undefined });
    expect(refusal(await mark(number))).toEqual([409, 'PROTOCOL_MISSING']);
    Object.assign(protocol ?? {}, { accidents: rules });
  });
});
