import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { DecisionEnteredDto, TrackedDto } from '../../src/intake/tracked/tracked.dto.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

/** A Monday. */
const NOW = '2026-11-16T10:00:00+08:00';
const MOTION = {
  source: 'TK01',
  subject: '請市府改善建工路排水，並於期限前函復本會。',
  agency: 'water-resources',
  meeting: { term: 1, kind: 'extraordinary', nth: 6 },
  field: 'works',
};

let hotline: Hotline;
let commission: TestAgent;
let officer: TestAgent;
let manager: TestAgent;

async function open(): Promise<void> {
  hotline = await Hotline.open({ now: NOW });
  const { app } = hotline.server;
  commission = await signIn(app, 'commission');
  officer = await signIn(app, 'officer', 'water-resources');
  manager = await signIn(app, 'manager');
}

const enter = async (wish: object = {}, by = commission): Promise<DecisionEnteredDto> =>
  (await post(by, '/api/tracked', { ...MOTION, ...wish }).expect(201)).body;
const listed = async (query = '', by = commission): Promise<TrackedDto[]> =>
  (await by.get(`/api/tracked${query}`).expect(200)).body.items;
const reply = (number: string, by = officer): Promise<void> =>
  hotline.onOrder(number, 'reply', { text: '本局已完成清淤，並排定 12 月施作側溝。' }, by);

describe('a resolution of the council', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it('goes to its agency with its date, is answered and closed by the commission', async () => {
    const entered = await enter({ replyBy: '2026-12-05' });
    expect(entered).toEqual({
      number: expect.stringMatching(/^T20261116-\d{5}-\d$/),
      ...{ state: 'assigned', replyBy: '2026-12-05' },
    });
    const { number } = entered;
    const due = { dueAt: new Date('2026-12-06T00:00:00+08:00'), outcome: null };
    expect(await hotline.clock(number, 'reply')).toMatchObject({ ...due, originalDueAt: due.dueAt });
    expect(await listed('', officer)).toEqual([
      expect.objectContaining({
        ...{ number, subject: MOTION.subject, answeredAt: null, outcome: null, replyBy: '2026-12-05' },
        ...{
          dueAt: '2026-12-05T16:00:00.000Z',
          field: { code: 'works', name: '工務', nameEn: 'Public works' },
        },
        meeting: {
          ...{ term: 1, kind: 'extraordinary', nth: 6, name: '第一屆第六次臨時會' },
          nameEn: 'Extraordinary session 6 of term 1',
        },
        source: { code: 'TK01', name: '市議會議決案', nameEn: 'Resolution of the council' },
        documentClass: expect.objectContaining({ code: 'project', name: '專案管制案件' }),
      }),
    ]);
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number);
    expect((await hotline.clock(number, 'reply')).outcome).toBe('met');
    expect((await listed('?state=answered')).map(one => one.number)).toEqual([number]);
    await hotline.onCase(number, 'send-back', { reason: '請補充期程' }, commission);
    await reply(number);
    await hotline.onCase(number, 'release', { how: 'letter' }, commission);
    expect(await hotline.page(number)).toMatchObject({
      ...{ state: 'released', kind: 'decision' },
      decision: {
        ...{ meeting: '第一屆第六次臨時會', meetingEn: 'Extraordinary session 6 of term 1' },
        ...{ field: { code: 'works' }, documentClass: { code: 'project' }, documentNumber: null },
        replyBy: '2026-12-05',
      },
    });
    expect((await listed('?state=ended')).map(one => [one.number, one.outcome])).toEqual([[number, 'met']]);
  });

  it('is missed by whoever has it at the end of its last day, and not before', async () => {
    const { number } = await enter({ replyBy: '2026-11-20' });
    await hotline.server.moveTo('2026-11-20T23:59:00+08:00');
    expect((await hotline.clock(number, 'reply')).breachedAt).toBeNull();
    await hotline.server.moveTo('2026-11-21T00:00:01+08:00');
    expect(await hotline.clock(number, 'reply')).toMatchObject({ heldBy: 'water-resources' });
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number);
    expect((await hotline.clock(number, 'reply')).outcome).toBe('missed');
  });

  it('is extended by hours from its own date, and keeps its first one', async () => {
    const chief = await signIn(hotline.server.app, 'agency_chief', 'water-resources');
    const { number } = await enter({ replyBy: '2026-11-30' });
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    const { version } = await hotline.page(number);
    const asked = await post(officer, `/api/cases/${number}/extensions`, {
      ...{ version, clock: 'reply', size: 240, reason: '須現地會勘' },
    }).expect(201);
    await post(chief, `/api/extensions/${asked.body.id}/actions/approve`, { version: 1 }).expect(200);
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      dueAt: new Date('2026-12-11T00:00:00+08:00'),
      originalDueAt: new Date('2026-12-01T00:00:00+08:00'),
    });
  });

  it('is answered with others who are asked, whose part moves no date', async () => {
    const { number } = await enter({ replyBy: '2026-12-31' });
    const before = (await hotline.clock(number, 'reply')).dueAt;
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    const asked = { agencies: ['public-works'], question: '請提供側溝施工期程' };
    await hotline.onCase(number, 'co-handle', asked, officer);
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(before);
  });
});

