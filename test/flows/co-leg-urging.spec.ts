import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { EscalationDto } from '../../src/sla/escalation.dto.js';
import { at, CoHandling, refusal } from '../support/co-handling.js';
import { post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let city: CoHandling;
let colleague: TestAgent;
let chief: TestAgent;
let leadsChief: TestAgent;
let commission: TestAgent;

async function friday(): Promise<void> {
  city = await CoHandling.open();
  const { app } = city.hotline.server;
  colleague = await signIn(app, 'officer', 'transport');
  chief = await signIn(app, 'agency_chief', 'transport');
  leadsChief = await signIn(app, 'agency_chief', 'environment');
  commission = await signIn(app, 'commission');
}

const WHY = { text: '請說明何時答復' };
const buttons = async (number: string, agency: string, by: TestAgent): Promise<Record<string, unknown>> => {
  const { coActions } = (await city.leg(number, agency, by)) as unknown as {
    coActions: { action: string; allowed: boolean; why: { 'zh-TW': string } | null }[];
  };
  return Object.fromEntries(coActions.map(({ action, allowed, why }) => [action, why?.['zh-TW'] ?? allowed]));
};
async function heardBy(who: TestAgent, number: string): Promise<string[]> {
  const { body } = await who.get('/api/escalations?limit=200').expect(200);
  return (body.items as EscalationDto[])
    .filter(one => one.number === number && one.step.startsWith('chase-'))
    .map(({ clock, step, agency }) => `${agency?.code} ${clock} ${step}`)
    .reverse();
}
const told = async (number: string, pattern: RegExp): Promise<unknown[]> =>
  (await city.hotline.page(number)).timeline
    .filter(({ kind }) => pattern.test(kind))
    .map(({ kind, actor, text, data }) => [kind, actor?.role, text, data.forAgency ?? false])
    .reverse();
const fact = async (number: string): Promise<unknown> => {
  await city.hotline.server.settle();
  const [row] = await city.hotline.server.db.query(
    'select reminders, chases from fact_case where number = $1',
    [number],
  );
  return row;
};

describe('an answer that is overdue', () => {
  beforeAll(friday);
  afterAll(() => city.close());

  it('is chased by who waits for it, by its own limit and not by the one of the case', async () => {
    const number = await city.petition();
    await city.hotline.server.moveTo(at('11-17T10:00:00'));
    await city.asked(number, 'transport');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    const early = city.tryTo(number, 'transport', 'chase', city.officer, WHY);
    expect(await refusal(early)).toEqual([422, 'NOT_OVERDUE']);
    expect(await buttons(number, 'transport', city.officer)).toEqual({
      ...{ recall: true, chase: '簽收、完成、回復等辦理時限都還沒有逾期。' },
    });
    await city.hotline.server.moveTo(at('11-21T00:00:01'));
    expect(await buttons(number, 'transport', city.officer)).toEqual({ recall: true, chase: true });
    // Two who chase at once: one wins, and the other is told so. Nobody who is asked chases itself.
    expect(await refusal(city.tryTo(number, 'transport', 'chase', chief, WHY))).toEqual([
      403,
      'CO_LEG_NOT_YOURS',
    ]);
    const both = await Promise.all(
      [city.officer, commission].map(by => city.tryTo(number, 'transport', 'chase', by, WHY)),
    );
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [200, undefined],
      [409, 'CHASED_ALREADY'],
    ]);
    expect(await heardBy(city.transport, number)).toEqual(['transport answer chase-1']);
    expect(await heardBy(chief, number)).toEqual(['transport answer chase-1']);
    // In the hands of another; and the lead owes nothing.
    for (const by of [colleague, city.water, leadsChief]) expect(await heardBy(by, number)).toEqual([]);
    expect((await city.leg(number, 'transport')).chasedAt).not.toBeNull();
    expect((await buttons(number, 'transport', city.transport))['answer-chase']).toBe(true);
    expect(await refusal(city.tryTo(number, 'transport', 'answer-chase', city.officer, WHY))).toEqual([
      403,
      'CO_LEG_NOT_YOURS',
    ]);
    await city.act(number, 'transport', 'answer-chase', city.transport, { text: '現場勘查後明日答復' });
    expect(await refusal(city.tryTo(number, 'transport', 'answer-chase', city.transport, WHY))).toEqual([
      409,
      'NOTHING_TO_ANSWER',
    ]);
    await city.act(number, 'transport', 'chase', city.hotline.supervisor, WHY);
    // Its answer is the answer to the chase as well; what was told is settled with it.
    await city.act(number, 'transport', 'answer', city.transport, { text: '查復' });
    expect(await city.leg(number, 'transport')).toMatchObject({ state: 'closed', chasedAt: null });
    expect((await told(number, /chase/)).map(line => (line as unknown[]).slice(0, 3))).toEqual([
      ['co-leg.chased', expect.anything(), WHY.text],
      ['co-leg.chase-answered', 'officer', '現場勘查後明日答復'],
      ['co-leg.chased', 'supervisor', WHY.text],
    ]);
    expect((await city.hotline.page(number)).whereabouts).toMatchObject({ reminders: 0, chases: 2 });
    expect(await fact(number)).toEqual({ reminders: 0, chases: 2 });
    expect(JSON.stringify(await city.hotline.told(number))).not.toMatch(/何時答復|勘查/);
  });

  it('is no matter of the lead where only its own limit is over, and the other way round', async () => {
    const number = await city.petition();
    await city.hotline.server.moveTo(at('12-15T10:00:00'));
    await city.asked(number, 'transport');
    // The petition is long overdue; who is asked has just been asked.
    expect(await refusal(city.tryTo(number, 'transport', 'chase', city.officer, WHY))).toEqual([
      422,
      'NOT_OVERDUE',
    ]);
    const { workOrder, actions } = await city.hotline.page(number, leadsChief);
    expect(actions.find(({ action }) => action === 'chase')).toMatchObject({ allowed: true });
    expect(workOrder).not.toBeNull();
  });
});

