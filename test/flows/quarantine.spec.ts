import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { QuarantineService } from '../../src/intake/quarantine/quarantine.service.js';
import { QuarantineSweeper } from '../../src/intake/quarantine/quarantine-sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const NOW = new Date('2026-11-16T02:00:00Z');
const BROKEN = Buffer.from([0xff, 0xfe, 0x00, ...Buffer.from('<script>王小明</script>')]);

let server: TestApp;
let clerk: TestAgent;
let supervisor: TestAgent;
beforeAll(async () => {
  server = await startApp({ now: NOW.toISOString() });
  clerk = await signIn(server.app, 'petition_clerk');
  supervisor = await signIn(server.app, 'supervisor');
});
afterAll(() => server.close());

const keep = (raw: Buffer = BROKEN, receivedAt = NOW): Promise<string> =>
  server.db.transaction(async tx =>
    server.app
      .get(QuarantineService)
      .keep(tx, { door: 'mailbox', source: 'smtp', reason: 'unreadable', raw, receivedAt }),
  );
const listed = async (state?: string): Promise<{ id: string }[]> =>
  (await clerk.get('/api/quarantine').query({ state, limit: 200 }).expect(200)).body.items;
const decide = (id: string, verb: string, by = clerk) =>
  by.post(`/api/quarantine/${id}/actions/${verb}`).send();

describe('what nobody could read', () => {
  it('is kept whole, sealed, until a person has looked at it', async () => {
    const id = await keep();
    expect((await listed()).find(one => one.id === id)).toEqual({
      ...{ id, door: 'mailbox', source: 'smtp', reason: 'unreadable', size: BROKEN.length, state: 'open' },
      ...{ receivedAt: NOW.toISOString(), decidedAt: null, decidedBy: null, isReadable: true },
    });
    const [row] = await server.db.query<{ raw: Buffer }>('select raw from quarantine where id = $1', [id]);
    expect(row?.raw.includes('王小明')).toBe(false);
    const raw = await clerk.get(`/api/quarantine/${id}/raw`).buffer(true).expect(200);
    expect(raw.body).toEqual(BROKEN);
    expect(raw.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${id}.bin"`,
      'content-security-policy': expect.stringMatching(/^sandbox;/),
      'x-content-type-options': 'nosniff',
    });
    const { body } = await clerk.get(`/api/quarantine/${id}/text`).expect(200);
    expect(body).toEqual({ text: '��\u0000<script>王小明</script>', isCut: false });
  });

  it('is shown from its beginning where it is long', async () => {
    const id = await keep(Buffer.alloc(50_000, 'a'));
    const { body } = await clerk.get(`/api/quarantine/${id}/text`).expect(200);
    expect(body).toEqual({ text: 'a'.repeat(20_000), isCut: true });
  });

  it('is read with a trace', async () => {
    const id = await keep();
    await clerk.get(`/api/quarantine/${id}/text`).expect(200);
    await clerk.get(`/api/quarantine/${id}/raw`).expect(200);
    const traces = await server.db.query('select action from access_log where subject = $1', [
      `quarantine:${id}`,
    ]);
    expect(traces).toEqual([{ action: 'quarantine.read' }, { action: 'quarantine.read' }]);
  });

  it.each([
    ['take', 'taken'],
    ['discard', 'discarded'],
  ])('is decided about once: %s', async (verb, state) => {
    const id = await keep();
    await decide(id, verb).expect(204);
    const { body } = await decide(id, 'discard', supervisor).expect(409);
    expect(body.code).toBe('ALREADY_DECIDED');
    expect((await listed()).map(one => one.id)).not.toContain(id);
    expect((await listed('decided')).find(one => one.id === id)).toMatchObject({
      state,
      decidedBy: '測試 petition_clerk',
      decidedAt: NOW.toISOString(),
    });
  });

  it('is forgotten 30 days after the decision, and that it came is not', async () => {
    const [open, decided] = [await keep(), await keep()];
    await decide(decided, 'discard').expect(204);
    const day = 86_400_000;
    await server.moveTo(new Date(NOW.getTime() + 30 * day));
    await server.app.get(QuarantineSweeper).sweep();
    await (await signIn(server.app, 'petition_clerk')).get(`/api/quarantine/${decided}/raw`).expect(200);
    await server.moveTo(new Date(NOW.getTime() + 30 * day + 1));
    await server.app.get(QuarantineSweeper).sweep();
    const later = await signIn(server.app, 'supervisor');
    const { body } = await later.get(`/api/quarantine/${decided}/text`).expect(410);
    expect(body.code).toBe('RAW_IS_GONE');
    await later.get(`/api/quarantine/${open}/raw`).expect(200);
    const { body: list } = await later.get('/api/quarantine').query({ state: 'decided' }).expect(200);
    expect(list.items.find((one: { id: string }) => one.id === decided)).toMatchObject({ isReadable: false });
  });

  it.each([
    'agent',
    'officer',
    'agency_chief',
    'inspector',
    'manager',
    'commission',
    'auditor',
    'admin',
  ] as const)('is not for the %s', async role => {
    const other = await signIn(server.app, role);
    const id = await keep();
    for (const path of ['', `/${id}/raw`, `/${id}/text`])
      await other.get(`/api/quarantine${path}`).expect(403);
    await decide(id, 'take', other).expect(403);
  });

  it('is not found under another id', async () => {
    const one = await signIn(server.app, 'supervisor');
    for (const ask of [one.get(`/api/quarantine/${randomUUID()}/raw`), decide(randomUUID(), 'take', one)])
      expect((await ask.expect(404)).body.code).toBe('NOT_IN_QUARANTINE');
  });
});

describe('what a machine sends and nobody can take', () => {
  it('is refused, and kept once, as it came', async () => {
    const admin = await signIn(server.app, 'admin');
    const wish = { name: '智能客服', role: 'channel', keyName: '正式', days: 90, ratePerMinute: 600 };
    const { body: made } = await admin
      .post('/api/machines')
      .send({ ...wish, rights: ['transcript.deliver'] })
      .expect(201);
    const broken = { conversationId: 'c-1', turns: '路燈不亮' };
    for (let time = 0; time < 2; time += 1)
      await supertest(server.url)
        .post('/api/intake/chatbot-transcripts')
        .set('authorization', `Bearer ${made.key}`)
        .send(broken)
        .expect(400);
    const one = await signIn(server.app, 'supervisor');
    const { body } = await one.get('/api/quarantine').expect(200);
    const kept = body.items.filter((item: { door: string }) => item.door === 'chatbot');
    expect(kept).toEqual([expect.objectContaining({ source: '智能客服', reason: 'refused' })]);
    const raw = await one.get(`/api/quarantine/${kept[0].id}/raw`).buffer(true).expect(200);
    expect(JSON.parse(raw.body.toString())).toEqual(broken);
  });
});
