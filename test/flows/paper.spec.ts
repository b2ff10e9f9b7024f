import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;
let supervisor: TestAgent;
let officer: TestAgent;
let scan: Buffer;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  supervisor = await signIn(server.app, 'supervisor');
  officer = await signIn(server.app, 'officer', 'maintenance');
  scan = await sharp({ create: { width: 600, height: 850, channels: 3, background: '#fff' } })
    .tiff()
    .toBuffer();
});
afterAll(() => server.close());

const CASE = { category: 'RD01', district: '64000050', description: '路面坑洞', agency: 'maintenance' };
const NUMBER = '高市府研聯字第11530123400號';

async function upload(by: TestAgent, bytes = scan, name = '王小明陳情書.tif'): Promise<string> {
  const { body } = await by
    .post('/api/files/documents')
    .attach('file', bytes, { filename: name })
    .expect(201);
  return body.id;
}

const record = (by: TestAgent, more: object, cases: object[] = [CASE]) =>
  by.post('/api/contacts').send({ channel: 'letter', outcome: 'recorded', cases, ...more });

interface Attached {
  id: string;
  name: string | null;
  kind: string;
  pages: number | null;
  withheld: boolean;
}

async function attached(by: TestAgent, number: string): Promise<Attached[]> {
  const { body } = await by.get(`/api/cases/${number}`).expect(200);
  return body.timeline.flatMap(({ attachments }: { attachments: Attached[] }) => attachments);
}

const rows = async (): Promise<number[]> => {
  const [row] = await server.db.query<Record<string, number>>(
    `select (select count(*)::int from contact) as contacts, (select count(*)::int from case_file) as cases,
            (select count(*)::int from attachment where case_id is not null or contact_id is not null) as files`,
  );
  return Object.values(row ?? {});
};

describe('a letter', () => {
  it('is typed after it came: its clock runs from then, and its number and scan are kept', async () => {
    const id = await upload(agent);
    const receivedAt = '2026-11-19T14:05:00+08:00';
    const { body } = await record(agent, { receivedAt, documentNumber: NUMBER, attachments: [id] }).expect(
      201,
    );
    const [contact] = await server.db.query<{ received: Date; typed: Date; number: string }>(
      'select received_at as received, typed_at as typed, document_number as number from contact where id = $1',
      [body.id],
    );
    expect(contact?.number).toBe(NUMBER);
    expect(contact?.received.toISOString()).toBe('2026-11-19T06:05:00.000Z');
    expect(contact?.typed.toISOString()).toBe('2026-11-20T01:00:00.000Z');
    const { number } = body.cases[0];
    expect(number).toMatch(/^D20261119-/);
    const page = (await agent.get(`/api/cases/${number}`).expect(200)).body;
    expect(page.clocks.find(({ kind }: { kind: string }) => kind === 'respond').dueAt).toBe(
      '2026-11-19T10:05:00.000Z',
    );
    expect(await attached(agent, number)).toMatchObject([
      { id, kind: 'document', name: '王小明陳情書.tif', pages: 1, withheld: true },
    ]);
  });

  it('stays at the centre with its name, until somebody there has read it and shares it', async () => {
    const photo = await sharp(scan).jpeg().toBuffer();
    const ids = [await upload(agent), await upload(agent, photo, 'letter.jpg')];
    const { number } = (await record(agent, { attachments: ids }).expect(201)).body.cases[0];
    expect(await attached(officer, number)).toEqual([]);
    for (const id of ids) {
      await officer.get(`/api/files/${id}`).expect(404);
      await officer.get(`/api/files/${id}?size=thumb`).expect(404);
      await supervisor.get(`/api/files/${id}?size=thumb`).expect(200);
    }
    await officer.post(`/api/cases/${number}/files/${ids[0]}/share`).expect(403);
    await agent.post(`/api/cases/${number}/files/${ids[0]}/share`).expect(200);
    await officer.get(`/api/files/${ids[0]}?page=1`).expect(200);
    await officer.get(`/api/files/${ids[1]}`).expect(404);
    expect((await attached(officer, number)).map(({ id }) => id)).toEqual([ids[0]]);
    await agent.post(`/api/cases/${number}/files/${ids[0]}/share`).expect(404);
    const { body } = await agent.get(`/api/cases/${number}`).expect(200);
    expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toContain('file.shared');
  });

  it('of a protected informant never leaves the centre', async () => {
    const id = await upload(agent);
    const wish = { ...CASE, confidential: true };
    const { number } = (await record(agent, { attachments: [id] }, [wish]).expect(201)).body.cases[0];
    const { body } = await supervisor.post(`/api/cases/${number}/files/${id}/share`).expect(409);
    expect(body.code).toBe('FILE_STAYS');
  });

  it('of two matters is with both cases, each for itself', async () => {
    const id = await upload(agent);
    const { body } = await record(agent, { attachments: [id] }, [CASE, CASE]).expect(201);
    const [first, second] = await Promise.all(
      body.cases.map(({ number }: { number: string }) => attached(agent, number)),
    );
    expect(second).toMatchObject([{ kind: 'document', name: '王小明陳情書.tif', pages: 1, withheld: true }]);
    const copy = second?.[0]?.id as string;
    expect([first?.[0]?.id, copy === id]).toEqual([id, false]);
    for (const query of ['', '?size=thumb', '?page=1']) {
      const both = [id, copy].map(one => agent.get(`/api/files/${one}${query}`).responseType('blob'));
      const [one, other] = await Promise.all(both);
      expect([query, one?.status, one?.body]).toEqual([query, 200, other?.body]);
    }
  });

  it('that leads to no case keeps its scan with the contact, for the centre', async () => {
    const id = await upload(agent);
    const inquiry = { topic: '其他', answeredAtOnce: true };
    await agent
      .post('/api/contacts')
      .send({ channel: 'counter', outcome: 'inquiry', inquiry, attachments: [id] })
      .expect(201);
    await supervisor.get(`/api/files/${id}`).expect(200);
    await officer.get(`/api/files/${id}`).expect(404);
  });
});

