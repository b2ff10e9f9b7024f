import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import {
  CASE_ACTIONS,
  type CaseAction,
  type CaseActionName,
  type CaseState,
  isPossible,
} from '../../src/cases/case-actions.rules.js';
import type { CaseKind } from '../../src/events.js';
import { contactWith, Hotline, type Page, POTHOLE, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const UNKNOWN_ID = '01930000-0000-7000-8000-000000000000';

let hotline: Hotline;
let clerk: TestAgent;
let waterOfficer: TestAgent;
let chief: TestAgent;
let waterChief: TestAgent;
let before: Record<string, number>;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
  chief = await signIn(hotline.server.app, 'agency_chief');
  waterChief = await signIn(hotline.server.app, 'agency_chief', 'water-resources');
  waterOfficer = await signIn(hotline.server.app, 'officer', 'water-resources');
});
afterAll(() => hotline.close());

/** A problem as it is promised: a stable code, both languages, the id of the request, nothing of the inside. */
function expectProblem(answer: Response, status: number, code: string): void {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/^urn:hotline:problem:[a-z_]+$/),
    title: answer.body.words.en,
    status,
    detail: answer.body.words['zh-TW'],
    words: { 'zh-TW': expect.stringMatching(/\p{Script=Han}/u), en: expect.stringMatching(/[a-z]/) },
    requestId: answer.headers['x-request-id'],
  });
  expect(answer.text).not.toMatch(/stack|node_modules|select |insert |violates|postgres/i);
}

/** A visit is a row of its own beside the case. */
const atOffice = (number: string, action: string): string =>
  `/api/cases/${number}/${action === 'plan-visit' ? 'site-visits' : `actions/${action}`}`;
const ofOrder = (id: string | undefined, action: string): string =>
  `/api/work-orders/${id}/actions/${action}`;

