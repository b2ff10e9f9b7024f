import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { feedClock, feedLine } from '../support/feed.js';
import { ReplayedCity } from '../support/replayed-city.js';

const ENVIRONMENT = { unit: '環保局' };
const NOBODY = { unit: '' };

let city: ReplayedCity;
beforeAll(async () => {
  city = await ReplayedCity.open();
});
afterAll(() => city.close());

describe('A replayed case', () => {
  it('is recorded, dispatched, acknowledged, reported and released when the feed says so', async () => {
    const line = feedLine('08:00', '1 08:01', '2 08:05', '3 09:00', '4 10:00', '5 11-02 11:00');
    await city.replay(line);
    expect(await city.told(line)).toEqual([
      '08:01 case.opened',
      '08:01 case.unrouted',
      '08:05 workorder.dispatched',
      '09:00 workorder.acknowledged',
      '10:00 workorder.reported',
      '11-02 11:00 workorder.closed',
      '11-02 11:00 case.released',
      '11-02 11:00 survey.omitted',
    ]);
    const { receivedAt, ...file } = await city.file(line);
    expect(feedClock(receivedAt)).toBe('08:00');
    expect(file).toMatchObject({ state: 'released', category: 'RD01', agency: 'maintenance' });
  });

  it('is a case like any other: its page tells its story, and its clocks ran from the call', async () => {
    const line = feedLine('08:00', '2 08:05', '3 09:00', '4 11-02 08:01', '5 11-02 14:00');
    await city.replay(line);
    const { number } = await city.file(line);
    const { timeline } = await city.hotline.page(number);
    expect(timeline.map(({ at, kind }) => `${feedClock(new Date(at))} ${kind}`).reverse()).toEqual([
      '08:05 case.opened',
      '08:05 workorder.dispatched',
      '09:00 workorder.acknowledged',
      '11-02 08:00:00.001 clock.breached',
      '11-02 08:01 workorder.reported',
      '11-02 14:00 case.released',
    ]);
    const clocks = [
      ...(await city.hotline.clocks(number, 'respond')),
      ...(await city.hotline.clocks(number, 'complete')),
    ];
    expect(
      clocks.map(({ kind, startedAt, dueAt, outcome }) =>
        [kind, feedClock(startedAt), feedClock(dueAt), outcome].join(' '),
      ),
    ).toEqual(['respond 08:00 12:00 met', 'complete 08:00 11-02 08:00 missed']);
  });

  it('is released in the way its closing kind names', async () => {
    const ways = {
      closed_no_callback_needed: 'not_needed',
      closed_called_back: 'called_back',
      closed_sms: 'sms',
      converted_to_petition: 'converted_to_petition',
      released_plus_additional_petition: 'additional_petition',
      relayed_110_or_other: 'relayed',
      duplicate_merged: 'duplicate',
      closed_other: 'other',
    };
    const lines = Object.keys(ways).map(closing_kind => ({ ...feedLine('08:00', '5 09:00'), closing_kind }));
    const unnamed = feedLine('08:00', '5 09:00');
    await city.replay(...lines, unnamed);
    const how = await Promise.all(lines.map(async line => (await city.file(line)).releasedHow));
    expect(how).toEqual(Object.values(ways));
    expect((await city.file(unnamed)).releasedHow).toBe('other');
  });

  it('goes to the unit of the file, whatever the routing rules say', async () => {
    const line = feedLine('08:00', { step: '2 08:05', ...ENVIRONMENT });
    await city.replay(line);
    expect(await city.file(line)).toMatchObject({ category: 'RD01', agency: 'environment' });
    expect(await city.legs(line)).toEqual(['environment dispatched']);
  });

  it.each([
    ['2', 'dispatched'],
    ['3', 'acknowledged'],
    ['4', 'reported'],
  ])('is reassigned when the unit changes (still status %s), and goes on there', async (status, state) => {
    const line = feedLine('08:00', `${status} 08:05`, { step: `${status} 09:00`, ...ENVIRONMENT });
    const { reassigned, reopened } = await city.replay(line);
    expect({ reassigned, reopened }).toEqual({ reassigned: 1, reopened: 0 });
    expect(await city.legs(line)).toEqual(['maintenance closed', `environment ${state}`]);
    expect((await city.told(line)).filter(one => one.startsWith('09:00')).slice(0, 3)).toEqual([
      '09:00 workorder.closed',
      '09:00 case.reassigned',
      '09:00 workorder.dispatched',
    ]);
  });

  it('is re-categorised when the item changes, and its running clocks take the new limit', async () => {
    const line = feedLine('08:00', '2 08:05', { step: '2 09:00', item: '路燈故障(一)' });
    await city.replay(line);
    const { number, category } = await city.file(line);
    expect(category).toBe('LT01');
    expect(await city.told(line)).toContain('09:00 case.recategorised');
    expect(feedClock((await city.hotline.clock(number, 'complete')).dueAt)).toBe('11-04 08:00');
  });

  it.each([
    ['4', '2', 'dispatched'],
    ['4', '3', 'acknowledged'],
    ['5', '2', 'dispatched'],
    ['5', '3', 'acknowledged'],
  ])('is reopened from %s to %s, with a new leg', async (from, to, state) => {
    const line = feedLine('08:00', '2 08:05', '3 09:00', `${from} 10:00`, `${to} 11:00`);
    expect(await city.replay(line)).toMatchObject({ reopened: 1, reassigned: 0 });
    expect((await city.file(line)).state).toBe(state);
    expect(await city.legs(line)).toEqual(['maintenance closed', `maintenance ${state}`]);
    expect(await city.told(line)).toContain('11:00 case.reopened');
  });

  it('without an item is uncategorised, until the feed names one', async () => {
    const line = feedLine('08:00', { step: '2 08:05', item: '' }, { step: '3 09:00', item: '噪音' });
    const never = feedLine('08:00', { step: '2 08:05', item: '' }, '3 09:00');
    expect(await city.replay(line, never)).toMatchObject({ cases: 2, acknowledgedWithin4h: 2 });
    expect(await city.told(line)).toEqual([
      '08:05 case.opened',
      '08:05 workorder.dispatched',
      '09:00 case.recategorised',
      '09:00 workorder.acknowledged',
    ]);
    expect((await city.file(line)).category).toBe('EP04');
    expect((await city.file(never)).category).toBe('OT00');
  });

  it('without a unit is unrouted, until the feed names one', async () => {
    const line = feedLine('08:00', { step: '2 08:05', ...NOBODY }, '3 09:00', {
      step: '4 10:00',
      ...ENVIRONMENT,
    });
    const never = feedLine('08:00', { step: '2 08:05', ...NOBODY }, '3 09:00', '4 10:00', '5 11:00');
    expect(await city.replay(line, never)).toMatchObject({ cases: 2, reportedWithin4h: 1, reassigned: 0 });
    expect(await city.told(line)).toEqual([
      '08:05 case.opened',
      '08:05 case.unrouted',
      '10:00 workorder.dispatched',
      '10:00 workorder.acknowledged',
      '10:00 workorder.reported',
    ]);
    expect(await city.file(never)).toMatchObject({ state: 'recorded', agency: null });
    expect(await city.legs(never)).toEqual([]);
  });

  it('of a unit that the city does not know goes to whom the rules name, or to the centre', async () => {
    const unit = '查無此單位';
    const known = feedLine('08:00', { step: '2 08:05', unit }, '3 09:00', {
      step: '4 10:00',
      unit: '環保局',
    });
    const unknown = feedLine('08:00', { step: '2 08:05', unit, item: '查無此項' }, '3 09:00', '4 10:00');
    expect(await city.replay(known, unknown)).toMatchObject({ acknowledgedWithin4h: 2, reportedWithin4h: 2 });
    expect(await city.legs(known)).toEqual(['maintenance closed', 'environment reported']);
    expect(await city.legs(unknown)).toEqual(['research reported']);
  });

  it('keeps its unit and its item where the feed leaves them blank for a while', async () => {
    const line = feedLine('08:00', '2 08:05', { step: '3 09:00', unit: '', item: '' }, '4 10:00');
    expect(await city.replay(line)).toMatchObject({ reassigned: 0, recategorised: 0, reportedWithin4h: 1 });
    expect(await city.file(line)).toMatchObject({ category: 'RD01', agency: 'maintenance' });
  });

  it('does nothing before its creation or before its step before, whenever that was seen', async () => {
    const line = feedLine('08:00', '1 07:57', '2 07:58', '3 08:30');
    const { transitions } = line;
    await city.replay(line);
    expect(transitions.map(({ status }) => status)).toEqual([1, 2, 3]);
    expect(await city.told(line)).toEqual([
      '08:00 case.opened',
      '08:00 case.unrouted',
      '08:00 workorder.dispatched',
      '08:30 workorder.acknowledged',
    ]);
  });

  it.each([
    [
      ['1 08:05', '3 09:00'],
      ['dispatched', 'acknowledged'],
    ],
    [
      ['1 08:05', '4 09:00'],
      ['dispatched', 'acknowledged', 'reported'],
    ],
    [
      ['1 08:05', '5 09:00'],
      ['dispatched', 'acknowledged', 'reported', 'closed', 'released', 'omitted'],
    ],
    [
      ['2 08:05', '4 09:00'],
      ['acknowledged', 'reported'],
    ],
    [
      ['2 08:05', '5 09:00'],
      ['acknowledged', 'reported', 'closed', 'released', 'omitted'],
    ],
    [
      ['3 08:05', '5 09:00'],
      ['reported', 'closed', 'released', 'omitted'],
    ],
    [['3 09:00'], ['opened', 'dispatched', 'acknowledged']],
    [['5 09:00'], ['opened', 'dispatched', 'acknowledged', 'reported', 'closed', 'released', 'omitted']],
  ])('takes the steps that %j leaves out at the later time', async (steps, filled) => {
    const line = feedLine('08:00', ...steps);
    await city.replay(line);
    const atNine = (await city.told(line)).filter(one => one.startsWith('09:00'));
    expect(atNine.map(one => one.split('.')[1])).toEqual(filled);
  });

  it('goes back to the centre from 2 to 1, and is sent again', async () => {
    const line = feedLine('08:00', '2 08:05', '1 08:20', { step: '2 08:40', ...ENVIRONMENT });
    expect(await city.replay(line)).toMatchObject({ reopened: 0 });
    expect((await city.told(line)).slice(2)).toEqual([
      '08:20 workorder.closed',
      '08:20 case.recalled',
      '08:20 case.unrouted',
      '08:40 case.reassigned',
      '08:40 workorder.dispatched',
    ]);
    expect(await city.legs(line)).toEqual(['maintenance closed', 'environment dispatched']);
  });

  it('loses its acknowledgement from 3 to 2, but the first one still counts', async () => {
    const line = feedLine('08:00', '2 08:05', '3 09:00', '2 09:10', '3 14:00');
    expect(await city.replay(line)).toMatchObject({ acknowledgedWithin4h: 1, breaches: 0, reopened: 0 });
    expect((await city.told(line)).slice(2)).toEqual([
      '09:00 workorder.acknowledged',
      '09:10 workorder.unacknowledged',
      '14:00 workorder.acknowledged',
    ]);
    const { number } = await city.file(line);
    expect(await city.hotline.clock(number, 'respond')).toMatchObject({ outcome: 'met' });
    expect(await city.legs(line)).toEqual(['maintenance acknowledged']);
  });

  it('is no longer released from 5 to 4, and that is no reopening', async () => {
    const line = feedLine('08:00', '4 09:00', '5 10:00', '4 10:30');
    expect(await city.replay(line)).toMatchObject({ released: 1, reopened: 0 });
    expect(await city.told(line)).toContain('10:30 case.release-taken-back');
    expect((await city.file(line)).state).toBe('reported');
    expect(await city.legs(line)).toEqual(['maintenance reported']);
  });

  it.each(['1', '2', '3', '4', '5'])('is withdrawn by 9 from %s; nothing of it stays open', async status => {
    const line = feedLine('08:00', `${status} 08:05`, '9 09:00');
    await city.replay(line);
    const { number, state } = await city.file(line);
    expect(state).toBe('withdrawn');
    expect((await city.told(line)).at(-1)).toMatch(/^09:00 (case.withdrawn|workorder.closed)$/);
    expect((await city.legs(line)).filter(leg => !leg.endsWith(' closed'))).toEqual([]);
    for (const kind of ['respond', 'complete']) {
      expect((await city.hotline.clock(number, kind)).stoppedAt).not.toBeNull();
    }
  });

  it('goes all the way back from 3 to 1', async () => {
    const line = feedLine('08:00', '2 08:05', '3 09:00', '1 09:10');
    expect(await city.replay(line)).toMatchObject({ acknowledgedWithin4h: 1, reopened: 0 });
    expect((await city.told(line)).slice(2)).toEqual([
      '09:00 workorder.acknowledged',
      '09:10 workorder.unacknowledged',
      '09:10 workorder.closed',
      '09:10 case.recalled',
      '09:10 case.unrouted',
    ]);
  });
});
