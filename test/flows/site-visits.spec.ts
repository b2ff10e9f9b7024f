import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { RescanTexts } from '../../src/cases/rescan-texts.service.js';
import { VisitRedaction } from '../../src/dispatch/visits/redaction.service.js';
import { RescanVisits } from '../../src/dispatch/visits/rescan-visits.service.js';
import { Database } from '../../src/platform/database/database.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

const at = (time: string): string => new Date(`2026-${time}+08:00`).toISOString();
const FUTURE = '11-24T10:00:00';

interface Named {
  code: string;
}
interface FollowUp {
  id: string;
  version: number;
  agency: Named;
  [key: string]: unknown;
}
interface Visit {
  id: string;
  version: number;
  state: string;
  invited: Named[];
  followUps: FollowUp[];
  case: { number: string; isReadable: boolean };
  [key: string]: unknown;
}

let hotline: Hotline;
let chief: TestAgent;
let transport: TestAgent;
let police: TestAgent;
let clerk: TestAgent;
let commission: TestAgent;

/** Every description has a server of its own, whose clock begins on this Friday: the 20th of November. */
async function friday(): Promise<void> {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  const { app } = hotline.server;
  chief = await signIn(app, 'agency_chief', 'maintenance');
  transport = await signIn(app, 'officer', 'transport');
  police = await signIn(app, 'officer', 'police');
  clerk = await signIn(app, 'petition_clerk');
  commission = await signIn(app, 'commission');
}
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(new Date(at(time)));

const WISH = {
  kind: 'meeting',
  at: at(FUTURE),
  place: '建工路 415 號前',
  invited: ['transport'],
  text: '會勘人孔蓋',
};

async function tryToPlan(number: string, more: object = {}, by = hotline.officer) {
  const { version } = await hotline.page(number);
  return post(by, `/api/cases/${number}/site-visits`, { version, ...WISH, ...more });
}
async function plan(number: string, more: object = {}, by = hotline.officer): Promise<Visit> {
  const { status, body } = await tryToPlan(number, more, by);
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}
const act = ({ id, version }: Visit, action: string, body: object, by = hotline.officer) =>
  post(by, `/api/site-visits/${id}/actions/${action}`, { version, ...body });
const follow = ({ id, version }: FollowUp, action: string, body: object, by: TestAgent) =>
  post(by, `/api/follow-ups/${id}/actions/${action}`, { version, ...body });
const refusal = async (
  request: PromiseLike<{ status: number; body: { code: string } }>,
): Promise<[number, string]> => {
  const { status, body } = await request;
  return [status, body.code];
};
const MINUTES = { minutes: '人孔蓋下陷 3 公分', attended: ['maintenance', 'transport'], followUps: [] };
async function held(number: string, more: object = {}): Promise<Visit> {
  const visit = await plan(number);
  await moveTo(FUTURE);
  return (await act(visit, 'hold', { ...MINUTES, ...more }).expect(200)).body;
}
const list = async (by: TestAgent, query = ''): Promise<Visit[]> =>
  (await by.get(`/api/site-visits${query}`).expect(200)).body.items;
const todo = async (by: TestAgent, query = ''): Promise<FollowUp[]> =>
  (await by.get(`/api/follow-ups${query}`).expect(200)).body.items;
const lines = async (number: string) =>
  (await hotline.page(number)).timeline
    .filter(({ kind }) => /^(visit|follow-up)/.test(kind))
    .map(({ kind, text, data, actor }) => ({ kind, text, data, role: actor?.role }))
    .reverse();
const toldOf = async (number: string) =>
  (await hotline.told(number)).filter(({ kind }) => /^(visit|follow-up)/.test(kind));