describe('a contact with a fault in it', () => {
  beforeEach(async () => {
    before = await hotline.rows();
  });
  afterEach(async () => {
    // Nothing half-written.
    expect(await hotline.rows()).toEqual(before);
  });

  const wish = (changes: object): object => contactWith([{ ...POTHOLE, ...changes }]);

  it.each<[string, object, string, string?]>([
    ['an unknown item', wish({ category: 'XX99' }), 'cases.0.category', 'UNKNOWN_CATEGORY'],
    ['an item that is a number', wish({ category: 1 }), 'cases.0.category'],
    ['an unknown district', wish({ district: '99999999' }), 'cases.0.district', 'UNKNOWN_DISTRICT'],
    [
      'a village that is not of the district',
      wish({ village: '64000010001' }),
      'cases.0.village',
      'UNKNOWN_VILLAGE',
    ],
    ['an unknown agency', wish({ agency: 'nobody' }), 'cases.0.agency', 'UNKNOWN_AGENCY'],
    ['a petition with an item of the other kind', wish({ kind: 'petition' }), 'cases.0.kind', 'KIND_DIFFERS'],
    ['a point in Taipei', wish({ lng: 121.5654, lat: 25.033 }), 'cases.0.lng', 'POINT_OUTSIDE_CITY'],
    ['a point in the strait', wish({ lng: 120.16, lat: 22.6 }), 'cases.0.lng', 'POINT_OUTSIDE_CITY'],
    ['longitude and latitude exchanged', wish({ lng: 22.65, lat: 120.32 }), 'cases.0.lat'],
    ['half a point', wish({ lng: 120.3265 }), 'cases.0.lat'],
    ['a point in words', wish({ lng: '120.3265', lat: '22.6506' }), 'cases.0.lng'],
    ['an empty description', wish({ description: '' }), 'cases.0.description'],
    ['a description of blanks', wish({ description: ' \u3000\n\t' }), 'cases.0.description'],
    ['no description', wish({ description: undefined }), 'cases.0.description'],
    ['a description that is a number', wish({ description: 7 }), 'cases.0.description'],
    ['a description beyond measure', wish({ description: '長'.repeat(4001) }), 'cases.0.description'],
    ['an unknown urgency', wish({ urgency: 'now' }), 'cases.0.urgency'],
    [
      'an attribute the item does not have',
      wish({ attributes: { colour: 'red' } }),
      'cases.0.attributes.colour',
      'UNKNOWN_ATTRIBUTE',
    ],
    [
      'a value the attribute does not have',
      wish({ category: 'WR01', attributes: { roadWidth: 'wide' } }),
      'cases.0.attributes.roadWidth',
      'UNKNOWN_OPTION',
    ],
    ['attributes in a list', wish({ attributes: ['roadWidth'] }), 'cases.0.attributes'],
    ['a property nobody knows', wish({ colour: 'red' }), 'cases.0.colour'],
    [
      'a good and a bad case',
      contactWith([POTHOLE, { ...POTHOLE, category: 'XX99' }]),
      'cases.1.category',
      'UNKNOWN_CATEGORY',
    ],
    ['no case', { channel: 'phone', outcome: 'recorded' }, 'cases'],
    ['an empty list of cases', contactWith([]), 'cases'],
    ['eleven cases', contactWith(Array.from({ length: 11 }, () => POTHOLE)), 'cases'],
    ['cases that are none', { channel: 'phone', outcome: 'recorded', cases: ['pothole'] }, 'cases'],
    ['a list for a case', { channel: 'phone', outcome: 'recorded', cases: [[]] }, 'cases'],
    ['an unknown channel', { ...contactWith([POTHOLE]), channel: 'pigeon' }, 'channel'],
    ['an unknown outcome', { ...contactWith([POTHOLE]), outcome: 'maybe' }, 'outcome'],
    ['a property of its own', { ...contactWith([POTHOLE]), origin: 'replay' }, 'origin'],
    ['an inquiry without a topic', { channel: 'phone', outcome: 'inquiry' }, 'inquiry'],
    [
      'half an inquiry',
      { channel: 'phone', outcome: 'inquiry', inquiry: { topic: 'traffic' } },
      'inquiry.answeredAtOnce',
    ],
    [
      'an inquiry about something recorded',
      { ...contactWith([POTHOLE]), inquiry: { topic: 'traffic', answeredAtOnce: true } },
      'inquiry',
    ],
    ['garbage of another outcome', { ...contactWith([POTHOLE]), other: 'garbage' }, 'other'],
    [
      'a case of an inquiry',
      {
        channel: 'phone',
        outcome: 'inquiry',
        inquiry: { topic: 'traffic', answeredAtOnce: true },
        cases: ['pothole'],
      },
      'cases',
    ],
    ['no reason', { channel: 'phone', outcome: 'other' }, 'other'],
    ['an unknown reason', { channel: 'phone', outcome: 'other', other: { reason: 'bored' } }, 'other.reason'],
    [
      'a receipt in the future',
      { ...contactWith([POTHOLE]), receivedAt: '2026-11-20T09:06:00+08:00' },
      'receivedAt',
    ],
    [
      'a receipt on no day',
      { ...contactWith([POTHOLE]), receivedAt: '2026-02-30T09:00:00+08:00' },
      'receivedAt',
    ],
    ['a receipt in a week', { ...contactWith([POTHOLE]), receivedAt: '2026-W47-1' }, 'receivedAt'],
    [
      'a receipt in the future of the city, without an offset',
      { ...contactWith([POTHOLE]), receivedAt: '2026-11-20T09:06:00' },
      'receivedAt',
    ],
    [
      'a receipt more than thirty days ago',
      { ...contactWith([POTHOLE]), receivedAt: '1900-01-01T00:00:00+08:00' },
      'receivedAt',
      'RECEIVED_TOO_LONG_AGO',
    ],
    ['a citizen who is a name', { ...contactWith([POTHOLE]), citizen: '王小明' }, 'citizen'],
    [
      'a citizen with a wrong e-mail',
      { ...contactWith([POTHOLE]), citizen: { email: 'wang' } },
      'citizen.email',
    ],
    [
      'a citizen with half a character for an e-mail',
      { ...contactWith([POTHOLE]), citizen: { email: '\ud800' } },
      'citizen.email',
    ],
  ])('%s is refused, and the field is named', async (_what, body, field, code = 'INVALID') => {
    const answer = await post(hotline.agent, '/api/contacts', body);
    expectProblem(answer, code === 'INVALID' ? 400 : 422, code);
    const named = answer.body.fields.map((one: { field: string }) => one.field);
    expect(named).toContain(field);
    for (const { message } of answer.body.fields) {
      expect(message).toMatchObject({
        'zh-TW': expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
      });
    }
  });

  it('names every fault at once', async () => {
    const answer = await post(
      hotline.agent,
      '/api/contacts',
      wish({ category: 'XX99', district: '0', lng: 121.5654, lat: 25.033 }),
    );
    expect(answer.body.fields.map((one: { field: string }) => one.field)).toEqual([
      'cases.0.category',
      'cases.0.district',
      'cases.0.lng',
    ]);
  });

  it.each([
    ['2026-W47-1', 'must be an ISO 8601 time'],
    ['2026-02-30T09:00:00+08:00', 'must be an ISO 8601 time'],
    ['2026-11-20T09:06:00+08:00', 'in the future'],
    ['2026-10-01T09:00:00+08:00', 'more than 30 days ago'],
  ])('says what is wrong with a receipt at %s', async (receivedAt, words) => {
    const answer = await post(hotline.agent, '/api/contacts', { ...contactWith([POTHOLE]), receivedAt });
    expect(answer.body.fields).toMatchObject([{ field: 'receivedAt', message: { en: expect.any(String) } }]);
    expect(answer.body.fields[0].message.en).toContain(words);
  });

  it.each([
    ['a character no text may hold', wish({ description: '坑洞\u0000' })],
    ['a list instead of an object', [POTHOLE]],
  ])('%s is refused', async (_what, body) => {
    const answer = await post(hotline.agent, '/api/contacts', body);
    expect(answer.status).toBe(400);
    expectProblem(answer, 400, answer.body.code);
  });

  it.each([
    ['broken JSON', 'application/json', '{"channel":', 400, 'BAD_REQUEST'],
    ['an empty body', 'application/json', '', 400, 'BAD_REQUEST'],
    ['null', 'application/json', 'null', 400, 'INVALID'],
    ['a bare word', 'application/json', '"phone"', 400, 'INVALID'],
    ['a poisoned prototype', 'application/json', '{"__proto__":{"admin":true}}', 400, 'BAD_REQUEST'],
    ['a form', 'application/x-www-form-urlencoded', 'channel=phone', 415, 'MEDIA_TYPE'],
    ['plain text', 'text/plain', 'hello', 400, 'INVALID'],
    ['XML', 'application/xml', '<contact/>', 415, 'MEDIA_TYPE'],
    ['a megabyte too much', 'application/json', `"${'x'.repeat(1024 * 1024)}"`, 413, 'TOO_LARGE'],
  ])('%s is refused', async (_what, type, body, status, code) => {
    const answer = await hotline.agent.post('/api/contacts').set('content-type', type).send(body);
    expectProblem(answer, status, code);
  });

  it.each(['officer', 'manager', 'auditor'] as const)('is not even read from an %s', async role => {
    const answer = await post(await signIn(hotline.server.app, role), '/api/contacts', contactWith([]));
    expectProblem(answer, 403, 'NOT_ALLOWED');
  });
});

