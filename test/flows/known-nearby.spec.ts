import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const HERE = { lng: 120.3, lat: 22.63 };
/** So many metres to the north. */
const north = (metres: number) => ({ lng: HERE.lng, lat: HERE.lat + metres / 111_320 });
const START = Date.parse('2026-11-13T10:00:00+08:00');
const HOUR = 3_600_000;

let hotline: Hotline;
beforeAll(async () => {
  hotline = await Hotline.open({ now: new Date(START).toISOString() });
});
afterAll(() => hotline.close());

const report = async (category: string, at: object, more: object = {}): Promise<string> =>
  (await hotline.record({ category, description: '有人通報', ...at, ...more })).number;
const near = async (category: string, at: object): Promise<Record<string, number | null>> => {
  const { body } = await hotline.agent
    .get('/api/similar')
    .query({ category, ...at })
    .expect(200);
  return Object.fromEntries(
    body.items.map(({ number, metres }: { number: string; metres: number | null }) => [number, metres]),
  );
};

describe('while somebody reports', () => {
  let lamp: string;
  beforeAll(async () => {
    lamp = await report('LT01', HERE);
  });

  it('what others called by another name of its family is offered, with how far it is', async () => {
    expect(await near('LT02', north(40))).toEqual({ [lamp]: 40 });
    expect(await near('TR01', north(40))).toEqual({});
  });

  it.each([
    [59, true],
    [61, false],
  ])('it is offered within the metres of its family: %s %s', async (metres, isOffered) => {
    expect(Object.keys(await near('LT01', north(metres)))).toEqual(isOffered ? [lamp] : []);
  });

  it('the nearest comes first', async () => {
    const nearer = await report('LT02', north(30));
    expect(await near('LT01', north(35))).toEqual({ [nearer]: 5, [lamp]: 35 });
    expect(Object.keys(await near('LT01', north(35)))).toEqual([nearer, lamp]);
    await hotline.onCase(nearer, 'withdraw', { reason: '誤報' });
  });

  it('a report that was merged is found where it was made, and stands for the case that leads', async () => {
    const lead = await report('WR05', north(3000));
    await report('WR05', north(3400), { joins: lead });
    expect(await near('WR05', north(3800))).toEqual({ [lead]: 400 });
  });

  it('without a point the district is looked through, its family too', async () => {
    const { body } = await hotline.agent
      .get('/api/similar')
      .query({ category: 'LT02', district: '64000050' })
      .expect(200);
    expect(body.items[0]).toMatchObject({ number: lamp, metres: null, ...HERE });
  });

  it('with a point, what somebody told of without one in the same district comes after what is near', async () => {
    const told = await report('LT02', {}, { district: '64000050' });
    const elsewhere = await report('LT02', {}, { district: '64000080' });
    const found = await near('LT01', { ...north(20), district: '64000050' });
    expect(Object.entries(found)).toEqual([
      [lamp, 20],
      [told, null],
    ]);
    expect(Object.keys(await near('LT01', north(20)))).toEqual([lamp]);
    for (const number of [told, elsewhere]) await hotline.onCase(number, 'withdraw', { reason: '誤報' });
  });

  it('a confidential one is not offered', async () => {
    const secret = await report('EP03', north(6000), { confidential: true });
    expect(Object.keys(await near('EP03', north(6000)))).not.toContain(secret);
  });

  it.each([
    [48, true],
    [49, false],
  ])('a flood of %s hours ago is offered: %s', async (hours, isOffered) => {
    const flood = await report('WR05', north(9000 + hours));
    const [row] = await hotline.server.db.query<{ at: Date }>(
      'select received_at as at from case_file where number = $1',
      [flood],
    );
    await hotline.server.moveTo(new Date((row?.at.getTime() ?? 0) + hours * HOUR));
    const agent = await signIn(hotline.server.app, 'agent');
    const { body } = await agent
      .get('/api/similar')
      .query({ category: 'WR05', ...north(9000 + hours) })
      .expect(200);
    expect(body.items.map(({ number }: { number: string }) => number).includes(flood)).toBe(isOffered);
  });
});
