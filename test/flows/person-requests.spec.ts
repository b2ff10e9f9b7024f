import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import type TestAgent from 'supertest/lib/agent.js';
import type { PersonRequestDto } from '../../src/privacy/person-request.dto.js';
import { post } from '../support/hotline.js';
import { bytesOf, WANG, Years } from '../support/years.js';

let years: Years;
let clerk: TestAgent;
let supervisor: TestAgent;
let number: string;

beforeAll(async () => {
  years = await Years.begin('2026-11-21T10:00:00+08:00');
  clerk = await years.as('petition_clerk');
  supervisor = await years.as('supervisor');
  number = await years.finishedCase(
    { description: '我家門口的路燈' },
    { citizen: WANG, callReference: 'call-1' },
  );
});
afterAll(() => years.hotline.close());

const ASKED = { kind: 'copy', identifiedBy: 'id_card', name: '王小明', phone: '0912345678' };
const register = async (body: object = {}, by = clerk): Promise<PersonRequestDto> =>
  (await post(by, '/api/person-requests', { ...ASKED, ...body }).expect(201)).body;
const act = (
  by: TestAgent,
  { id }: { id: string },
  action: string,
  body: object = {},
): ReturnType<typeof post> => post(by, `/api/person-requests/${id}/${action}`, body);
const decided = async (request: PersonRequestDto, decision = 'granted'): Promise<PersonRequestDto> =>
  (
    await act(clerk, request, 'decide', { version: request.version, decision, reason: '依法准許' }).expect(
      200,
    )
  ).body;
const accessLog = (request: { id: string }) =>
  years.hotline.server.db.query<{ action: string; reason: string | null }>(
    `select action, reason from access_log where subject = $1 order by at, id`,
    [`request:${request.id}`],
  );

describe('a request', () => {
  it.each([
    ['access', '2026-12-07T00:00:00.000+08:00'],
    ['copy', '2026-12-07T00:00:00.000+08:00'],
    ['correct', '2026-12-22T00:00:00.000+08:00'],
    ['stop', '2026-12-22T00:00:00.000+08:00'],
    ['delete', '2026-12-22T00:00:00.000+08:00'],
  ])('to %s is due at the end of its last day: %s', async (kind, due) => {
    const request = await register({ kind });
    expect(new Date(request.dueAt)).toEqual(new Date(due));
    expect(request).toMatchObject({
      persons: 1,
      isMine: true,
      version: 1,
      decision: null,
      extensionReason: null,
    });
    await act(clerk, request, 'decide', { version: 1, decision: 'refused', reason: '重複' }).expect(200);
    await act(clerk, request, 'finish', { version: 2, result: '已函復' }).expect(200);
  });

  it('finds a person by number and name, or by case and name, and shows nobody by it', async () => {
    expect(await register({ phone: '+886 912-345-678' })).toMatchObject({ persons: 1 });
    expect(await register({ phone: undefined, caseNumber: number.toLowerCase() })).toMatchObject({
      persons: 1,
    });
    expect(await register({ name: ' 王 小明' })).toMatchObject({ persons: 1 });
    const another = await register({ name: '王大明' });
    expect(another.persons).toBe(0);
    expect(JSON.stringify(another)).not.toMatch(/小明|0912-?345|大明/);
    expect(await register({ phone: '0912345679' })).toMatchObject({ persons: 0 });
    expect(await register({ phone: undefined, caseNumber: 'D20000101-00000-0' })).toMatchObject({
      persons: 0,
    });
    expect((await accessLog(another)).map(({ action }) => action)).toEqual([
      'person.searched',
      'request.registered',
    ]);
  });

  it('finds nobody who left no name by a case alone: its number is known to many', async () => {
    const nameless = await years.finishedCase({}, { citizen: { phone: '0955667788' } });
    const about = { name: '任何人', caseNumber: nameless };
    expect(await register({ ...about, phone: undefined })).toMatchObject({ persons: 0 });
    expect(await register({ ...about, phone: '0955667788' })).toMatchObject({ persons: 1 });
  });

  it('keeps nothing of what was typed to find the person', async () => {
    await register({ name: '不在系統的人', phone: '0987654321' });
    expect(await years.tablesWith(['不在系統的人', '0987654321', '+886987654321'])).toEqual([]);
  });

  it.each([
    ['no way to find anybody', { phone: undefined }, 'phone'],
    ['no name', { name: ' ' }, 'name'],
    ['a kind that the law does not know', { kind: 'sell' }, 'kind'],
    ['no identification', { identifiedBy: undefined }, 'identifiedBy'],
    ['a time to come', { receivedAt: '2026-11-22T10:00:00+08:00' }, 'receivedAt'],
  ])('with %s is refused', async (_, change, field) => {
    const { body } = await post(clerk, '/api/person-requests', { ...ASKED, ...change }).expect(400);
    expect(body.fields.map((one: { field: string }) => one.field)).toEqual([field]);
  });

  it('that came earlier is due earlier', async () => {
    const { dueAt } = await register({ receivedAt: '2026-11-10T08:00:00+08:00' });
    expect(new Date(dueAt)).toEqual(new Date('2026-11-26T00:00:00+08:00'));
  });

  it('is extended once, with the reason, before it is decided', async () => {
    const request = await register();
    const extend = (version: number) => act(clerk, request, 'extend', { version, reason: '調閱舊檔' });
    const { body } = await extend(1).expect(200);
    expect(new Date(body.dueAt)).toEqual(new Date('2026-12-22T00:00:00+08:00'));
    expect([body.originalDueAt, body.extensionReason]).toEqual([request.originalDueAt, '調閱舊檔']);
    expect((await extend(2).expect(409)).body.code).toBe('ACTION_NOT_POSSIBLE');
    expect((await extend(1).expect(409)).body.code).toBe('STALE_VERSION');
  });

  it('stands in the list, what is due first; who asks does not', async () => {
    const { body } = await (await years.as('auditor')).get('/api/person-requests').expect(200);
    const due = body.items.map(({ dueAt }: PersonRequestDto) => dueAt);
    expect(due.length).toBeGreaterThan(4);
    expect(due).toEqual([...due].sort());
    expect(JSON.stringify(body)).not.toMatch(/王小明|0912-?345/);
    const finished = await clerk.get('/api/person-requests?open=false').expect(200);
    expect(finished.body.items).toHaveLength(5);
  });
});