describe('an address', () => {
  it.each([
    ['GET', '/api/nothing', 404, 'NOT_FOUND'],
    ['PUT', '/api/contacts', 404, 'NOT_FOUND'],
    ['DELETE', '/api/cases/D20261120-00001-1', 404, 'NOT_FOUND'],
    ['GET', '/api/cases/D20261120-00001-1/actions/release', 404, 'NOT_FOUND'],
    ['POST', '/api/cases/D20261120-00001-1/actions/explode', 404, 'NOT_FOUND'],
    ['POST', '/api/cases/D20261120-99999-9/actions/note', 404, 'CASE_NOT_FOUND'],
    ['GET', '/api/cases/D20261120-99999-9', 404, 'CASE_NOT_FOUND'],
    ['GET', "/api/cases/'; drop table case_file; --", 404, 'CASE_NOT_FOUND'],
    ['GET', '/api/cases/%00', 400, 'BAD_REQUEST'],
    ['GET', '/api/cases/%E0%A4%A', 400, 'BAD_REQUEST'],
    ['GET', `/api/cases/${'9'.repeat(500)}`, 414, 'BAD_REQUEST'],
    ['POST', '/api/work-orders/17/actions/receive', 400, 'BAD_REQUEST'],
    ['POST', `/api/work-orders/${UNKNOWN_ID}/actions/receive`, 404, 'WORK_ORDER_NOT_FOUND'],
    ['GET', '/open311/nothing', 404, 'NOT_FOUND'],
  ])('%s %s is refused', async (method, path, status, code) => {
    const by = path.includes('work-orders') ? hotline.officer : hotline.supervisor;
    const request = { GET: by.get(path), PUT: by.put(path), DELETE: by.delete(path), POST: by.post(path) }[
      method
    ];
    const answer = await (method === 'POST' ? request?.send({ text: '加註' }) : request);
    expectProblem(answer as Response, status, code);
  });

  it('of the machine asks for a sign-in', async () => {
    const { default: supertest } = await import('supertest');
    const stranger = supertest(hotline.server.app.getHttpServer());
    expectProblem(await stranger.post('/api/contacts').send(contactWith([POTHOLE])), 401, 'NOT_SIGNED_IN');
    expectProblem(await stranger.get('/api/cases/D20261120-00001-1'), 401, 'NOT_SIGNED_IN');
  });
});

