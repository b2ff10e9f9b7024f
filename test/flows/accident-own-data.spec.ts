import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { accidentsAt } from '../support/accidents.js';
import { post } from '../support/hotline.js';
import { WANG, Years } from '../support/years.js';

const HURT = '傷者李大同左腿骨折';

let years: Years;
let clerk: TestAgent;
let number: string;
const { act, marked } = accidentsAt(() => years.hotline);

beforeAll(async () => {
  years = await Years.begin('2026-11-20T09:00:00+08:00');
  clerk = await years.as('petition_clerk');
  number = (await years.hotline.record({}, { citizen: WANG })).number;
  const of = { way: 'hospital', text: HURT };
  await act(await marked(number), 'care', of).expect(200);
  // At the case of somebody else.
  const other = { citizen: { name: '陳美', phone: '0987654321' } };
  await act(await marked((await years.hotline.record({}, other)).number), 'care', of).expect(200);
});
afterAll(() => years.hotline.close());

describe('A care visit after an accident', () => {
  it('is in the copy of the data of whose case it is, without what was written of whoever was hurt', async () => {
    const asked = { kind: 'copy', identifiedBy: 'id_card', name: WANG.name, phone: '0912345678' };
    const { id } = (await post(clerk, '/api/person-requests', asked).expect(201)).body;
    const decision = { version: 1, decision: 'granted', reason: '依法准許' };
    await post(clerk, `/api/person-requests/${id}/decide`, decision).expect(200);
    const exported = (format: string) => post(clerk, `/api/person-requests/${id}/export`, { format });
    const { body } = await exported('json').expect(200);
    expect(body.careVisits).toMatchObject([
      { number, grade: '意外事件，有人受傷', way: '醫院探視', visitedAt: '2026-11-20T01:00:00.000Z' },
    ]);
    expect(JSON.stringify(body)).not.toContain('骨折');
    const { text } = await exported('csv').expect(200);
    expect(text).toContain('醫院探視');
    expect(text).not.toContain('骨折');
  });
});