describe('by when it is answered where no date is given', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it.each([
    ['days off count for a project', 'TK03', '2026-12-16'],
    ['days off count for the Control Yuan', 'TK07', '2026-12-16'],
    ['days off do not count for a question of a legislator', 'TK05', '2026-11-30'],
  ])('%s (%s)', async (_, source, replyBy) => {
    const wish = { source, meeting: undefined, field: undefined };
    expect((await enter(wish)).replyBy).toBe(replyBy);
  });

  it('counts from the day it came in', async () => {
    const wish = { source: 'TK03', meeting: undefined, field: undefined, receivedOn: '2026-11-10' };
    expect(await enter(wish)).toMatchObject({
      ...{ number: expect.stringMatching(/^T20261110-/), replyBy: '2026-12-10' },
    });
  });
});

describe('what is wrong with it', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it.each([
    ['UNKNOWN_SOURCE', { source: 'RD01' }, 'source'],
    ['UNKNOWN_AGENCY', { agency: 'nobody' }, 'agency'],
    ['REPLY_BY_PAST', { replyBy: '2026-11-15' }, 'replyBy'],
    ['REPLY_BY_TOO_FAR', { replyBy: '2031-01-01' }, 'replyBy'],
    ['NO_SUCH_DAY', { replyBy: '2026-02-30' }, 'replyBy'],
    ['RECEIVED_WHEN', { receivedOn: '2026-11-17' }, 'receivedOn'],
    ['RECEIVED_WHEN', { receivedOn: '2024-11-17' }, 'receivedOn'],
    ['MEETING_NEEDED', { meeting: undefined }, 'meeting'],
    ['UNKNOWN_MEETING', { meeting: { term: 1, kind: 'secret', nth: 1 } }, 'meeting.kind'],
    ['FIELD_NEEDED', { field: undefined }, 'field'],
    ['UNKNOWN_FIELD', { field: 'magic' }, 'field'],
    ['NOT_OF_COUNCIL', { source: 'TK06', meeting: undefined }, 'field'],
  ])('is %s', async (code, wish, field) => {
    const before = await hotline.rows();
    const { body } = await post(commission, '/api/tracked', { ...MOTION, ...wish }).expect(422);
    expect(body).toMatchObject({ code, fields: [{ field }] });
    expect(body.words).toEqual({ 'zh-TW': expect.stringMatching(/\p{L}/u), en: expect.stringMatching(/\w/) });
    expect(await hotline.rows()).toEqual(before);
  });

  it.each([
    [{ subject: ' ' }, 'subject'],
    [{ replyBy: 'tomorrow' }, 'replyBy'],
    [{ meeting: { term: 0, kind: 'regular', nth: 1 } }, 'meeting.term'],
    [{ meeting: 'last' }, 'meeting'],
    [{ secret: true }, 'secret'],
  ])('is of the wrong form: %j', async (wish, field) => {
    const { body } = await post(commission, '/api/tracked', { ...MOTION, ...wish }).expect(400);
    expect(body.fields.map((one: { field: string }) => one.field)).toEqual([field]);
  });

  it('is entered once, however often it is sent', async () => {
    const send = () => post(commission, '/api/tracked', MOTION).set('Idempotency-Key', 'motion-of-1-6');
    const [first, again] = [await send().expect(201), await send().expect(201)];
    expect(again.body).toEqual(first.body);
    expect(await listed()).toHaveLength(1);
  });
});