describe('a joint site meeting', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is planned, held with minutes, and what was agreed on is done and looked after', async () => {
    const { number } = await hotline.record();
    const before = await hotline.page(number);
    const visit = await plan(number);
    expect(visit).toMatchObject({
      ...{ state: 'planned', kind: 'meeting', at: at(FUTURE), place: '建工路 415 號前', text: '會勘人孔蓋' },
      ...{ agency: { code: 'maintenance' }, invited: [{ code: 'transport' }], attended: null, minutes: null },
      ...{ version: 1, plannedBy: '測試 officer', followUps: [], mayChange: true, mayHold: false },
      case: { number, isReadable: true },
    });
    // A visit changes nothing about the case.
    const page = await hotline.page(number);
    expect([page.state, page.version, page.clocks]).toEqual([before.state, before.version, before.clocks]);

    await moveTo(FUTURE);
    expect(await list(hotline.officer)).toMatchObject([{ id: visit.id, mayHold: true }]);
    const followUps = [
      { agency: 'transport', what: '調整號誌', dueOn: '2026-11-26' },
      { agency: 'maintenance', what: '更換人孔蓋', dueOn: '2026-11-30' },
    ];
    const { body: done } = await act(visit, 'hold', { ...MINUTES, followUps }, chief).expect(200);
    expect(done).toMatchObject({
      ...{ state: 'held', heldAt: at(FUTURE), heldBy: '測試 agency_chief', minutes: '人孔蓋下陷 3 公分' },
      attended: [{ code: 'maintenance' }, { code: 'transport' }],
      followUps: [
        {
          agency: { code: 'transport' },
          what: '調整號誌',
          dueOn: '2026-11-26',
          isOverdue: false,
          doneAt: null,
        },
        { agency: { code: 'maintenance' }, what: '更換人孔蓋', dueOn: '2026-11-30', mayFinish: true },
      ],
    });
    const [ofTransport, own] = done.followUps as [FollowUp, FollowUp];

    await moveTo('11-26T23:59:00');
    expect(await todo(transport)).toMatchObject([{ id: ofTransport.id, isOverdue: false, mayFinish: true }]);
    await moveTo('11-27T00:00:00');
    expect(await todo(hotline.supervisor)).toMatchObject([
      { id: ofTransport.id, isOverdue: true, case: { number } },
      { id: own.id, isOverdue: false },
    ]);
    await follow(ofTransport, 'finish', { result: '號誌已調整' }, transport).expect(200);
    const { body: finished } = await follow(own, 'finish', { result: '已更換' }, hotline.officer).expect(200);
    expect(finished).toMatchObject({ doneAt: at('11-27T00:00:00'), isOverdue: false, result: '已更換' });
    expect(await todo(hotline.supervisor)).toEqual([]);
    expect((await todo(hotline.supervisor, '?open=false')).map(({ isOverdue }) => isOverdue).sort()).toEqual([
      false,
      true,
    ]);

    const { body: again } = await follow(finished, 'reopen', { reason: '仍有異音' }, hotline.supervisor);
    expect(again).toMatchObject({ doneAt: null, result: null, version: 3, dueOn: '2026-11-30' });
    expect(await todo(hotline.officer)).toMatchObject([{ id: own.id }]);

    expect((await lines(number)).map(({ kind, text, role }) => [kind, text, role])).toEqual([
      ['visit.planned', '會勘人孔蓋', 'officer'],
      ['visit.held', '人孔蓋下陷 3 公分', 'agency_chief'],
      ['follow-up.finished', '號誌已調整', 'officer'],
      ['follow-up.finished', '已更換', 'officer'],
      ['follow-up.reopened', '仍有異音', 'supervisor'],
    ]);
    const told = await toldOf(number);
    expect(told.map(({ kind }) => kind)).toEqual([
      'visit.planned',
      'visit.held',
      'follow-up.finished',
      'follow-up.finished',
      'follow-up.reopened',
    ]);
    expect(told[1]?.payload).toMatchObject({
      ...{ visitId: visit.id, visit: 'meeting', attended: ['maintenance', 'transport'] },
      followUps: [
        { agency: 'transport', dueOn: '2026-11-26' },
        { agency: 'maintenance', dueOn: '2026-11-30' },
      ],
    });
    expect(told[2]?.payload).toMatchObject({ agency: 'transport', late: true });
    expect(JSON.stringify(told)).not.toMatch(/人孔蓋|建工路|號誌/);
  });

  it('is counted as it was', async () => {
    const { number } = await hotline.record();
    const first = await plan(number, { at: at('12-02T10:00:00') });
    await act(first, 'reschedule', { at: at('12-03T10:00:00'), reason: '豪雨' }).expect(200);
    const second = await plan(number, { kind: 'reinspection', invited: [], at: at('12-04T10:00:00') });
    await act(second, 'cancel', { reason: '已完成' }).expect(200);
    await moveTo('12-03T10:00:00');
    const followUps = [{ agency: 'transport', what: '標線', dueOn: '2026-12-03' }];
    const [planned] = await list(hotline.officer, `?case=${number}&state=planned`);
    const { body } = await act(planned as Visit, 'hold', { ...MINUTES, followUps }).expect(200);
    await moveTo('12-04T10:00:00');
    await follow(body.followUps[0], 'finish', { result: '完成' }, transport).expect(200);
    await hotline.server.settle();
    const facts = await hotline.server.db.query(
      `select kind, state, agency, moved, invited, attended, follow_ups as "followUps",
              follow_ups_done as "followUpsDone", follow_ups_late as "followUpsLate", meets_at as "meetsAt"
         from fact_visit where number = $1 order by planned_at, meets_at`,
      [number],
    );
    expect(facts).toEqual([
      {
        ...{ kind: 'meeting', state: 'held', agency: 'maintenance', moved: 1, invited: 1, attended: 2 },
        ...{ followUps: 1, followUpsDone: 1, followUpsLate: 1, meetsAt: new Date(at('12-03T10:00:00')) },
      },
      {
        ...{ kind: 'reinspection', state: 'cancelled', agency: 'maintenance', moved: 0, invited: 0 },
        ...{ attended: 0, followUps: 0, followUpsDone: 0, followUpsLate: 0 },
        meetsAt: new Date(at('12-04T10:00:00')),
      },
    ]);
  });

  it('is moved and cancelled with a reason, by whoever has the case by then', async () => {
    await hotline.server.moveTo(new Date(at('12-05T10:00:00')));
    const { number } = await hotline.record();
    const visit = await plan(number, { at: at('12-07T10:00:00'), invited: ['transport', 'police'] });
    await hotline.onCase(number, 'reassign', { agency: 'police', reason: '權責' });
    expect(await refusal(act(visit, 'cancel', { reason: '取消' }))).toEqual([403, 'CASE_NOT_YOURS']);
    // Who has it takes part anyway.
    expect(await list(police, `?case=${number}`)).toMatchObject([
      {
        agency: { code: 'police' },
        invited: [{ code: 'transport' }],
        mayChange: true,
        case: { isReadable: true },
      },
    ]);
    // Whoever has handed it over takes part no longer.
    expect(await list(hotline.officer, `?case=${number}`)).toEqual([]);
    const moved = await act(
      visit,
      'reschedule',
      { at: at('12-08T14:00:00'), place: '派出所', reason: '豪雨' },
      police,
    );
    expect(moved.body).toMatchObject({ at: at('12-08T14:00:00'), place: '派出所', version: 2 });
    const { body } = await act(moved.body, 'cancel', { reason: '改由書面' }, police).expect(200);
    expect(body).toMatchObject({ state: 'cancelled', cancelledAt: at('12-05T10:00:00'), mayChange: false });
    expect((await lines(number)).slice(1)).toMatchObject([
      { kind: 'visit.moved', text: '豪雨', data: { before: at('12-07T10:00:00'), at: at('12-08T14:00:00') } },
      { kind: 'visit.cancelled', text: '改由書面', data: { why: 'by-hand' } },
    ]);
  });

  it('ends with a case that is withdrawn', async () => {
    const { number } = await hotline.record();
    const visit = await plan(number, { at: at('12-07T10:00:00') });
    await hotline.onCase(number, 'withdraw', { reason: '民眾撤案' });
    expect(await list(hotline.supervisor, `?case=${number}`)).toMatchObject([
      { id: visit.id, state: 'cancelled' },
    ]);
    expect((await toldOf(number)).at(-1)).toMatchObject({
      kind: 'visit.cancelled',
      payload: { why: 'withdrawn' },
    });
    expect(await refusal(tryToPlan(number, { at: at('12-07T10:00:00') }, hotline.supervisor))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
  });
});