/** Brings a case into a state on the ordinary road. */
async function caseIn(kind: CaseKind, state: CaseState): Promise<Page> {
  const petition = { category: 'PEN01', agency: 'maintenance' };
  // What may wait for parts.
  const category = state === 'waiting' ? 'LT01' : 'EP04';
  const wish = kind === 'petition' ? petition : { category, agency: 'maintenance' };
  const by = kind === 'petition' ? clerk : hotline.supervisor;
  const { number } = await hotline.record(wish);
  const road: [CaseState, () => Promise<void>][] = [
    [kind === 'petition' ? 'assigned' : 'dispatched', async () => undefined],
    ['acknowledged', () => hotline.onOrder(number, 'acknowledge')],
    kind === 'petition'
      ? ['replied', () => hotline.onOrder(number, 'reply', { text: '已處理' })]
      : ['reported', () => hotline.onOrder(number, 'report', { outcome: 'done', text: '已處理' })],
    ['released', () => hotline.onCase(number, 'release', { how: 'letter' }, by)],
  ];
  if (state === 'recorded') await hotline.onCase(number, 'recall', { reason: '派錯' }, by);
  else if (state === 'withdrawn') await hotline.onCase(number, 'withdraw', { reason: '取消' }, by);
  else if (state === 'converted') {
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'convert', { category: 'PEN01', text: '需現場會勘' });
    // The agency of the petition has no accounts, and is to be called.
    await hotline.server.settle();
  } else if (state === 'waiting') {
    await hotline.onOrder(number, 'acknowledge');
    const reason = kind === 'petition' ? 'citizen' : 'parts';
    await hotline.onOrder(number, 'pause', { reason, text: '等候中' });
  } else {
    for (const [reached, step] of road) {
      await step();
      if (reached === state) break;
    }
  }
  const page = await hotline.page(number);
  expect(page.state).toBe(state);
  return page;
}

/** A body that is in order, whatever the action. */
const BODY: Record<CaseActionName, object> = {
  route: { agency: 'maintenance' },
  recall: { reason: '派錯' },
  reassign: { agency: 'water-resources', reason: '權責不符' },
  recategorise: {},
  'send-back': { reason: '未完成' },
  release: { how: 'sms' },
  'take-back-release': { reason: '按錯' },
  reopen: { reason: '未改善' },
  withdraw: { reason: '取消' },
  'open-petition': { category: 'PEN01', text: '仍未改善' },
  note: { text: '加註' },
  'plan-visit': {
    ...{ kind: 'meeting', at: '2026-12-01T10:00:00+08:00', place: '現場' },
    ...{ invited: ['transport'], text: '會勘' },
  },
  acknowledge: {},
  unacknowledge: { reason: '誤按' },
  arrive: {},
  report: { outcome: 'cannot_act', text: '私設管線', legalBasis: '建築法第77條' },
  reply: { text: '已處理' },
  convert: { category: 'PEN01', text: '需現場會勘' },
  pause: { reason: 'citizen', text: '等候補件' },
  resume: {},
  return: { code: 'other_agency', opinion: '權責不符' },
  'approve-return': {},
  dispute: { opinion: '權責不符' },
  'accept-sample': {},
  'reject-sample': {},
  remind: { text: '民眾再次來電' },
  chase: { text: '請說明' },
  'answer-chase': { text: '等料' },
  'take-over': { reason: '同仁請假' },
  'co-handle': { agencies: ['police'], question: '測試' },
  arbitrate: { agency: 'maintenance', reason: '權責相符' },
  'not-handle': { ground: 'no_content', opinion: '內容空白' },
  'approve-not-handling': {},
  transfer: { authority: 'tainan', opinion: '屬臺南市' },
  'approve-transfer': {},
  'link-repeat': { earlier: ['P20261101-00001-1'] },
  'record-oral': { text: '陳情人口述' },
  supplement: { text: '補送照片', suppliedBy: 'petitioner', channel: 'phone' },
  merge: { into: 'D20261121-00042-0' },
  unmerge: { reason: '不同案' },
  split: { members: ['D20261121-00042-0'], reason: '不同案' },
  'release-member': { how: 'sms' },
};