describe('nothing is stored of a letter', () => {
  const codeOf = async (answer: PromiseLike<{ status: number; body: { code: string } }>) => {
    const before = await rows();
    const { status, body } = await answer;
    expect(await rows()).toEqual(before);
    return [status, body.code];
  };

  it('with somebody else’s scan, one in use already, or more than twenty', async () => {
    const [foreign, used] = [await upload(supervisor), await upload(agent)];
    await record(agent, { attachments: [used] }).expect(201);
    for (const attachments of [[foreign], [used], [await upload(agent), used]])
      expect(await codeOf(record(agent, { attachments }))).toEqual([422, 'FILE_NOT_YOURS']);
    const many = Array.from({ length: 21 }, () => used);
    expect(await codeOf(record(agent, { attachments: many }))).toEqual([400, 'INVALID']);
    expect(await codeOf(record(agent, { attachments: ['../1'] }))).toEqual([400, 'INVALID']);
  });

  it('that came more than 30 days ago, but of a supervisor who says why, within a year', async () => {
    const old = { receivedAt: '2026-09-01T09:00:00+08:00', lateReason: '夾在他案卷內' };
    expect(await codeOf(record(agent, old))).toEqual([422, 'RECEIVED_TOO_LONG_AGO']);
    const silent = record(supervisor, { ...old, lateReason: '' });
    expect(await codeOf(silent)).toEqual([422, 'LATE_REASON_NEEDED']);
    expect(await codeOf(record(supervisor, { ...old, receivedAt: '2025-11-01T09:00:00+08:00' }))).toEqual([
      422,
      'RECEIVED_TOO_LONG_AGO',
    ]);
    const { number } = (await record(supervisor, old).expect(201)).body.cases[0];
    expect(number).toMatch(/^D20260901-/);
  });

  it('whose number is said of a call', async () => {
    const call = { channel: 'phone', documentNumber: NUMBER };
    expect(await codeOf(record(agent, call))).toEqual([422, 'NO_PAPER']);
  });
});

describe('a report with photos', () => {
  it('is not proved by a document', async () => {
    const { number } = (await record(agent, { channel: 'phone' }).expect(201)).body.cases[0];
    const [order] = (await officer.get(`/api/cases/${number}`).expect(200)).body.workOrders;
    const act = (action: string, body: object) =>
      officer.post(`/api/work-orders/${order.id}/actions/${action}`).send(body);
    const { body } = await act('acknowledge', { version: order.version }).expect(200);
    const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(10)]);
    const photos = [{ id: await upload(officer, pdf, 'a.pdf'), when: 'after' }];
    const answer = await act('report', {
      ...{ version: body.version, outcome: 'done', text: '已修復' },
      ...{ photos },
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'FILE_NOT_YOURS']);
  });
});
