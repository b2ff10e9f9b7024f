import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { post } from '../support/hotline.js';
import { WANG, Years } from '../support/years.js';

const YESTERDAY = '2026-11-19';
const TODAY = '2026-11-20';
const TOMORROW = '2026-11-24';

let years: Years;
let clerk: TestAgent;
let agent: TestAgent;
const ids: Record<string, string> = {};

async function booked(day: string, at: string, who: { name: string; phone: string }): Promise<string> {
  const { items } = (await agent.get('/api/booking-sessions').query({ from: day, to: day }).expect(200)).body;
  const booking = { sessionId: items[0].id, at, ...who };
  return (await post(agent, '/api/bookings', booking).expect(201)).body.id;
}

beforeAll(async () => {
  years = await Years.begin(`${YESTERDAY}T08:30:00+08:00`);
  const supervisor = await years.as('supervisor');
  agent = await years.as('agent');
  const of = { service: 'legal-advice', site: 'siwei', begins: '09:00', slots: 4, slotMinutes: 30 };
  for (const day of [YESTERDAY, TODAY, TOMORROW])
    await post(supervisor, '/api/booking-sessions', { ...of, day, adviser: '陳律師' }).expect(201);
  const { name, phone } = WANG;
  ids.past = await booked(YESTERDAY, '09:30', { name, phone });
  ids.coming = await booked(TOMORROW, '09:00', { name: '王 小明', phone: '+886 912 345 678' });
  ids.cancelled = await booked(TOMORROW, '10:00', { name, phone });
  await post(agent, `/api/bookings/${ids.cancelled}/actions/cancel`, { version: 1 }).expect(200);
  ids.spouse = await booked(TOMORROW, '09:30', { name: '林美美', phone });
  ids.other = await booked(YESTERDAY, '10:00', { name, phone: '0987654321' });
  await years.hotline.server.moveTo(`${TODAY}T10:00:00+08:00`);
  clerk = await years.as('petition_clerk');
  await years.finishedCase({ description: '路燈不亮' }, { citizen: WANG });
});
afterAll(() => years.hotline.close());

const granted = async (kind: string) => {
  const asked = { kind, identifiedBy: 'id_card', name: WANG.name, phone: '0912345678' };
  const { id } = (await post(clerk, '/api/person-requests', asked).expect(201)).body;
  const decision = { version: 1, decision: 'granted', reason: '依法准許' };
  return (await post(clerk, `/api/person-requests/${id}/decide`, decision).expect(200)).body;
};

describe('What somebody has booked at a counter', () => {
  it('is in the copy of their own data, and what others booked under their number is not', async () => {
    const { id } = await granted('copy');
    const exported = (format: string) => post(clerk, `/api/person-requests/${id}/export`, { format });
    const { body } = await exported('json').expect(200);
    const at = { service: '法律諮詢', site: '四維行政中心', adviser: '陳律師', form: 'counter' };
    expect(body.bookings).toMatchObject([
      { ...at, day: YESTERDAY, at: '09:30', state: 'booked', name: '王小明', phone: '0912-345-678' },
      { ...at, day: TOMORROW, at: '09:00', state: 'booked', name: '王 小明' },
      { ...at, day: TOMORROW, at: '10:00', state: 'cancelled' },
    ]);
    expect(JSON.stringify(body)).not.toContain('林美美');
    const { text } = await exported('csv').expect(200);
    expect(text).toContain(`${YESTERDAY},09:30,四維行政中心,法律諮詢,陳律師,counter,booked,王小明,`);
    await post(clerk, `/api/person-requests/${id}/finish`, { version: 2, result: '已函復' }).expect(200);
  });

  it('goes with them when they are forgotten; who is expected is known until then', async () => {
    const { deletion } = await granted('delete');
    await years.approve({ id: deletion.id, version: 1 } as never);
    const rows = await years.hotline.server.db.query<{ id: string }>(
      'select id from booking where name is not null or phone is not null or phone_hash is not null',
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([ids.coming, ids.spouse, ids.other].sort());
  });
});
