import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { caseNumberOn } from '../../src/cases/case-number.rules.js';
import type { OpenedCaseDto } from '../../src/intake/contact.dto.js';
import { Hotline } from '../support/hotline.js';

type Known = Pick<OpenedCaseDto, 'number' | 'password'>;
const UNKNOWN = 'D20261113-99999-0';

let hotline: Hotline;
let addresses = 0;
const fresh = (): string => {
  addresses += 1;
  return `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}`;
};

beforeAll(async () => {
  hotline = await Hotline.open({
    now: '2026-11-13T10:00:00+08:00',
    settings: { trustProxy: ['127.0.0.1'] },
  });
});
afterAll(() => hotline.close());

const look = ({ number, password }: Known, from = fresh()) =>
  request(hotline.server.url)
    .post('/api/case-status')
    .set('x-forwarded-for', from)
    .send({ number, password });
const wrong = ({ number, password }: Known): Known => ({
  number,
  password: String((Number(password) + 1) % 100_000_000).padStart(8, '0'),
});

describe('what is not shown', () => {
  it('is answered alike: no such case, another password, a protected case, history', async () => {
    const open = await hotline.record();
    const kept = await hotline.record({ confidential: true, reportedAgency: 'police' });
    const replayed = await hotline.record();
    await hotline.server.db.query(`update case_file set origin = 'replay' where number = $1`, [
      replayed.number,
    ]);
    const answers = [
      await look({ number: UNKNOWN, password: open.password }),
      await look({ number: 'nonsense', password: 'nonsense' }),
      await look(wrong(open)),
      await look(kept),
      await look(wrong(kept)),
      await look(replayed),
    ].map(({ status, body: { requestId: _, instance: __, ...body }, headers }) => ({
      ...{ status, body },
      headers: Object.keys(headers)
        .filter(name => name !== 'date')
        .sort(),
    }));
    expect(answers[0]).toMatchObject({ status: 404, body: { code: 'CASE_STATUS_UNKNOWN' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(JSON.stringify(answers)).not.toContain(open.number);
  });

  it('costs the same: as many questions to the database, whatever is wrong', async () => {
    const open = await hotline.record();
    const kept = await hotline.record({ confidential: true, reportedAgency: 'police' });
    const asked = async (known: Known): Promise<string[]> => {
      const seen: string[] = [];
      const { db } = hotline.server;
      const query = db.query.bind(db);
      db.query = ((sql: string, values?: unknown[]) => {
        if (/password_hash/.test(sql) || /case_file/.test(sql)) seen.push(sql);
        return query(sql, values);
      }) as typeof db.query;
      await look(known).expect(404);
      db.query = query;
      return seen;
    };
    const counts = [
      await asked({ number: UNKNOWN, password: open.password }),
      await asked(wrong(open)),
      await asked(kept),
    ];
    expect(counts[0]).toHaveLength(1);
    for (const one of counts) expect(one).toEqual(counts[0]);
  });

  it('is in no address and in no answer that is kept', async () => {
    const open = await hotline.record();
    await request(hotline.server.url).get(`/api/case-status?number=${open.number}`).expect(404);
    await look(open).set('idempotency-key', 'a-key-of-somebody').expect(200);
    const [{ kept }] = (await hotline.server.db.query(
      'select count(*)::int as kept from idempotent_answer where key = $1',
      ['a-key-of-somebody'],
    )) as [{ kept: number }];
    expect(kept).toBe(0);
  });
});

describe('who guesses', () => {
  it('from one address is heard five times, also when all guesses come at once; an unknown number counts alike', async () => {
    for (const number of [(await hotline.record()).number, caseNumberOn('dispatch', '20261113', 88888)]) {
      const from = fresh();
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, i) => look({ number, password: String(i).padStart(8, '0') }, from)),
      );
      const of = (status: number) => answers.filter(one => one.status === status).length;
      expect([of(404), of(429)]).toEqual([5, 35]);
      const refused = answers.find(({ status }) => status === 429);
      expect(Number(refused?.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect(refused?.body).toMatchObject({
        code: 'TOO_MANY',
        detail: '案件編號或密碼輸入錯誤的次數太多，請於 1 分鐘後再試，或撥打 1999。',
      });
    }
  });

  it('is not heard by the right password either, until the wait is over; and locks nobody else out', async () => {
    const open = await hotline.record();
    const from = fresh();
    for (let i = 0; i < 5; i += 1) await look(wrong(open), from).expect(404);
    await look(open, from).expect(429);
    await look(open).expect(200);
  });

  it('does not lock out who was let in before from there, by however many wrong answers of others behind the address', async () => {
    const [open, other] = [await hotline.record(), await hotline.record()];
    const from = fresh();
    await look(open, from).expect(200);
    for (let i = 0; i < 40; i += 1)
      await look({ number: caseNumberOn('dispatch', '20261112', i), password: '1' }, from);
    await look(other, from).expect(429);
    await look(wrong(open), from).expect(404);
    await look(open, from).expect(200);
  });

  it('at many numbers from one address is heard thirty times', async () => {
    const from = fresh();
    const statuses: number[] = [];
    for (let i = 0; i < 40; i += 1)
      statuses.push(
        (await look({ number: `D20261113-7${String(i).padStart(4, '0')}-0`, password: '1' }, from)).status,
      );
    expect(statuses.filter(status => status === 404)).toHaveLength(30);
    expect(statuses.slice(30).every(status => status === 429)).toBe(true);
  });

  it('from everywhere at one number is heard twice from each address, and its citizen still gets in', async () => {
    const open = await hotline.record();
    for (let i = 0; i < 50; i += 1) await look(wrong(open)).expect(404);
    const from = fresh();
    await look(wrong(open), from).expect(404);
    await look(wrong(open), from).expect(404);
    const refused = await look(wrong(open), from).expect(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(60);
    const citizen = fresh();
    await look(wrong(open), citizen).expect(404);
    await look(open, citizen).expect(200);
  });

  it('is forgiven typing errors once they are right', async () => {
    const open = await hotline.record();
    const from = fresh();
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await look(wrong(open), from).expect(404);
      await look(open, from).expect(200);
    }
  });
});