describe('who sees a visit', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is the centre, whoever has the case, and whoever is invited: the visit, and not the case', async () => {
    const citizen = { name: '王曉鈴', phone: '0912-345-678' };
    const { number } = await hotline.record({ description: '王曉鈴門口' }, { citizen });
    const visit = await plan(number, { place: '王曉鈴家門口', text: '向王曉鈴說明' });
    const [seen] = await list(transport);
    expect(seen).toMatchObject({
      id: visit.id,
      case: { number, isReadable: false, category: { code: 'RD01' } },
    });
    expect(JSON.stringify(seen)).not.toContain('王曉鈴');
    expect(seen).toMatchObject({ mayChange: false, mayHold: false });
    expect((await transport.get(`/api/cases/${number}`)).status).toBe(403);
    expect(await list(police)).toEqual([]);
    expect(await list(hotline.supervisor)).toMatchObject([{ place: '王曉鈴家門口', text: '向王曉鈴說明' }]);
    expect(await list(hotline.officer, '?mine=true')).toHaveLength(1);
    expect(await list(transport, '?mine=true')).toHaveLength(1);
    expect(await list(hotline.supervisor, '?mine=true')).toEqual([]);
    for (const [query, length] of [
      [`?from=${at(FUTURE)}`, 1],
      [`?to=${at(FUTURE)}`, 0],
      ['?state=held', 0],
    ] as const)
      expect(await list(hotline.supervisor, query)).toHaveLength(length);
  });

  it('is told at once; who is invited hears that there is something to read, and nothing of the case', async () => {
    const { url } = hotline.server;
    const [guest, stranger] = [transport, police].map(by => openScreen(url, cookieOf(by)));
    await Promise.all([guest?.hello, stranger?.hello]);
    const { number } = await hotline.record();
    const visit = await plan(number);
    const heard = await guest?.until(({ kind }) => kind === 'visit.planned');
    expect(heard?.case).toBeNull();
    await act(visit, 'cancel', { reason: '改期另訂' }).expect(200);
    await guest?.until(({ kind }) => kind === 'visit.cancelled');
    expect(guest?.frames.join()).not.toContain(number);
    expect(stranger?.messages).toEqual([]);
    closeScreens();
  });

  it('is whom a page leads on to, one after the other', async () => {
    const { number } = await hotline.record();
    for (const day of ['25', '26', '27']) await plan(number, { at: at(`11-${day}T10:00:00`) });
    const seen: unknown[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await hotline.officer.get(
        `/api/site-visits?state=planned&case=${number}&limit=2${cursor}`,
      );
      seen.push(...body.items.map((one: Visit) => one.at));
      if (!body.next) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(['25', '26', '27'].map(day => at(`11-${day}T10:00:00`)));
  });

  it('never the agency that a report in confidence is about, nor an agent of the desk', async () => {
    const wish = { confidential: true, reportedAgency: 'police', agency: 'maintenance' };
    const { body } = await hotline.supervisor.post('/api/contacts').send({
      ...{ channel: 'phone', outcome: 'recorded' },
      cases: [{ category: 'RD01', district: '64000050', place: '某處', description: '收紅包', ...wish }],
    });
    const { number } = body.cases[0];
    expect(await refusal(tryToPlan(number, { invited: ['transport', 'police'] }))).toEqual([
      422,
      'REPORTED_AGENCY',
    ]);
    await plan(number);
    expect(await list(hotline.agent, `?case=${number}`)).toEqual([]);
    expect(await list(hotline.supervisor, `?case=${number}`)).toHaveLength(1);
    expect(await list(police, `?case=${number}`)).toEqual([]);
  });
});