/** Decided by an id of their own: test/flows/{returns,arbitration,petition-law,sampling}.spec.ts. */
const HAVE_DOORS_OF_THEIR_OWN: CaseActionName[] = [
  'approve-return',
  'arbitrate',
  'approve-not-handling',
  'approve-transfer',
  'accept-sample',
  'reject-sample',
  'merge',
  'unmerge',
  'split',
  'release-member',
];
const WITH_A_DOOR = (Object.keys(CASE_ACTIONS) as CaseActionName[]).filter(
  name => !HAVE_DOORS_OF_THEIR_OWN.includes(name),
);

const states: [CaseKind, CaseState][] = [
  ...[
    ...(['recorded', 'dispatched', 'acknowledged', 'waiting', 'reported', 'released', 'withdrawn'] as const),
    'converted' as const,
  ].map((state): [CaseKind, CaseState] => ['dispatch', state]),
  ...(['recorded', 'assigned', 'acknowledged', 'waiting', 'replied', 'released', 'withdrawn'] as const).map(
    (state): [CaseKind, CaseState] => ['petition', state],
  ),
];

describe('what the state forbids', () => {
  it.each(states)(
    'of a %s that is %s is refused, action by action, and changes nothing',
    async (kind, state) => {
      const page = await caseIn(kind, state);
      const leg = page.workOrders.at(-1);
      const bodies = { ...BODY, recategorise: { category: kind === 'petition' ? 'PEN03' : 'EP03' } };
      const rows = await hotline.rows();
      for (const [name, { target }] of Object.entries(CASE_ACTIONS) as [CaseActionName, CaseAction][]) {
        if (isPossible(kind, state, name) || HAVE_DOORS_OF_THEIR_OWN.includes(name)) continue;
        const [by, path, version] =
          target === 'case'
            ? [kind === 'petition' ? clerk : hotline.supervisor, atOffice(page.number, name), page.version]
            : [
                name === 'dispute' || name === 'chase' ? chief : hotline.officer,
                ofOrder(leg?.id, name),
                leg?.version,
              ];
        expectProblem(await post(by, path, { version, ...bodies[name] }), 409, 'ACTION_NOT_POSSIBLE');
      }
      expect(await hotline.rows()).toEqual(rows);
      expect(await hotline.page(page.number)).toEqual(page);
    },
  );

  it.each(states)('of a %s that is %s is no button either', async (kind, state) => {
    const page = await caseIn(kind, state);
    for (const { action, allowed, why } of page.actions) {
      expect([action, allowed]).toEqual([action, isPossible(kind, state, action as CaseActionName)]);
      expect(why === null).toBe(allowed);
    }
    expect(page.actions.length).toBeGreaterThan(0);
  });
});

describe('an order that was taken away', () => {
  it.each(['acknowledge', 'unacknowledge', 'arrive', 'report'] as const)(
    'cannot %s what is another agency’s by now',
    async action => {
      const { number } = await hotline.record({ category: 'EP04', agency: 'maintenance' });
      if (action !== 'acknowledge') await hotline.onOrder(number, 'acknowledge');
      await hotline.onCase(number, 'reassign', { agency: 'water-resources', reason: '權責不符' });
      if (action !== 'acknowledge') await hotline.onOrder(number, 'acknowledge', {}, waterOfficer);
      const [closed] = (await hotline.page(number)).workOrders;
      const rows = await hotline.rows();
      const answer = await post(hotline.officer, ofOrder(closed?.id, action), {
        version: closed?.version,
        ...BODY[action],
      });
      expectProblem(answer, 409, 'ACTION_NOT_POSSIBLE');
      expect(await hotline.rows()).toEqual(rows);
    },
  );
});

