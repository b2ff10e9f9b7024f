import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CityService } from '../../src/city/city.service.js';
import { accidentsAt, refusal, toldOf } from '../support/accidents.js';
import { Hotline } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { openScreen } from '../support/sockets.js';

let hotline: Hotline;
let police: TestAgent;
let fire: TestAgent;
const { act, alerts, calls, listed, mark, marked, of } = accidentsAt(() => hotline);

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00' });
  police = await signIn(hotline.server.app, 'officer', 'police');
  fire = await signIn(hotline.server.app, 'officer', 'fire');
});
afterAll(() => hotline.close());

const reassign = (number: string, agency: string) =>
  hotline.onCase(number, 'reassign', { agency, reason: '改由該機關處理' });
/** In the tray: no rule knows where it goes. */
const unrouted = async (): Promise<string> => (await hotline.record({ category: 'UT01' })).number;

describe('whoever gets the case after it was marked', () => {
  it('is told at once, by every way of the list; whoever has lost it is not called any more', async () => {
    const { number } = await hotline.record();
    const { id } = await marked(number);
    expect(await alerts(police)).not.toContain(id);
    const screen = openScreen(hotline.server.url, cookieOf(police));
    await screen.hello;
    await reassign(number, 'police');
    await screen.until(({ kind }) => kind === 'accident.handed-on');
    screen.close();
    const seen = await of(number);
    expect(toldOf(seen, 'police')).toEqual(['holder screen waiting', 'holder phone waiting']);
    expect(toldOf(seen, 'maintenance')).toEqual(['holder screen ended', 'holder phone ended']);
    expect(seen.notices.find(one => one.agency?.code === 'maintenance')?.endedWhy).toBe('moved');
    expect(await calls(number)).toEqual(['fire', 'police']);
    expect(await alerts(police)).toContain(id);
    expect(await alerts(hotline.officer)).not.toContain(id);
    const after = (await act({ id, version: 1 }, 'confirm', {}, police).expect(200)).body;
    expect(toldOf(after, 'police')).toEqual(['holder screen confirmed', 'holder phone confirmed']);
    expect(refusal(await act({ id, version: 1 }, 'confirm', {}, hotline.officer))).toEqual([
      ...[403, 'ACCIDENT_NOT_YOURS'],
    ]);
  });

  it('is told anew when it comes back to them', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'confirm', {}, hotline.officer).expect(200);
    await reassign(number, 'police');
    await reassign(number, 'maintenance');
    expect(await alerts(hotline.officer)).toContain(accident.id);
    expect(await calls(number)).toEqual(['fire', 'maintenance']);
  });

  it('is told when a case from the tray is sent to them, or goes back to the centre and on', async () => {
    const number = await unrouted();
    const accident = await marked(number);
    expect(accident.notices.filter(({ recipient }) => recipient.code === 'holder')).toEqual([]);
    await hotline.onCase(number, 'route', { agency: 'maintenance' });
    expect(await calls(number)).toEqual(['fire', 'maintenance']);
    await hotline.onCase(number, 'recall', { reason: '派錯' });
    expect(await calls(number)).toEqual(['fire']);
    await hotline.onCase(number, 'route', { agency: 'police' });
    expect(await calls(number)).toEqual(['fire', 'police']);
    expect(await alerts(police)).toContain(accident.id);
  });

  it('is told nothing of an accident that is closed, and nobody where there was none', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    await reassign(number, 'police');
    expect(toldOf(await of(number), 'police')).toEqual([]);
    const other = (await hotline.record()).number;
    await reassign(other, 'police');
    expect(await listed(hotline.supervisor, `?case=${other}`)).toEqual([]);
  });
});