describe('a plan', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it.each([
    ['in the past', { at: at('11-20T09:00:00') }, 422, 'VISIT_IN_THE_PAST'],
    ['for more than ninety days ahead', { at: '2027-02-18T09:01:00+08:00' }, 422, 'VISIT_TOO_FAR'],
    ['on no day', { at: '2026-11-31T09:00:00+08:00' }, 400, 'INVALID'],
    ['with an agency nobody knows', { invited: ['nobody'] }, 422, 'UNKNOWN_AGENCY'],
    ['with an agency twice', { invited: ['transport', 'transport'] }, 422, 'INVITED_TWICE'],
    ['with who has the case', { invited: ['maintenance'] }, 422, 'INVITED_TWICE'],
    ['with nobody', { invited: [] }, 422, 'NOBODY_INVITED'],
    ['nowhere', { place: ' ' }, 400, 'INVALID'],
    ['for nothing', { text: '' }, 400, 'INVALID'],
    ['of no kind', { kind: 'picnic' }, 400, 'INVALID'],
    ['of another version', { version: 99 }, 409, 'STALE_VERSION'],
  ])('%s is refused', async (_, more, status, code) => {
    const { number } = await hotline.record();
    const answer = await tryToPlan(number, more);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.words).toMatchObject({ 'zh-TW': expect.any(String), en: expect.any(String) });
    expect(await toldOf(number)).toEqual([]);
  });

  it('is made by who has the case, the centre and the commission, and by nobody else', async () => {
    const { number } = await hotline.record();
    for (const by of [hotline.officer, chief, hotline.supervisor, commission]) await plan(number, {}, by);
    for (const by of [transport, clerk])
      expect(await refusal(tryToPlan(number, {}, by))).toEqual([403, 'CASE_NOT_YOURS']);
    for (const role of ['agent', 'inspector', 'manager', 'auditor', 'admin'] as const)
      expect(await refusal(tryToPlan(number, {}, await signIn(hotline.server.app, role)))).toEqual([
        403,
        'NOT_ALLOWED',
      ]);
    await hotline.onCase(number, 'recall', { reason: '收回' });
    expect(await refusal(tryToPlan(number))).toEqual([403, 'CASE_NOT_YOURS']);
    expect(await plan(number, { invited: ['maintenance'] }, hotline.supervisor)).toMatchObject({
      agency: null,
    });
    const petition = await hotline.record({ category: 'PEN01', agency: 'environment' });
    await plan(petition.number, { kind: 'mediation', invited: [] }, clerk);
  });
});

