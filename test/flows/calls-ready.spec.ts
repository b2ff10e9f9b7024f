import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { sitDown, Telephone } from '../support/telephone.js';

let hotline: Hotline;
let phone: Telephone;
let lin: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00' });
  phone = await Telephone.at(hotline.server);
  lin = await signIn(hotline.server.app, 'agent');
  await sitDown(hotline.agent, '3021');
  await sitDown(lin, '3022');
  await hotline.server.moveTo('2026-11-23T10:00:00+08:00');
});
afterAll(() => hotline.close());

async function spoken(reference: string): Promise<string> {
  const { body } = await phone.tell(reference, 'answered', '09:50:10', { agent: '3021' }).expect(200);
  return body.id;
}
async function over(reference: string): Promise<string> {
  const id = await spoken(reference);
  await phone.tell(reference, 'ended', '09:55:00').expect(200);
  return id;
}
const ready = (id: string, by = hotline.agent) => by.post(`/api/calls/${id}/actions/wrap-up`);
const current = async (id: string) => (await hotline.agent.get(`/api/calls/${id}`).expect(200)).body.call;

async function counted(id: string): Promise<{ wrapUp: number | null; told: number; wrappedUp: number }> {
  await hotline.server.settle();
  const [row] = await hotline.server.db.query<Awaited<ReturnType<typeof counted>>>(
    `select f.wrap_up_seconds as "wrapUp",
            (select count(*)::int from event where kind = 'call.counted' and payload->>'callId' = $1) as told,
            (select count(*)::int from call_event where call_id = $1::uuid and kind = 'wrapped_up') as "wrappedUp"
       from fact_call f where f.call_id = $1::uuid`,
    [id],
  );
  return row as NonNullable<typeof row>;
}

describe('the wrap-up of a call', () => {
  it('is over when its agent says so at the console, and is counted once', async () => {
    const id = await over('ready');
    expect((await current(id)).wrappedUpAt).toBeNull();
    expect(await counted(id)).toEqual({ wrapUp: null, told: 0, wrappedUp: 0 });
    await ready(id).expect(204);
    expect((await current(id)).wrappedUpAt).toBe('2026-11-23T02:00:00.000Z');
    expect(await counted(id)).toEqual({ wrapUp: 300, told: 1, wrappedUp: 1 });
    await Promise.all([ready(id).expect(204), ready(id).expect(204)]);
    expect(await counted(id)).toEqual({ wrapUp: 300, told: 1, wrappedUp: 1 });
  });

  it('stays as it was when the telephone says so later; where it said so earlier, that counts', async () => {
    const id = await over('both');
    await ready(id).expect(204);
    await phone.tell('both', 'wrapped_up', '10:00:20', { agent: '3021' }).expect(200);
    expect(await counted(id)).toEqual({ wrapUp: 300, told: 1, wrappedUp: 2 });
    await phone.tell('both', 'wrapped_up', '09:56:40', { agent: '3021' }).expect(200);
    expect(await counted(id)).toEqual({ wrapUp: 100, told: 2, wrappedUp: 3 });
    await ready(id).expect(204);
    expect(await counted(id)).toEqual({ wrapUp: 100, told: 2, wrappedUp: 3 });
  });

  it('is nobody else’s to end, and there is none before the call is over', async () => {
    const id = await over('mine');
    for (const by of [lin, hotline.supervisor]) {
      const { status, body } = await ready(id, by);
      expect([status, body.code]).toEqual([403, 'CALL_NOT_YOURS']);
    }
    expect((await ready(id, hotline.officer)).status).toBe(403);
    expect((await phone.post(`/api/calls/${id}/actions/wrap-up`, {})).status).toBe(403);
    expect((await ready(randomUUID())).body.code).toBe('CALL_NOT_FOUND');
    expect(await counted(id)).toEqual({ wrapUp: null, told: 0, wrappedUp: 0 });
    const { status, body } = await ready(await spoken('goes-on'));
    expect([status, body.code]).toEqual([409, 'CALL_GOES_ON']);
  });

  it('of a call that was handed over is the colleague’s', async () => {
    const id = await spoken('handed');
    const { body } = await hotline.agent.get('/api/calls/colleagues').expect(200);
    const [colleague] = body.items;
    await hotline.agent.post(`/api/calls/${id}/actions/hand-over`).send({ to: colleague.id }).expect(204);
    await phone.tell('handed', 'ended', '10:00:00').expect(200);
    expect((await ready(id)).body.code).toBe('CALL_NOT_YOURS');
    await ready(id, lin).expect(204);
  });
});