describe('whose it is', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it('is entered by the supervisor and the commission only', async () => {
    await enter({}, hotline.supervisor);
    for (const role of ['agent', 'petition_clerk', 'inspector', 'manager', 'auditor', 'admin'] as const) {
      const other = await signIn(hotline.server.app, role);
      await post(other, '/api/tracked', MOTION).expect(403);
    }
    await post(officer, '/api/tracked', MOTION).expect(403);
  });

  it('is listed for the whole city or for the agency that has it', async () => {
    const { number } = await enter({ agency: 'public-works' });
    const numbers = async (by: TestAgent) => (await listed('', by)).map(one => one.number);
    expect(await numbers(manager)).toContain(number);
    expect(await numbers(officer)).not.toContain(number);
    await hotline.agent.get('/api/tracked').expect(403);
    await officer.get(`/api/cases/${number}`).expect(403);
  });

  it('is closed, sent back, reopened and withdrawn by nobody but the commission', async () => {
    const { number } = await enter();
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number);
    const clerk = await signIn(hotline.server.app, 'petition_clerk');
    const { version } = await hotline.page(number);
    const bodies = {
      release: { how: 'letter' },
      'send-back': { reason: '退' },
      reopen: { reason: '重啟' },
      withdraw: { reason: '撤' },
    };
    for (const [action, body] of Object.entries(bodies))
      for (const by of [hotline.supervisor, clerk, officer]) {
        const refused = await post(by, `/api/cases/${number}/actions/${action}`, { version, ...body }).expect(
          403,
        );
        if (by !== officer) expect(refused.body.code).toBe('CASE_NOT_YOURS');
      }
    const buttons = (page: Awaited<ReturnType<Hotline['page']>>) =>
      page.actions.filter(({ allowed }) => allowed).map(({ action }) => action);
    expect(buttons(await hotline.page(number))).not.toContain('release');
    expect(buttons(await hotline.page(number, commission))).toEqual(
      expect.arrayContaining(['release', 'send-back', 'reopen', 'withdraw']),
    );
    await hotline.onCase(number, 'release', { how: 'letter' }, commission);
  });

  it('is nobody’s to reassign once it was answered: the commission sends it back first', async () => {
    const { number } = await enter();
    await hotline.onOrder(number, 'acknowledge', {}, officer);
    await reply(number);
    const to = { agency: 'public-works', reason: '改分工務局' };
    for (const by of [hotline.supervisor, commission]) {
      const { version, actions } = await hotline.page(number, by);
      expect(actions.find(({ action }) => action === 'reassign')?.allowed).toBe(false);
      const refused = await post(by, `/api/cases/${number}/actions/reassign`, { version, ...to }).expect(409);
      expect(refused.body.code).toBe('ACTION_NOT_POSSIBLE');
    }
    await hotline.onCase(number, 'send-back', { reason: '請補充期程' }, commission);
    await hotline.onCase(number, 'reassign', to);
    expect((await hotline.page(number)).agency).toMatchObject({ code: 'public-works' });
  });

  it('leaves the commission what it was with petitions', async () => {
    const petition = await hotline.record({ category: 'PEN01', district: undefined, place: undefined });
    const { version } = await hotline.page(petition.number);
    const answer = await post(commission, `/api/cases/${petition.number}/actions/withdraw`, {
      ...{ version, reason: '撤回' },
    }).expect(403);
    expect(answer.body.code).toBe('CASE_NOT_YOURS');
    const names = (await hotline.page(petition.number, commission)).actions.map(({ action }) => action);
    for (const action of ['withdraw', 'release', 'reopen', 'route']) expect(names).not.toContain(action);
  });

  it('never becomes another kind, and nothing of a petitioner is done with it', async () => {
    const { number } = await enter();
    const { version } = await hotline.page(number);
    const tries: [TestAgent, string, object][] = [
      [hotline.supervisor, 'recategorise', { category: 'PEN01' }],
      [hotline.supervisor, 'not-handle', { ground: 'no_content', opinion: '空白' }],
      [hotline.supervisor, 'transfer', { authority: 'tainan', opinion: '臺南' }],
      [hotline.supervisor, 'record-oral', { text: '口述' }],
      [hotline.agent, 'open-petition', { category: 'PEN01', text: '另成' }],
    ];
    for (const [by, action, body] of tries) {
      const { body: said } = await post(by, `/api/cases/${number}/actions/${action}`, { version, ...body });
      expect([action, said.status, said.code]).toEqual([
        action,
        expect.any(Number),
        expect.stringMatching(/^(ACTION_NOT_POSSIBLE|CASE_NOT_YOURS)$/),
      ]);
    }
    const wish = {
      channel: 'phone',
      outcome: 'recorded',
      cases: [{ category: 'TK03', description: '列管' }],
    };
    const { body } = await post(hotline.agent, '/api/contacts', wish).expect(422);
    expect(body.code).toBe('UNKNOWN_CATEGORY');
  });
});