describe('minutes', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('are refused before its time, and twice', async () => {
    const { number } = await hotline.record();
    const visit = await plan(number);
    expect(await refusal(act(visit, 'hold', MINUTES))).toEqual([409, 'VISIT_NOT_YET']);
    await moveTo(FUTURE);
    const answers = await Promise.all([act(visit, 'hold', MINUTES), act(visit, 'hold', MINUTES, chief)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('ACTION_NOT_POSSIBLE');
    expect(await refusal(act(visit, 'cancel', { reason: '取消' }))).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect(await toldOf(number)).toHaveLength(2);
  });

  const due = (dueOn: string, agency = 'transport') => ({ followUps: [{ agency, what: '標線', dueOn }] });
  it.each([
    ['that say nothing', { minutes: ' ' }, 400, 'INVALID', 'minutes'],
    ['with who was not invited', { attended: ['police'] }, 422, 'NOT_INVITED', 'attended'],
    ['with somebody twice', { attended: ['transport', 'transport'] }, 422, 'ATTENDED_TWICE', 'attended'],
    ['for who was not invited', due('2026-12-01', 'police'), 422, 'NOT_INVITED', 'followUps.0.agency'],
    ['due before the visit', due('2026-11-23'), 422, 'DUE_BEFORE_VISIT', 'followUps.0.dueOn'],
    ['due on no day', due('2026-11-31'), 422, 'IMPOSSIBLE_DATE', 'followUps.0.dueOn'],
    ['due in years', due('2028-01-01'), 422, 'DUE_TOO_FAR', 'followUps.0.dueOn'],
    ['of another version', { version: 9 }, 409, 'STALE_VERSION', undefined],
  ])('%s are refused', async (_, more, status, code, field) => {
    await hotline.server.moveTo(new Date(at('11-20T09:00:00')));
    const { number } = await hotline.record();
    const visit = await plan(number);
    await moveTo(FUTURE);
    const answer = await act(visit, 'hold', { ...MINUTES, ...more });
    expect([answer.status, answer.body.code, answer.body.fields?.[0]?.field]).toEqual([status, code, field]);
    expect(await list(hotline.officer, `?case=${number}`)).toMatchObject([
      { state: 'planned', followUps: [] },
    ]);
  });
});

describe('what was typed', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is covered for agencies as soon as the petitioner is known by name, and goes with the texts of the case', async () => {
    const citizen = { name: '王曉鈴', phone: '0912-345-678' };
    const { number } = await hotline.record({}, { citizen });
    const followUps = [{ agency: 'transport', what: '向王曉鈴說明', dueOn: '2026-11-24' }];
    const { id } = await held(number, { minutes: '王曉鈴到場', followUps });
    const [one] = await todo(transport);
    expect(one?.what).not.toContain('王曉鈴');
    await follow(one as FollowUp, 'finish', { result: '王曉鈴已同意' }, transport).expect(200);
    const seen = async (by: TestAgent) => (await list(by)).find(visit => visit.id === id);
    expect(JSON.stringify(await seen(hotline.officer))).not.toContain('王曉鈴');
    expect(JSON.stringify(await seen(hotline.supervisor)).match(/王曉鈴/g)).toHaveLength(3);

    const { app, db } = hotline.server;
    // As it was before it was scanned.
    await db.query('update site_visit set shared_minutes = null where id = $1', [id]);
    await db.query('update follow_up set shared_result = null where visit_id = $1', [id]);
    const [file] = await db.query<{ id: string }>('select id from case_file where number = $1', [number]);
    const caseId = file?.id as string;
    const changed = await app.get(Database).transaction(async tx => {
      await app.get(RescanTexts).ofCase(tx, caseId);
      return app.get(RescanVisits).ofCase(tx, caseId);
    });
    expect(changed).toBe(2);
    expect(JSON.stringify(await seen(hotline.officer))).not.toContain('王曉鈴');

    await app
      .get(Database)
      .transaction(tx =>
        app
          .get(VisitRedaction)
          .redact(tx, { payload: { caseId } } as Parameters<VisitRedaction['redact']>[1]),
      );
    const rows = await db.query(
      `select to_json(v)::text || to_json(f)::text as typed
         from site_visit v join follow_up f on f.visit_id = v.id where v.id = $1`,
      [id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/王曉鈴|415 號|人孔蓋/);
  });
});