describe('an agency of the list', () => {
  it('that has the case is told once by each way, and keeps what the list gives when it loses the case', async () => {
    const { number } = await hotline.record({ agency: 'fire' });
    const accident = await marked(number);
    expect(toldOf(accident, 'fire')).toEqual(['holder screen waiting', 'holder phone waiting']);
    await reassign(number, 'maintenance');
    const seen = await of(number);
    expect(toldOf(seen, 'fire')).toEqual(['holder screen waiting', 'holder phone waiting']);
    expect(await calls(number)).toEqual(['fire', 'maintenance']);
    expect(await alerts(fire)).toContain(accident.id);
    await act(accident, 'attend', { text: '已到場' }, fire).expect(200);
  });

  it('that gets the case while its call still waits is not called twice', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await reassign(number, 'fire');
    expect(await calls(number)).toEqual(['fire']);
    await act(accident, 'confirm', {}, fire).expect(200);
    expect(await calls(number)).toEqual([]);
  });

  it('is told of a profile without whoever has the case as well, and so is whoever has it', async () => {
    const rules = hotline.server.app.get(CityService).protocol?.accidents;
    if (!rules) throw new Error('The city has no rules of accidents.');
    const { tell } = rules;
    rules.tell = tell.filter(({ holder }) => !holder);
    try {
      const { number } = await hotline.record({ agency: 'fire' });
      expect(toldOf(await marked(number), 'fire')).toEqual(['holder screen waiting', 'fire phone waiting']);
      await reassign(number, 'police');
      expect(toldOf(await of(number), 'police')).toEqual(['holder screen waiting']);
    } finally {
      rules.tell = tell;
    }
  });
});

describe('an accident at a case that was merged into another one', () => {
  const pair = async (): Promise<[lead: string, member: string]> => {
    const lead = (await hotline.record()).number;
    return [lead, (await hotline.record({ joins: lead })).number];
  };

  it('is seen and dealt with by the agency of the case that leads, at that case as well', async () => {
    const [lead, member] = [(await hotline.record()).number, await unrouted()];
    const accident = await marked(member);
    const { version } = await hotline.page(member);
    const merge = { version, into: lead, reason: '同一事故' };
    await hotline.supervisor.post(`/api/cases/${member}/actions/merge`).send(merge).expect(200);
    expect(toldOf(await of(member), 'maintenance')).toEqual([
      'holder screen waiting',
      'holder phone waiting',
    ]);
    expect(await alerts(hotline.officer)).toContain(accident.id);
    const [seen] = await listed(hotline.officer, `?case=${lead}`);
    expect(seen).toMatchObject({ id: accident.id, case: { number: member, isReadable: true } });
    await act(accident, 'confirm', {}, hotline.officer).expect(200);
    await reassign(lead, 'police');
    expect(toldOf(await of(member), 'police')).toEqual(['holder screen waiting', 'holder phone waiting']);
    expect(await alerts(police)).toContain(accident.id);
    await act(accident, 'attend', { text: '已到場' }, police).expect(200);
  });

  it('keeps the case that leads from being released, and the refusal names which case it is', async () => {
    const lead = (await hotline.record()).number;
    const member = (await hotline.record()).number;
    const accident = await marked(member);
    const { version } = await hotline.page(member);
    const merge = { version, into: lead, reason: '同一事故' };
    await hotline.supervisor.post(`/api/cases/${member}/actions/merge`).send(merge).expect(200);
    await hotline.finish(lead);
    const members = [{ number: member, how: 'called_back' }];
    const release = { version: (await hotline.page(lead)).version, how: 'called_back', members };
    const refused = await hotline.supervisor.post(`/api/cases/${lead}/actions/release`).send(release);
    expect(refusal(refused)).toEqual([409, 'ACCIDENT_NOT_ATTENDED']);
    expect(refused.body.detail).toContain(member);
    expect(refused.body.detail).not.toContain(lead);
    await act(accident, 'attend', { text: '已到場' }, hotline.officer).expect(200);
    await hotline.onCase(lead, 'release', { how: 'called_back', members });
  });

  it('cannot be marked there: it is acted on at the case that leads', async () => {
    const [, member] = await pair();
    expect(refusal(await mark(member))).toEqual([409, 'CASE_MERGED']);
  });
});