describe('what an agency is asked', () => {
  beforeAll(friday);
  afterAll(() => city.close());

  it('is taken over by a colleague; of two at once one wins', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    expect(
      await refusal(city.tryTo(number, 'transport', 'take-over', colleague, { reason: '請假' })),
    ).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    await city.act(number, 'transport', 'acknowledge', city.transport);
    const wish = { reason: '承辦人請假' };
    expect((await buttons(number, 'transport', city.transport))['take-over']).toBe('已經由您承辦。');
    expect(await refusal(city.tryTo(number, 'transport', 'take-over', city.transport, wish))).toEqual([
      409,
      'YOURS_ALREADY',
    ]);
    for (const by of [city.officer, city.water])
      expect(await refusal(city.tryTo(number, 'transport', 'take-over', by, wish))).toEqual([
        403,
        'CO_LEG_NOT_YOURS',
      ]);
    const before = await city.hotline.clock(number, 'answer');
    const both = await Promise.all(
      [colleague, chief].map(by => city.tryTo(number, 'transport', 'take-over', by, wish)),
    );
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [200, undefined],
      [409, 'STALE_VERSION'],
    ]);
    expect(await city.hotline.clock(number, 'answer')).toEqual(before);
    expect(await told(number, /taken-over/)).toEqual([
      ['co-leg.taken-over', expect.anything(), '承辦人請假', false],
    ]);
    const kinds = (await city.hotline.told(number)).map(({ kind }) => kind);
    expect(kinds).toContain('co-leg.taken-over');
    expect(kinds).not.toContain('workorder.taken-over');
  });

  it('goes to a colleague with all that somebody had in hand who leaves', async () => {
    const number = await city.petition();
    await city.asked(number, 'transport');
    await city.act(number, 'transport', 'acknowledge', city.transport);
    const { body: leaver } = await city.transport.get('/api/session').expect(200);
    const { body: heir } = await colleague.get('/api/session').expect(200);
    const admin = await signIn(city.hotline.server.app, 'admin');
    const { body: staff } = await admin.get('/api/staff?agency=transport').expect(200);
    const { version } = staff.items.find(({ id }: { id: string }) => id === leaver.id);
    await post(admin, `/api/staff/${leaver.id}/actions/hand-over`, { version, to: heir.id }).expect(200);
    const leg = await city.leg(number, 'transport');
    expect(leg).toMatchObject({ state: 'acknowledged', holder: heir.name });
    expect(await told(number, /handed-over/)).toEqual([['co-leg.handed-over', 'admin', null, false]]);
    await city.act(number, 'transport', 'answer', colleague, { text: '查復' });
  });
});

describe('an agency without accounts that is asked', () => {
  beforeAll(friday);
  afterAll(() => city.close());

  it('is answered for by the centre, which says for whom; its clocks stay its own', async () => {
    const number = await city.petition();
    await city.asked(number, 'taipower', 'transport');
    expect(await buttons(number, 'taipower', city.hotline.supervisor)).toMatchObject({
      ...{ acknowledge: true, decline: true, recall: true },
    });
    // Who has accounts does it itself.
    expect(Object.keys(await buttons(number, 'transport', city.hotline.supervisor))).toEqual([
      'recall',
      'chase',
    ]);
    const own = await city.tryTo(number, 'transport', 'acknowledge', city.hotline.supervisor);
    expect([own.status, own.body.code]).toEqual([403, 'CO_LEG_NOT_YOURS']);
    // Nor does the lead do it, nor an agent.
    expect(await refusal(city.tryTo(number, 'taipower', 'acknowledge', city.officer))).toEqual([
      403,
      'CO_LEG_NOT_YOURS',
    ]);
    expect((await city.tryTo(number, 'taipower', 'acknowledge', city.hotline.agent)).status).toBe(403);
    await city.hotline.server.settle();
    await city.act(number, 'taipower', 'acknowledge', city.hotline.supervisor);
    const { body: tasks } = await city.hotline.agent.get('/api/phone-tasks').expect(200);
    expect(JSON.stringify(tasks.items)).not.toContain(number);
    expect(await city.leg(number, 'taipower')).toMatchObject({ state: 'acknowledged', holder: null });
    await city.act(number, 'taipower', 'answer', city.hotline.supervisor, { text: '電話查復：線路已檢修' });
    expect(await told(number, /co-leg.(ack|answered)/)).toEqual([
      ['co-leg.acknowledged', 'supervisor', null, true],
      ['co-leg.answered', 'supervisor', '電話查復：線路已檢修', true],
    ]);
    const clocks = await city.hotline.server.db.query(
      `select k.kind, k.agency, k.outcome from clock k join case_file c on c.id = k.case_id
        where c.number = $1 and k.agency = 'taipower' and k.kind = 'answer'`,
      [number],
    );
    expect(clocks).toEqual([{ kind: 'answer', agency: 'taipower', outcome: 'met' }]);
    await city.hotline.server.settle();
    const [held] = await city.hotline.server.db.query<{ heldBy: string }>(
      `select k.held_by as "heldBy" from fact_clock k join fact_case c using (case_id)
        where c.number = $1 and k.kind = 'answer' and k.outcome = 'met'`,
      [number],
    );
    expect(held).toEqual({ heldBy: 'taipower' });
  });
});