describe('a follow-up', () => {
  beforeAll(friday);
  afterAll(() => hotline.close());

  it('is finished once, by whose it is or by the centre, and opened again by the centre', async () => {
    const { number } = await hotline.record();
    const followUps = [{ agency: 'transport', what: '標線', dueOn: '2026-11-24' }];
    const [one] = (await held(number, { followUps })).followUps as [FollowUp];
    for (const by of [hotline.officer, police])
      expect(await refusal(follow(one, 'finish', { result: '完成' }, by))).toEqual([
        403,
        'FOLLOW_UP_NOT_YOURS',
      ]);
    expect(await refusal(follow(one, 'finish', { result: ' ' }, transport))).toEqual([400, 'INVALID']);
    expect(await refusal(follow({ ...one, version: 9 }, 'finish', { result: '完成' }, transport))).toEqual([
      409,
      'STALE_VERSION',
    ]);
    expect(await refusal(follow(one, 'reopen', { reason: '未完' }, hotline.supervisor))).toEqual([
      409,
      'ACTION_NOT_POSSIBLE',
    ]);
    const answers = await Promise.all(
      [transport, hotline.supervisor].map(by => follow(one, 'finish', { result: '完成' }, by)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await refusal(follow({ ...one, version: 2 }, 'reopen', { reason: '未完' }, transport))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    await follow({ ...one, version: 2 }, 'reopen', { reason: '未完' }, hotline.supervisor).expect(200);
  });

  it('or a visit that there is not is not found', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    const none = { id, version: 1 } as Visit;
    expect(await refusal(act(none, 'cancel', { reason: '取消' }))).toEqual([404, 'VISIT_NOT_FOUND']);
    const nothing = { id, version: 1 } as FollowUp;
    expect(await refusal(follow(nothing, 'finish', { result: '完成' }, transport))).toEqual([
      404,
      'FOLLOW_UP_NOT_FOUND',
    ]);
  });
});