describe('somebody else’s', () => {
  it('work order is refused with the reason', async () => {
    const { number } = await hotline.record();
    const { workOrder } = await hotline.page(number);
    const rows = await hotline.rows();
    for (const action of ['receive', 'acknowledge'] as const) {
      const body = action === 'receive' ? {} : { version: workOrder?.version };
      const answer = await post(waterOfficer, ofOrder(workOrder?.id, action), body);
      expectProblem(answer, 403, 'WORK_ORDER_NOT_YOURS');
    }
    expect(await hotline.rows()).toEqual(rows);
  });

  // Another petition is opened by everybody at the centre, of any case, and so does everybody remind.
  const actions = WITH_A_DOOR.filter(name => name !== 'open-petition' && name !== 'remind').map(
    name => [name, CASE_ACTIONS[name].target] as const,
  );

  const OF_EVERY_DESK: CaseActionName[] = ['note', 'record-oral', 'supplement'];

  it.each(actions)('is refused before its version is looked at: %s of a %s', async (name, target) => {
    const page = await hotline.page((await hotline.record()).number);
    const bodies = { ...BODY, recategorise: { category: 'EP03' } };
    const rows = await hotline.rows();
    // The clerk steers petitions only; what every desk may do is refused to an agency that does not have the case.
    const [by, path, code] =
      target === 'case'
        ? [OF_EVERY_DESK.includes(name) ? waterOfficer : clerk, atOffice(page.number, name), 'CASE_NOT_YOURS']
        : [
            name === 'dispute' || name === 'chase' ? waterChief : waterOfficer,
            ofOrder(page.workOrder?.id, name),
            'WORK_ORDER_NOT_YOURS',
          ];
    expectProblem(await post(by, path, { version: 99, ...bodies[name] }), 403, code);
    expect(await hotline.rows()).toEqual(rows);
  });

  it('case takes no note and shows no page', async () => {
    const { number } = await hotline.record();
    const rows = await hotline.rows();
    expectProblem(
      await post(waterOfficer, atOffice(number, 'note'), { text: '加註' }),
      403,
      'CASE_NOT_YOURS',
    );
    expectProblem(await waterOfficer.get(`/api/cases/${number}`), 403, 'CASE_NOT_YOURS');
    expect(await hotline.rows()).toEqual(rows);
  });

  it('steps are not for an agent or an officer', async () => {
    const { number, version } = await hotline.page((await hotline.record()).number);
    for (const by of [hotline.agent, hotline.officer]) {
      expectProblem(
        await post(by, atOffice(number, 'withdraw'), { version, reason: '取消' }),
        403,
        'NOT_ALLOWED',
      );
    }
    const { workOrder } = await hotline.page(number);
    const acknowledge = post(hotline.supervisor, ofOrder(workOrder?.id, 'acknowledge'), { version: 1 });
    expectProblem(await acknowledge, 403, 'NOT_ALLOWED');
  });
});

