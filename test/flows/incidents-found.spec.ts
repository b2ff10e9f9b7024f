import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const NEARBY = { category: 'RD01', district: '64000050' };
const DAY = 86_400_000;

let hotline: Hotline;
let now = Date.parse('2026-11-13T10:00:00+08:00');
let police: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: new Date(now).toISOString() });
  police = await signIn(hotline.server.app, 'officer', 'police');
});
afterAll(() => hotline.close());

const tell = async (joins?: string): Promise<string> =>
  (await hotline.record({ description: '路樹倒了', ...(joins && { joins }) })).number;

const numbersIn = (cards: { number: string }[]): string[] => cards.map(({ number }) => number);

/** What the desk is offered while the next caller speaks. */
async function offered(): Promise<{ open: string[]; recentlyDone: string[] }> {
  const { body } = await hotline.agent.get('/api/similar').query(NEARBY).expect(200);
  return { open: numbersIn(body.items), recentlyDone: numbersIn(body.recentlyDone) };
}

const listed = async (by: TestAgent, query: object): Promise<string[]> =>
  numbersIn((await by.get('/api/cases').query(query).expect(200)).body.items);

it('who joins a case is told which one it was, and what it is about', async () => {
  const { number, joined } = await hotline.record({ category: 'PK01' });
  expect(joined).toBeNull();
  const second = await hotline.record({ category: 'PK01', joins: number });
  const category = { code: 'PK01', name: '路樹傾倒', nameEn: expect.any(String) };
  expect(second.joined).toEqual({ number, category });
  await hotline.onCase(number, 'withdraw', { reason: '測試' });
});

describe('a sixth caller', () => {
  let lead: string;
  let member: string;

  beforeAll(async () => {
    lead = await tell();
    member = await tell(lead);
  });

  it('is offered the incident once, while somebody is at work on it, and after it was reported done', async () => {
    expect(await offered()).toEqual({ open: [lead], recentlyDone: [] });
    await hotline.finish(lead);
    expect(await offered()).toEqual({ open: [lead], recentlyDone: [] });
  });

  it('is told of it after its release as recently done, to have it opened again, for as long as it could be joined', async () => {
    await hotline.onCase(lead, 'release', { how: 'sms', members: [{ number: member, how: 'sms' }] });
    expect(await offered()).toEqual({ open: [], recentlyDone: [lead] });
    now += 7 * DAY;
    await hotline.server.moveTo(new Date(now));
    expect((await offered()).recentlyDone).toEqual([lead]);
    now += 1000;
    await hotline.server.moveTo(new Date(now));
    expect((await offered()).recentlyDone).toEqual([]);
    await hotline.onCase(lead, 'reopen', { reason: '同一棵樹又倒了' });
    expect(await offered()).toEqual({ open: [lead], recentlyDone: [] });
  });
});

describe('who has the case that leads', () => {
  it('finds all that were merged into it, by number and in lists, also those that never had an order', async () => {
    const lead = await tell();
    const member = await tell(lead);
    for (const number of [lead, member]) {
      expect(await listed(hotline.officer, { q: number })).toEqual([number]);
      expect(await listed(police, { q: number })).toEqual([]);
    }
    expect(await listed(hotline.officer, { state: 'merged' })).toContain(member);
    const { body } = await post(hotline.officer, '/api/cases/search', { text: '路樹倒了' }).expect(200);
    expect(numbersIn(body.items)).toEqual(expect.arrayContaining([lead, member]));

    await hotline.onCase(lead, 'reassign', { agency: 'police', reason: '權責' });
    expect(await listed(hotline.officer, { q: member })).toEqual([]);
    expect(await listed(police, { q: member })).toEqual([member]);
    await hotline.page(member, police);

    await hotline.onCase(lead, 'recall', { reason: '待查' });
    expect(await listed(police, { q: member })).toEqual([]);
  });

  it('finds them after they were released with it, and no longer one that left', async () => {
    const lead = await tell();
    const [stays, leaves] = [await tell(lead), await tell(lead)];
    await hotline.onCase(leaves, 'unmerge', { reason: '不同棵', agency: 'police' });
    await hotline.finish(lead);
    await hotline.onCase(lead, 'release', { how: 'sms', members: [{ number: stays, how: 'sms' }] });
    expect(await listed(hotline.officer, { q: stays })).toEqual([stays]);
    expect(await listed(hotline.officer, { q: leaves })).toEqual([]);
    expect(await listed(police, { q: leaves })).toEqual([leaves]);
  });
});
