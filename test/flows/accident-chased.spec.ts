import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accidentsAt } from '../support/accidents.js';
import { Hotline } from '../support/hotline.js';

let hotline: Hotline;
const { act, later, marked } = accidentsAt(() => hotline);
const HOUR = 60;
const DAY = 24 * HOUR;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00' });
});
afterAll(() => hotline.close());

const told = async (number: string, clock: string) =>
  (await hotline.told(number))
    .filter(({ payload, kind }) => payload.clock === clock && kind !== 'clock.started')
    .map(({ kind }) => kind);
const outcomes = async (number: string, kind: string) =>
  (await hotline.clocks(number, kind)).map(({ outcome }) => outcome);

describe('the care visit', () => {
  it('has a limit where somebody is hurt, is chased before it and at it, and ends with the first visit', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    expect((await hotline.clock(number, 'care')).dueAt).toEqual(new Date(String(accident.careDue)));
    await later(20 * HOUR);
    expect(await told(number, 'care')).toEqual(['clock.warned']);
    await later(5 * HOUR);
    expect(await told(number, 'care')).toEqual(['clock.warned', 'clock.breached']);
    const cared = (await act(accident, 'care', { way: 'visit', text: '慰問' }).expect(200)).body;
    await act(cared, 'care', { way: 'visit', text: '再次慰問' }).expect(200);
    expect(await outcomes(number, 'care')).toEqual(['missed']);
  });

  it('recorded afterwards is in time when it was', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    const at = new Date(Date.parse(String(accident.markedAt)) + 2 * HOUR * 60_000).toISOString();
    await later(30 * HOUR);
    await act(accident, 'care', { way: 'hospital', at, text: '慰問' }).expect(200);
    expect(await outcomes(number, 'care')).toEqual(['met']);
  });

  it('has none where nobody is hurt', async () => {
    const { number } = await hotline.record();
    await marked(number, { grade: 'emergency' });
    expect(await hotline.clocks(number, 'care')).toEqual([]);
  });
});

describe('follow-ups', () => {
  it('are due every three days from when somebody was there, each chased, until it is closed', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number, { grade: 'emergency' });
    expect(await hotline.clocks(number, 'follow_up')).toEqual([]);
    const there = (await act(accident, 'attend', { text: '到場' }).expect(200)).body;
    expect((await hotline.clock(number, 'follow_up')).dueAt).toEqual(new Date(there.nextFollowUpAt));
    await later(2 * DAY);
    const first = (await act(there, 'follow-up', { text: '追蹤' }).expect(200)).body;
    await later(3 * DAY + 1);
    expect(await told(number, 'follow_up')).toEqual(['clock.stopped', 'clock.breached']);
    const second = (await act(first, 'follow-up', { text: '追蹤' }).expect(200)).body;
    expect(await outcomes(number, 'follow_up')).toEqual(['met', 'missed', null]);
    await act(second, 'close', { result: 'settled', text: '辦理完畢' }).expect(200);
    expect(await outcomes(number, 'follow_up')).toEqual(['met', 'missed', 'cancelled']);
    expect(await outcomes(number, 'attend')).toEqual(['met']);
  });

  it('go on beside a case that is released or withdrawn, and are chased there as well', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'attend', { text: '到場' }).expect(200);
    await hotline.onCase(number, 'withdraw', { reason: '民眾撤回' });
    expect([await outcomes(number, 'care'), await outcomes(number, 'follow_up')]).toEqual([[null], [null]]);
    await later(3 * DAY + 1);
    expect(await told(number, 'follow_up')).toEqual(['clock.breached']);
    expect(await told(number, 'care')).toContain('clock.breached');
  });

  it('none of them outlives what was no accident', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    expect([await outcomes(number, 'attend'), await outcomes(number, 'care')]).toEqual([
      ...[['cancelled'], ['cancelled']],
    ]);
  });
});