describe('a change', () => {
  it.each([
    ['without a version', 'withdraw', { reason: '取消' }, 'version'],
    ['with half a version', 'withdraw', { version: 1.5, reason: '取消' }, 'version'],
    ['with a version in words', 'withdraw', { version: '2', reason: '取消' }, 'version'],
    ['without a reason', 'withdraw', { version: 2 }, 'reason'],
    ['with an empty reason', 'withdraw', { version: 2, reason: '' }, 'reason'],
    ['with a reason of blanks', 'withdraw', { version: 2, reason: ' \u3000 ' }, 'reason'],
    ['with an unknown way', 'release', { version: 2, how: 'telepathy' }, 'how'],
    ['with a property nobody knows', 'withdraw', { version: 2, reason: '取消', state: 'released' }, 'state'],
    ['with a photo that has no id', 'note', { text: '加註', photos: ['one'] }, 'photos'],
  ])('%s is refused', async (_how, action, body, field) => {
    const { number } = await hotline.record();
    const rows = await hotline.rows();
    const answer = await post(hotline.supervisor, atOffice(number, action), body);
    expectProblem(answer, 400, 'INVALID');
    expect(answer.body.fields[0].field).toBe(field);
    expect(await hotline.rows()).toEqual(rows);
  });

  it.each([
    ['to an unknown item', 'recategorise', { category: 'XX99' }, 422, 'UNKNOWN_CATEGORY'],
    ['to an item of the other kind', 'recategorise', { category: 'PEN01' }, 422, 'KIND_DIFFERS'],
    ['to an unknown agency', 'reassign', { agency: 'nobody', reason: '權責不符' }, 422, 'UNKNOWN_AGENCY'],
    [
      'to the agency it is at',
      'reassign',
      { agency: 'maintenance', reason: '權責不符' },
      422,
      'ALREADY_THERE',
    ],
    [
      'with a photo that does not exist',
      'note',
      { text: '加註', photos: [UNKNOWN_ID] },
      422,
      'FILE_NOT_YOURS',
    ],
  ])('%s is refused', async (_how, action, body, status, code) => {
    const { number } = await hotline.record();
    const rows = await hotline.rows();
    expectProblem(
      await post(hotline.supervisor, atOffice(number, action), { version: 2, ...body }),
      status,
      code,
    );
    expect(await hotline.rows()).toEqual(rows);
  });

  it.each(WITH_A_DOOR)('on a stale version is refused: %s', async name => {
    const page = await hotline.page((await hotline.record()).number);
    const bodies = { ...BODY, recategorise: { category: 'EP03' } };
    const isCase = CASE_ACTIONS[name].target === 'case';
    const rows = await hotline.rows();
    const path = isCase ? atOffice(page.number, name) : ofOrder(page.workOrder?.id, name);
    const ofAgency = name === 'dispute' || name === 'chase' ? chief : hotline.officer;
    const answer = post(isCase ? hotline.supervisor : ofAgency, path, {
      version: 99,
      ...bodies[name],
    });
    expectProblem(await answer, 409, 'STALE_VERSION');
    expect(await hotline.rows()).toEqual(rows);
  });

  it('by a note needs no version, but one that is given is looked at', async () => {
    const { number, version } = await hotline.page((await hotline.record()).number);
    const note = (body: object) =>
      post(hotline.supervisor, atOffice(number, 'note'), { text: '加註', ...body });
    await note({}).expect(200);
    await note({ version }).expect(200);
    expectProblem(await note({ version: version - 1 }), 409, 'STALE_VERSION');
    expectProblem(await note({ version: 'two' }), 400, 'INVALID');
  });

  it('on a version that was overtaken is refused', async () => {
    const { number, version } = await hotline.page((await hotline.record()).number);
    await hotline.onCase(number, 'recategorise', { category: 'RD03' });
    const rows = await hotline.rows();
    const answer = await post(hotline.supervisor, atOffice(number, 'withdraw'), { version, reason: '取消' });
    expectProblem(answer, 409, 'STALE_VERSION');
    expect(await hotline.rows()).toEqual(rows);
  });
});

describe('two people who act at once', () => {
  const rounds = Array.from({ length: 8 }, (_, round) => round);

  it.each(rounds)('on a case: exactly one wins (round %i)', async () => {
    const other = await signIn(hotline.server.app, 'supervisor');
    const { number, version } = await hotline.page((await hotline.record()).number);
    const answers = await Promise.all([
      post(hotline.supervisor, atOffice(number, 'withdraw'), { version, reason: '取消' }),
      post(other, atOffice(number, 'reassign'), { version, agency: 'water-resources', reason: '權責不符' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(answers.find(({ status }) => status === 409) as Response, 409, 'STALE_VERSION');
    expect((await hotline.page(number)).version).toBe(version + 1);
  });

  it.each(rounds)('one at the agency, one at the centre: exactly one wins (round %i)', async () => {
    const { number, version, workOrder } = await hotline.page((await hotline.record()).number);
    const answers = await Promise.all([
      post(hotline.officer, ofOrder(workOrder?.id, 'acknowledge'), { version: workOrder?.version }),
      post(hotline.supervisor, atOffice(number, 'recall'), { version, reason: '派錯' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(answers.find(({ status }) => status === 409) as Response, 409, 'STALE_VERSION');
  });

  it('on the same order ten times: it is acknowledged once', async () => {
    const { number, workOrder } = await hotline.page((await hotline.record()).number);
    const acknowledge = () =>
      post(hotline.officer, ofOrder(workOrder?.id, 'acknowledge'), { version: workOrder?.version });
    const answers = await Promise.all(Array.from({ length: 10 }, acknowledge));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const kinds = (await hotline.told(number)).map(({ kind }) => kind);
    expect(kinds.filter(kind => kind === 'workorder.acknowledged')).toHaveLength(1);
  });
});