describe('whoever handles it', () => {
  it('sees the person, on the ground of the request, and nobody else does', async () => {
    const request = await register({ kind: 'access' });
    const { body } = await act(clerk, request, 'person').expect(200);
    expect(body.items).toEqual([expect.objectContaining(WANG)]);
    expect((await act(supervisor, request, 'person').expect(403)).body.code).toBe('REQUEST_NOT_YOURS');
    const [read] = await years.hotline.server.db.query<{ subject: string }>(
      `select subject from access_log where action = 'person.read' order by at desc, id desc limit 1`,
    );
    expect(read?.subject).toBe('ground:request');
  });

  it('hands it over by its being taken, and sees nothing any more', async () => {
    const request = await register({ kind: 'access' });
    const { body } = await act(supervisor, request, 'take', { version: 1 }).expect(200);
    expect(body).toMatchObject({ isMine: true, version: 2, handledBy: { role: 'supervisor' } });
    await act(supervisor, request, 'person').expect(200);
    expect((await act(clerk, request, 'person').expect(403)).body.code).toBe('REQUEST_NOT_YOURS');
    const open = await years.hotline.server.db.query(
      'select 1 from identity_grant where source_id = $1 and ended_at is null',
      [request.id],
    );
    expect(open).toHaveLength(1);
  });

  it('sees nothing any more once it is finished, and it is finished only once it is decided', async () => {
    const request = await register({ kind: 'access' });
    await act(clerk, request, 'finish', { version: 1, result: '已閱覽' }).expect(409);
    await decided(request);
    await act(clerk, request, 'finish', { version: 2, result: '已閱覽' }).expect(200);
    await act(clerk, request, 'person').expect(409);
    await act(clerk, request, 'take', { version: 3 }).expect(409);
    const open = await years.hotline.server.db.query(
      'select 1 from identity_grant where source_id = $1 and ended_at is null',
      [request.id],
    );
    expect(open).toEqual([]);
  });
});

