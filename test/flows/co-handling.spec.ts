import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { RescanTexts } from '../../src/cases/rescan-texts.service.js';
import { ReportRedaction } from '../../src/dispatch/redaction.service.js';
import { RescanReports } from '../../src/dispatch/rescan-reports.service.js';
import { Database } from '../../src/platform/database/database.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

const FRIDAY = '2026-11-13T10:00:00+08:00';
const QUESTION = '請就貴管部分查復，聯絡人王曉鈴 0912-345-678';

let hotline: Hotline;
let officer: TestAgent;
let transport: TestAgent;
let transportToo: TestAgent;
let water: TestAgent;

const at = (time: string): Date => new Date(`2026-${time}+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

/** The 13th of November; the environment bureau leads petitions of PEN01. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: FRIDAY });
  const { app } = hotline.server;
  officer = await signIn(app, 'officer', 'environment');
  transport = await signIn(app, 'officer', 'transport');
  transportToo = await signIn(app, 'officer', 'transport');
  water = await signIn(app, 'officer', 'water-resources');
}

async function petition(contact: object = {}): Promise<string> {
  const nowhere = {
    category: 'PEN01',
    description: '工廠夜間排放異味',
    district: undefined,
    place: undefined,
  };
  const { number } = await hotline.record(nowhere, { channel: 'mailbox', ...contact });
  await hotline.onOrder(number, 'acknowledge', {}, officer);
  return number;
}

const coHandle = async (number: string, agencies: string[], by = hotline.supervisor) => {
  const { version } = await hotline.page(number);
  return post(by, `/api/cases/${number}/actions/co-handle`, { version, agencies, question: QUESTION });
};
async function asked(number: string, ...agencies: string[]): Promise<void> {
  const { status, body } = await coHandle(number, agencies);
  expect([status, body.code]).toEqual([200, undefined]);
}
type Leg = Page['workOrders'][number] & { agency: { code: string } };
const legOf = async (number: string, agency: string): Promise<Leg> => {
  const legs = (await hotline.page(number)).workOrders as unknown as (Leg & { role: string })[];
  return legs.filter(leg => leg.role === 'co_handling' && leg.agency.code === agency).at(-1) as Leg;
};
const tryTo = async (number: string, agency: string, action: string, by: TestAgent, body: object = {}) => {
  const { id, version } = await legOf(number, agency);
  return post(by, `/api/co-legs/${id}/actions/${action}`, { version, ...body });
};
async function act(number: string, agency: string, action: string, by: TestAgent, body: object = {}) {
  const { status, body: answer } = await tryTo(number, agency, action, by, body);
  expect([action, status, answer.code]).toEqual([action, 200, undefined]);
}
const refusal = async (request: PromiseLike<{ status: number; body: { code: string } }>) => {
  const { status, body } = await request;
  return [status, body.code];
};
/** Every clock of a case, whose it is, and how it stands. */
const clocks = (number: string) =>
  hotline.server.db.query<Record<string, unknown>>(
    `select k.kind, k.agency, k.due_at as "dueAt", k.outcome, k.held_by as "heldBy", k.breached_at is not null as breached
       from clock k join case_file c on c.id = k.case_id
      where c.number = $1 and k.kind in ('reply', 'complete', 'answer') order by k.kind, k.agency nulls first, k.started_at`,
    [number],
  );
const fact = async (number: string) => {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query<Record<string, unknown>>(
    'select state, agency, outcome, co_handled as "coHandled", reassigned from fact_case where number = $1',
    [number],
  );
  return row;
};
const kindsOf = async (number: string, pattern: RegExp): Promise<[string, unknown][]> =>
  (await hotline.told(number))
    .filter(({ kind }) => pattern.test(kind))
    .map(({ kind, payload }) => [kind, payload.why ?? payload.agency]);

describe('a petition that two other agencies have a part in, of which one is late', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('stays with its lead, whose clocks are its own; the breach is the late one’s, the reply one', async () => {
    const number = await petition({ citizen: { name: '王曉鈴', phone: '0912-345-678' } });
    expect(await hotline.clock(number, 'reply')).toMatchObject({ dueAt: at('11-24T00:00:00') });
    await moveTo('11-16T10:00:00');
    const { body } = await coHandle(number, ['transport', 'water-resources'], officer);
    expect(body).toMatchObject({ number, state: 'acknowledged' });

    // Ten working days instead of six, from the same start; three days of their own for who is asked.
    expect(await clocks(number)).toMatchObject([
      { kind: 'answer', agency: 'transport', dueAt: at('11-20T00:00:00'), outcome: null },
      { kind: 'answer', agency: 'water-resources', dueAt: at('11-20T00:00:00'), outcome: null },
      { kind: 'reply', agency: null, dueAt: at('11-28T00:00:00'), outcome: null },
      { kind: 'reply', agency: 'environment', dueAt: at('11-28T00:00:00'), outcome: null },
    ]);
    const moved = (await hotline.page(number)).timeline.filter(({ kind }) => kind === 'clock.recomputed');
    expect(moved.map(({ data }) => data)).toMatchObject([
      {
        ...{ clock: 'reply', why: 'co_handling' },
        ...{ before: at('11-24T00:00:00').toISOString(), dueAt: at('11-28T00:00:00').toISOString() },
      },
    ]);
    const page = await hotline.page(number, transport);
    expect(page).toMatchObject({
      ...{ agency: { code: 'environment' }, state: 'acknowledged', identity: { ground: null } },
      ...{ whereabouts: { agency: { code: 'environment' } }, workOrder: { state: 'acknowledged' } },
    });
    expect(page.workOrders).toMatchObject([
      { role: 'lead', agency: { code: 'environment' }, question: null, coActions: [] },
      {
        ...{ role: 'co_handling', agency: { code: 'transport' }, state: 'dispatched' },
        answerDueAt: at('11-20T00:00:00').toISOString(),
        coActions: [
          { action: 'acknowledge', allowed: true, why: null },
          { action: 'unacknowledge', allowed: false },
          { action: 'arrive', allowed: false },
          { action: 'answer', allowed: false },
          { action: 'decline', allowed: true },
          { action: 'take-over', allowed: false },
        ],
      },
      { role: 'co_handling', agency: { code: 'water-resources' }, coActions: [] },
    ]);
    // What was typed, covered, wherever an agency reads it; and never in the log.
    expect(JSON.stringify(page)).not.toMatch(/王曉鈴|0912-?345/);
    expect(JSON.stringify(await hotline.told(number))).not.toMatch(/貴管|王曉鈴/);
    const { body: board } = await transport.get('/api/work-orders?state=open').expect(200);
    expect(board.items).toMatchObject([
      {
        ...{ role: 'co_handling', answerDueAt: at('11-20T00:00:00').toISOString(), answer: null },
        ...{ agency: { code: 'transport' }, case: { number, agency: { code: 'environment' } } },
      },
    ]);
    expect(board.items[0].question).toMatch(/^請就貴管部分查復/);
    expect(JSON.stringify(board)).not.toMatch(/王曉鈴|0912-?345/);

    await act(number, 'transport', 'acknowledge', transport);
    await moveTo('11-18T09:00:00');
    await act(number, 'transport', 'answer', transport, { text: '交通部分無異常' });
    await moveTo('11-20T00:00:01');
    expect(await clocks(number)).toMatchObject([
      { kind: 'answer', agency: 'transport', outcome: 'met', breached: false },
      { kind: 'answer', agency: 'water-resources', outcome: null, heldBy: 'water-resources', breached: true },
      { kind: 'reply', agency: null, outcome: null, breached: false, heldBy: null },
      { kind: 'reply', agency: 'environment', outcome: null, breached: false },
    ]);
    // Its own people are told of it, and those of the lead are not.
    const steps = (by: TestAgent) => by.get('/api/escalations').expect(200);
    expect((await steps(water)).body.items).toMatchObject([
      { clock: 'answer', step: 'due', agency: { code: 'water-resources' } },
      { clock: 'answer', step: '80%' },
    ]);
    expect((await steps(officer)).body.items).toEqual([]);
    await moveTo('11-20T15:00:00');
    await act(number, 'water-resources', 'acknowledge', water);
    await act(number, 'water-resources', 'answer', water, { text: '水利部分已改善' });

    // The lead reads what they have said; the citizen gets one reply.
    const forLead = await hotline.page(number, officer);
    expect(forLead.workOrders.filter(({ role }) => role === 'co_handling')).toMatchObject([
      { state: 'closed', outcome: 'answered', reportText: '交通部分無異常' },
      { state: 'closed', outcome: 'answered', reportText: '水利部分已改善' },
    ]);
    await hotline.onOrder(number, 'reply', { text: '經本局會同交通局、水利局查處，已改善。' }, officer);
    expect(await clocks(number)).toMatchObject([
      { kind: 'answer', agency: 'transport', outcome: 'met' },
      { kind: 'answer', agency: 'water-resources', outcome: 'missed', heldBy: 'water-resources' },
      { kind: 'reply', agency: null, outcome: 'met', breached: false },
      { kind: 'reply', agency: 'environment', outcome: 'met', breached: false },
    ]);
    const replies = await hotline.server.db.query(
      `select r.text from reply r join case_file c on c.id = r.case_id where c.number = $1`,
      [number],
    );
    expect(replies).toEqual([{ text: '經本局會同交通局、水利局查處，已改善。' }]);
    await hotline.onCase(number, 'release', { how: 'letter' });
    expect(await fact(number)).toEqual({
      ...{ state: 'released', agency: 'environment', outcome: 'replied', coHandled: 2, reassigned: 0 },
    });
    expect(
      await hotline.server.db.query(
        `select k.kind, k.held_by as "heldBy", k.work_order_id is null as citizens, k.outcome
           from fact_clock k join fact_case c using (case_id)
          where c.number = $1 and k.kind in ('answer', 'reply') order by k.kind, k.held_by, k.work_order_id`,
        [number],
      ),
    ).toEqual([
      { kind: 'answer', heldBy: 'transport', citizens: false, outcome: 'met' },
      { kind: 'answer', heldBy: 'water-resources', citizens: false, outcome: 'missed' },
      { kind: 'reply', heldBy: 'environment', citizens: false, outcome: 'met' },
      { kind: 'reply', heldBy: 'environment', citizens: true, outcome: 'met' },
    ]);
    const { body: explained } = await hotline.supervisor
      .get(`/api/cases/${number}/clocks/explain`)
      .expect(200);
    const said = JSON.stringify(explained);
    expect(said).toContain('涉及多機關的期限');
    expect(said).toContain('會辦機關已答復');
    expect(said).not.toContain('check-differs');
    // Whoever has answered is asked no more, and reads no more of it.
    await transport.get(`/api/cases/${number}`).expect(403);
  });
});

describe('the release of a case', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('waits for who was asked, unless the lead says why not; then they are told why', async () => {
    const { number } = await hotline.record();
    await asked(number, 'transport', 'water-resources');
    // Not beyond the day that the case itself has.
    const complete = await hotline.clock(number, 'complete');
    expect(await hotline.clock(number, 'answer')).toMatchObject({ dueAt: complete.dueAt });
    await act(number, 'water-resources', 'decline', water, { reason: '非本局業務' });
    await hotline.finish(number);
    // What the lead has seen and done stops nothing of who has still to see it.
    expect(await hotline.clocks(number, 'deliver')).toMatchObject([
      { stoppedAt: expect.any(Date), outcome: 'met' },
      { stoppedAt: null, outcome: null },
      { stoppedAt: expect.any(Date) },
    ]);
    const { version } = await hotline.page(number);
    const before = await hotline.rows();
    const release = (body: object) =>
      post(hotline.supervisor, `/api/cases/${number}/actions/release`, { version, how: 'sms', ...body });
    expect(await refusal(release({}))).toEqual([409, 'OPEN_CO_LEGS']);
    expect(await refusal(release({ openLegs: '  ' }))).toEqual([409, 'OPEN_CO_LEGS']);
    expect(await hotline.rows()).toEqual(before);
    await release({ openLegs: '坑洞已填補，無須再查' }).expect(200);
    expect(await legOf(number, 'transport')).toMatchObject({ state: 'closed', outcome: 'ended' });
    expect(await kindsOf(number, /^co-leg.closed|^workorder.closed/)).toEqual([
      ['co-leg.closed', 'declined'],
      ['co-leg.closed', 'released'],
      ['workorder.closed', 'released'],
    ]);
    const { body } = await transport.get('/api/work-orders?state=closed').expect(200);
    expect(body.items).toMatchObject([{ outcome: 'ended', answer: '坑洞已填補，無須再查' }]);
    expect(await refusal(tryTo(number, 'transport', 'acknowledge', transport))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    const late = await tryTo(number, 'water-resources', 'answer', water, { text: '查復' });
    expect(late.body).toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect(JSON.stringify(late.body)).toContain('已經退回主政機關');
    // A release taken back brings nobody back who was asked.
    await hotline.onCase(number, 'take-back-release', { reason: '按錯' });
    expect(await legOf(number, 'transport')).toMatchObject({ state: 'closed' });
    await hotline.onCase(number, 'release', { how: 'sms' });
    expect((await clocks(number)).map(({ kind, agency, outcome }) => [kind, agency, outcome])).toEqual([
      ['answer', 'transport', 'cancelled'],
      ['answer', 'water-resources', 'cancelled'],
      ['complete', null, 'met'],
      ['complete', 'maintenance', 'met'],
    ]);
  });

  it('and every other end of a case ends what others were asked', async () => {
    const withdrawn = await petition();
    await asked(withdrawn, 'transport');
    await hotline.onCase(withdrawn, 'withdraw', { reason: '民眾撤回' });
    expect(await legOf(withdrawn, 'transport')).toMatchObject({ state: 'closed', outcome: 'ended' });

    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge');
    await asked(number, 'transport');
    await hotline.onOrder(number, 'convert', { category: 'PEN01', text: '需長期改善' });
    expect(await legOf(number, 'transport')).toMatchObject({ state: 'closed', outcome: 'ended' });
    expect(await hotline.clock(number, 'answer')).toMatchObject({ outcome: 'cancelled' });
    expect(await refusal(tryTo(number, 'transport', 'answer', transport, { text: '查復' }))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    expect(
      await hotline.server.db.query(
        `select 1 from work_order w join case_file c on c.id = w.case_id
          where w.state <> 'closed' and c.state in ('released', 'withdrawn', 'converted')`,
      ),
    ).toEqual([]);
  });
});

describe('who is asked', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());
  afterEach(closeScreens);

  it.each([
    ['the lead itself', ['environment'], 'CO_HANDLES_ALREADY'],
    ['one twice at once', ['transport', 'transport'], 'CO_HANDLES_ALREADY'],
    ['one that nobody knows', ['transport', 'moon'], 'UNKNOWN_AGENCY'],
  ])('is not %s, and then nobody is', async (_, agencies, code) => {
    const number = await petition();
    const before = await hotline.rows();
    expect(await refusal(coHandle(number, agencies))).toEqual([422, code]);
    expect(await hotline.rows()).toEqual(before);
  });

  it('is asked once until it has answered, and may be asked again then', async () => {
    const number = await petition();
    await asked(number, 'transport');
    expect(await refusal(coHandle(number, ['transport']))).toEqual([422, 'CO_HANDLES_ALREADY']);
    // An answer comes of somebody who has taken it; going there and a slip of the hand change nothing of the case.
    expect(await refusal(tryTo(number, 'transport', 'answer', transport, { text: '查復' }))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    await act(number, 'transport', 'acknowledge', transport);
    await act(number, 'transport', 'arrive', transport);
    await act(number, 'transport', 'unacknowledge', transport, { reason: '誤按' });
    await act(number, 'transport', 'acknowledge', transport);
    expect((await hotline.page(number)).state).toBe('acknowledged');
    await act(number, 'transport', 'answer', transport, { text: '查復' });
    await asked(number, 'transport');
    expect(await fact(number)).toMatchObject({ coHandled: 2, agency: 'environment' });
    // Taken back by who asked; the days that were granted stay.
    const { dueAt } = await hotline.clock(number, 'reply');
    await act(number, 'transport', 'recall', officer, { reason: '已無需要' });
    expect(await hotline.clock(number, 'reply')).toMatchObject({ dueAt, outcome: null });
    expect(await hotline.clock(number, 'answer')).toMatchObject({ outcome: 'cancelled' });
  });

  it('is never the agency that a confidential report is about', async () => {
    const wish = { category: 'RD01', agency: 'maintenance', confidential: true, reportedAgency: 'transport' };
    const { number } = await hotline.record(wish as object);
    expect(await refusal(coHandle(number, ['transport']))).toEqual([422, 'REPORTED_AGENCY']);
    await asked(number, 'water-resources');
    expect(await hotline.page(number, water)).toMatchObject({ confidential: true, reportedAgency: null });
  });

  it('asks nobody itself, and does nothing that is the lead’s', async () => {
    const number = await petition({ citizen: { name: '王曉鈴', phone: '0912-345-678' } });
    await asked(number, 'transport');
    const { id, version } = await legOf(number, 'transport');
    const { version: ofCase } = await hotline.page(number);
    const ask = post(transport, `/api/cases/${number}/actions/co-handle`, {
      ...{ version: ofCase, agencies: ['police'], question: '？' },
    });
    expect(await refusal(ask)).toEqual([403, 'CASE_NOT_YOURS']);
    for (const [action, body] of [
      ['acknowledge', {}],
      ['reply', { text: '已處理' }],
      ['return', { code: 'other_agency', opinion: '非本局' }],
      ['pause', { reason: 'citizen', text: '等候' }],
    ] as const)
      expect([
        action,
        ...(await refusal(post(transport, `/api/work-orders/${id}/actions/${action}`, { version, ...body }))),
      ]).toEqual([action, 409, 'ONLY_ASKED']);
    expect(await refusal(post(transport, `/api/cases/${number}/actions/note`, { text: '加註' }))).toEqual([
      403,
      'CASE_NOT_YOURS',
    ]);
    // Nor is what it is asked anybody else's, nor the lead's to answer.
    for (const by of [water, officer])
      expect(await refusal(tryTo(number, 'transport', 'acknowledge', by))).toEqual([403, 'CO_LEG_NOT_YOURS']);
    expect(await refusal(tryTo(number, 'transport', 'recall', transport, { reason: '退' }))).toEqual([
      403,
      'CO_LEG_NOT_YOURS',
    ]);
    const lead = (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
    const none = post(officer, `/api/co-legs/${lead.id}/actions/acknowledge`, { version: lead.version });
    expect(await refusal(none)).toEqual([404, 'CO_LEG_NOT_FOUND']);
    // Nor does it come to know who asked, nor may it ask to.
    await transport.post(`/api/cases/${number}/petitioner`).send({}).expect(403);
    const unsealing = post(transport, `/api/cases/${number}/unsealings`, { reason: '需聯絡' });
    expect(await refusal(unsealing)).toEqual([403, 'CASE_NOT_YOURS']);
  });

  it('has two officers who act at once: one wins, the other is told what has happened', async () => {
    const number = await petition();
    await asked(number, 'transport');
    const answers = await Promise.all([
      tryTo(number, 'transport', 'acknowledge', transport),
      tryTo(number, 'transport', 'acknowledge', transportToo),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = answers.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect(JSON.stringify(loser?.body)).toContain('已經簽收');
    // Two who ask at once are told apart by the version of the case.
    const { version } = await hotline.page(number);
    const ask = (agency: string, by: TestAgent) =>
      post(by, `/api/cases/${number}/actions/co-handle`, { version, agencies: [agency], question: '請查復' });
    const both = await Promise.all([ask('police', hotline.supervisor), ask('police', officer)]);
    expect(both.map(({ status, body }) => [status, body.code]).sort()).toEqual([
      [200, undefined],
      [409, 'STALE_VERSION'],
    ]);
  });

  it('hears of it on its screens, which confirm the receipt, without a word that was typed', async () => {
    const number = await petition();
    const screen = openScreen(hotline.server.url, cookieOf(transport), { receipts: 'callback' });
    await screen.hello;
    await asked(number, 'transport');
    await hotline.server.settle();
    await screen.until(({ kind, case: card }) => kind === 'co-leg.asked' && card?.number === number);
    await screen.until(({ kind, case: card }) => kind === 'co-leg.delivered' && card?.number === number);
    expect(screen.frames.join('')).not.toMatch(/王曉鈴|0912-?345|貴管|異味/);
    const leg = await legOf(number, 'transport');
    expect(leg.deliveredAt).not.toBeNull();
    await act(number, 'transport', 'decline', transport, { reason: '非本局業務' });
    await hotline.server.settle();
    await screen.until(({ kind, case: card }) => kind === 'co-leg.closed' && card?.number === number);
  });

  it('has what was typed covered anew, and deleted with the texts of the case', async () => {
    const number = await petition({ citizen: { name: '王曉鈴', phone: '0912-345-678' } });
    await asked(number, 'transport');
    await act(number, 'transport', 'acknowledge', transport);
    await act(number, 'transport', 'answer', transport, { text: '已電洽王曉鈴' });
    const { app, db } = hotline.server;
    const { id } = await legOf(number, 'transport');
    const [leg] = await db.query<{ caseId: string }>(
      'select case_id as "caseId" from work_order where id = $1',
      [id],
    );
    const caseId = leg?.caseId as string;
    const texts = async () => {
      const [row] = await db.query<Record<string, string>>(
        'select question, shared_question as "sharedQuestion", shared_report as "sharedReport" from work_order where id = $1',
        [id],
      );
      return JSON.stringify(row);
    };
    await db.query('update work_order set shared_question = null, shared_report = null where id = $1', [id]);
    await app.get(Database).transaction(async tx => {
      await app.get(RescanTexts).ofCase(tx, caseId);
      expect(await app.get(RescanReports).ofCase(tx, caseId)).toBe(1);
    });
    expect(JSON.parse(await texts())).toMatchObject({
      question: QUESTION,
      sharedQuestion: expect.not.stringContaining('王曉鈴'),
      sharedReport: expect.not.stringContaining('王曉鈴'),
    });
    const due = { payload: { caseId } } as Parameters<ReportRedaction['redact']>[1];
    await app.get(Database).transaction(tx => app.get(ReportRedaction).redact(tx, due));
    const [row] = await db.query('select to_json(w)::text as typed from work_order w where id = $1', [id]);
    expect(JSON.stringify(row)).not.toMatch(/王曉鈴|貴管|電洽/);
  });

  it('is phoned where no screen has confirmed it, as whoever has a case', async () => {
    const number = await petition();
    await asked(number, 'police');
    await hotline.server.settle();
    const { body } = await hotline.agent.get('/api/phone-tasks').expect(200);
    const mine = body.items.filter((task: { number?: string; case?: { number: string } }) =>
      JSON.stringify(task).includes(number),
    );
    expect(mine).toMatchObject([{ reason: 'no_accounts', agency: { code: 'police' } }]);
  });
});

describe('whoever leads by now', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('finds what others were asked before, and is not asked itself any more', async () => {
    const number = await petition();
    await asked(number, 'transport', 'water-resources');
    await act(number, 'transport', 'acknowledge', transport);
    await hotline.onCase(number, 'reassign', { agency: 'police', reason: '權責' });
    expect(await legOf(number, 'transport')).toMatchObject({ state: 'acknowledged' });
    await hotline.onCase(number, 'recall', { reason: '重派' });
    expect(await legOf(number, 'transport')).toMatchObject({ state: 'acknowledged' });
    // At the centre nobody leads: it may recall; nobody may ask.
    expect(await refusal(coHandle(number, ['police']))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
    expect(await legOf(number, 'water-resources')).toMatchObject({ state: 'closed', outcome: 'ended' });
    const page = await hotline.page(number, water);
    expect(page).toMatchObject({ agency: { code: 'water-resources' }, workOrder: { state: 'dispatched' } });
    expect(
      page.workOrders.filter(({ role, state }) => role === 'co_handling' && state !== 'closed'),
    ).toMatchObject([
      { agency: { code: 'transport' }, coActions: [{ action: 'recall' }, { action: 'chase' }] },
    ]);
    // Its own acknowledgement stops nothing of who is asked.
    await hotline.onOrder(number, 'acknowledge', {}, water);
    expect(await hotline.clock(number, 'answer')).toMatchObject({ outcome: 'cancelled' });
    const [answer] = (await clocks(number)).filter(({ agency }) => agency === 'transport');
    expect(answer).toMatchObject({ kind: 'answer', outcome: null });
    expect(await fact(number)).toMatchObject({ agency: 'water-resources', state: 'acknowledged' });
  });
});
