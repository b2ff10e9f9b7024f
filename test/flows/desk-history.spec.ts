import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { feedLine } from '../support/feed.js';
import { ReplayedCity } from '../support/replayed-city.js';

type Counts = Record<'open' | 'overdue' | 'soon' | 'undelivered' | 'unrouted', number>;

/** Two cases of 2016 that nobody ever finished, in a city at work today. */
describe('Replayed cases on the screens', () => {
  let city: ReplayedCity;
  let living: string;
  let replayed: string[];
  let before: Counts;

  const read = async (path: string, by?: TestAgent) =>
    (await (by ?? city.hotline.supervisor).get(path).expect(200)).body;
  const counters = (): Promise<Counts> => read('/api/desk/counters');
  const cases = async (query: string): Promise<string[]> =>
    (await read(`/api/cases?limit=200&${query}`)).items.map(({ number }: { number: string }) => number);
  const orders = async (query: string): Promise<string[]> =>
    (await read(`/api/work-orders?limit=200&${query}`, city.hotline.officer)).items.map(
      (order: { case: { number: string } }) => order.case.number,
    );

  beforeAll(async () => {
    city = await ReplayedCity.open();
    living = (await city.hotline.record()).number;
    before = await counters();
    const lines = [feedLine('08:00', '2 08:05'), feedLine('08:00', '1 08:05')];
    await city.replay(...lines);
    replayed = await Promise.all(lines.map(async line => (await city.file(line)).number));
  });
  afterAll(() => city.close());

  it('are not counted among what is open, late or waiting now', async () => {
    expect(await counters()).toMatchObject({ ...before, asOf: expect.any(Object) });
    expect(before).toMatchObject({ open: 1, undelivered: 1 });
  });

  it.each<[string, keyof Counts]>([
    ['history=false&state=open', 'open'],
    ['clock=overdue', 'overdue'],
    ['clock=soon', 'soon'],
    ['tray=undelivered', 'undelivered'],
    ['tray=unrouted', 'unrouted'],
  ])('are not listed under %s, as its counter says', async (query, counter) => {
    const listed = await cases(query);
    expect(listed.filter(number => replayed.includes(number))).toEqual([]);
    expect(listed).toHaveLength((await counters())[counter]);
  });

  it('are listed with the others, without them, or alone', async () => {
    expect((await cases('')).sort()).toEqual([living, ...replayed].sort());
    expect(await cases('history=false')).toEqual([living]);
    expect((await cases('history=true')).sort()).toEqual([...replayed].sort());
    expect(await cases('history=true&tray=unrouted')).toEqual([]);
    expect((await orders('')).sort()).toEqual([living, replayed[0]].sort());
    expect(await orders('history=false')).toEqual([living]);
    expect(await orders('history=true')).toEqual([replayed[0]]);
  });

  it('are found by their number all the same, and say what they are', async () => {
    const { items } = await read(`/api/cases?history=false&q=${replayed[1]}`);
    expect(items).toMatchObject([{ number: replayed[1], origin: 'replay' }]);
  });

  it('are left in or out by nothing else', async () => {
    for (const path of ['cases', 'work-orders'])
      await city.hotline.supervisor.get(`/api/${path}?history=no`).expect(400);
  });
});