describe('a copy', () => {
  let request: PersonRequestDto;
  beforeAll(async () => {
    request = await register();
  });
  const exported = (format: string) => act(clerk, request, 'export', { format });

  it('is made once it is granted, by whoever handles it', async () => {
    expect((await exported('json').expect(409)).body.code).toBe('ACTION_NOT_POSSIBLE');
    request = await decided(request);
    await act(supervisor, request, 'export', { format: 'json' }).expect(403);
  });

  it('has everything that is kept about the person, and who looked at it, by role and agency', async () => {
    const { body, headers } = await exported('json').expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="person-${request.id}.json"`);
    expect(body.persons).toEqual([expect.objectContaining(WANG)]);
    expect(body.cases).toEqual([
      expect.objectContaining({ number, description: '我家門口的路燈', state: 'released' }),
    ]);
    expect(body.texts.map(({ text }: { text: string }) => text)).toEqual(
      expect.arrayContaining(['已填補', '已電覆王小明先生']),
    );
    expect(body.contacts).toEqual([expect.objectContaining({ channel: 'phone', callReference: 'call-1' })]);
    expect(body.photos).toEqual([expect.objectContaining({ number, mime: 'image/jpeg' })]);
    const looked = body.readings.map(
      ({ action, role }: { action: string; role: string }) => `${action} ${role}`,
    );
    expect(looked).toEqual(expect.arrayContaining(['person.read petition_clerk', 'person.read supervisor']));
    expect(JSON.stringify(body.readings)).not.toContain('測試');
  });

  it('is a CSV and an ODS as well, where nothing typed starts a formula', async () => {
    await years.hotline.record({ description: '=HYPERLINK("http://evil")' }, { citizen: WANG });
    const csv = await exported('csv').expect(200);
    expect(csv.text).toContain('個人資料\r\n姓名,電話,電子郵件,地址,登錄時間\r\n王小明,');
    expect(csv.text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    const ods = await bytesOf(exported('ods'));
    const content = strFromU8(unzipSync(ods)['content.xml'] as Uint8Array);
    expect(content).toContain('<text:p>我家門口的路燈</text:p>');
    expect(content).toContain('table:name="查閱紀錄"');
  });

  it('is recorded as person.exported, and when', async () => {
    const rows = (await accessLog(request)).filter(({ action }) => action === 'person.exported');
    expect(rows).toHaveLength(3);
    const { body } = await clerk.get(`/api/person-requests/${request.id}`).expect(200);
    expect(body.exportedAt).not.toBeNull();
  });

  it('of nobody cannot be granted', async () => {
    const nobody = await register({ name: '無此人' });
    const dto = { version: 1, decision: 'granted', reason: '好' };
    expect((await act(clerk, nobody, 'decide', dto).expect(422)).body.code).toBe('NOTHING_KEPT');
  });
});

describe('a correction', () => {
  const NEW = { phone: '0977-123-456', address: '鼓山區美術東二路1號' };
  let request: PersonRequestDto;
  let citizenId: string;

  beforeAll(async () => {
    request = await register({ kind: 'correct' });
    const { body } = await act(clerk, request, 'person').expect(200);
    citizenId = body.items[0].id;
  });
  const correct = (version: number, changes: object = NEW) =>
    act(clerk, request, 'correct', { version, citizenId, ...changes });

  it('needs the decision, and one of the person’s own rows', async () => {
    expect((await correct(1).expect(409)).body.code).toBe('ACTION_NOT_POSSIBLE');
    request = await decided(request);
    const other = '00000000-0000-7000-8000-000000000000';
    await act(clerk, request, 'correct', { version: 2, citizenId: other, ...NEW }).expect(422);
    await act(clerk, request, 'export', { format: 'json' }).expect(409);
  });

  it('changes the sealed columns; what changed is only marked', async () => {
    for (const [wrong, status] of [
      [{ phone: '12' }, 422],
      [{ email: 'nobody' }, 400],
    ] as const)
      await correct(2, wrong).expect(status);
    const { body } = await correct(2).expect(200);
    expect(body).toMatchObject({ changed: ['address', 'phone'], version: 3 });
    expect((await correct(2).expect(409)).body.code).toBe('STALE_VERSION');
    const now = await act(clerk, request, 'person').expect(200);
    expect(now.body.items).toEqual([expect.objectContaining({ ...WANG, ...NEW })]);
    expect((await correct(3, { name: '王小明' }).expect(200)).body.changed).toEqual(['address', 'phone']);
    const marks = (await accessLog(request)).filter(({ action }) => action === 'person.corrected');
    expect(marks.map(({ reason }) => reason)).toEqual(['phone address']);
    expect(await years.tablesWith(['0977-123-456', '+886977123456', '美術東二路'])).toEqual([]);
  });

  it('makes the person known by the new number, and by the old one no more', async () => {
    expect(await register({ phone: '0977123456' })).toMatchObject({ persons: 1 });
    expect(await register({ phone: '0912345678' })).toMatchObject({ persons: 0 });
  });
});

describe('a wish to be forgotten', () => {
  const CHEN = { name: '陳美麗', phone: '0922-000-111', email: 'chen@example.tw' };
  let own: string;
  let open: string;

  beforeAll(async () => {
    own = await years.finishedCase({ description: '陳家巷口積水' }, { citizen: CHEN });
    open = (await years.hotline.record({ description: '還沒好' }, { citizen: CHEN })).number;
  });
  const wish = () => register({ kind: 'delete', name: '陳美麗', phone: '0922000111' });

  it('cannot be granted while a case is unfinished, and may be refused with the reason', async () => {
    const request = await wish();
    const dto = { version: 1, decision: 'granted', reason: '好' };
    expect((await act(clerk, request, 'decide', dto).expect(409)).body.code).toBe('NOT_DELETABLE_YET');
    const { body } = await act(clerk, request, 'decide', {
      ...dto,
      decision: 'refused',
      reason: '案件未結',
    }).expect(200);
    expect(body).toMatchObject({ decision: 'refused', decisionReason: '案件未結', deletion: null });
  });

  it('is proposed, approved by another person, and carried out like what the rules propose, years or not', async () => {
    await years.hotline.onCase(open, 'withdraw', { reason: '誤報' });
    const request = await decided(await wish());
    expect(request.deletion).toMatchObject({ state: 'proposed' });
    await act(clerk, request, 'finish', { version: request.version, result: '已刪除' }).expect(409);
    const proposal = { id: request.deletion?.id as string, version: 1 };
    const items = await years.items(proposal);
    expect(items.map(({ what, number: of, rule }) => [what, of, rule])).toEqual([
      ['texts', own, 'request'],
      ['attachments', own, 'request'],
      ['texts', open, 'request'],
      ['person', open, 'request'],
    ]);
    await years.approve(proposal as never);
    expect((await years.items(proposal)).map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(
      await years.tablesWith(['陳美麗', '陳家巷口', '還沒好', '0922-000-111', 'chen@example.tw']),
    ).toEqual([]);
    const page = await years.hotline.page(own);
    expect([page.state, page.description]).toEqual(['released', '（已依保存年限規定刪除）']);
    const { body } = await act(clerk, request, 'finish', {
      version: request.version,
      result: '已刪除並函復',
    }).expect(200);
    expect(body.deletion.state).toBe('carried_out');
    await act(clerk, request, 'person').expect(409);
  });

  it('that meets a hold, placed after the decision, leaves what is held and says so', async () => {
    const LIN = { name: '林大同', phone: '0933-000-222' };
    const held = await years.finishedCase({ description: '林家的事' }, { citizen: LIN });
    const request = await decided(await register({ kind: 'delete', name: '林大同', phone: '0933000222' }));
    await post(clerk, '/api/retention/holds', { number: held, of: 'case', reason: '訴訟' }).expect(201);
    const proposal = { id: request.deletion?.id as string, version: 1 };
    await years.approve(proposal as never);
    expect((await years.items(proposal)).map(({ what, outcome, why }) => [what, outcome, why])).toEqual([
      ['texts', 'skipped', 'held'],
      ['attachments', 'skipped', 'held'],
      ['person', 'skipped', 'held'],
    ]);
  });

  it('an unfinished request for a copy keeps the person until it is answered', async () => {
    const HO = { name: '何孟', phone: '0944-000-333' };
    await years.finishedCase({}, { citizen: HO });
    const copy = await register({ name: '何孟', phone: '0944000333' });
    const request = await register({ kind: 'delete', name: '何孟', phone: '0944000333' });
    const dto = { version: 1, decision: 'granted', reason: '好' };
    expect((await act(clerk, request, 'decide', dto).expect(409)).body.code).toBe('NOT_DELETABLE_YET');
    const granted = await decided(copy);
    await act(clerk, copy, 'finish', { version: granted.version, result: '已交付' }).expect(200);
    await act(clerk, request, 'decide', dto).expect(200);
  });
});

it('nothing of all this is told to anybody by name: events and the record of access hold ids only', async () => {
  await years.hotline.server.settle();
  const found = await years.tablesWith([...Object.values(WANG), '陳美麗', '林大同', '何孟', '王大明']);
  expect(
    found.filter(one => /^(event|event_new|access_log|person_request|deletion_log|retention_)/.test(one)),
  ).toEqual([]);
});
