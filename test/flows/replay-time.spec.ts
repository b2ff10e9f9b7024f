import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LogMessage } from '../../src/live/frames.js';
import { feedClock, feedLine } from '../support/feed.js';
import { cookieOf } from '../support/people.js';
import { ReplayedCity } from '../support/replayed-city.js';
import { closeScreens, openScreen, type Screen } from '../support/sockets.js';

let city: ReplayedCity;
beforeAll(async () => {
  city = await ReplayedCity.open();
});
afterAll(() => city.close());

const ENVIRONMENT = { unit: '環保局', item: '噪音' };

describe('The time of a replay', () => {
  it('goes through the events of all cases in their order, whatever their order in the file', async () => {
    const late = feedLine('10:00', '2 10:20', '3 12:00', '4 14:00');
    const early = feedLine('08:00', '2 08:05', '3 11:00', '4 13:00', '5 15:00');
    await city.replay(late, early);
    const told = (await city.toldOf(late, early)).filter(one => !one.includes('clock'));
    expect(told).toEqual([
      '08:05 case.opened',
      '08:05 workorder.dispatched',
      '10:20 case.opened',
      '10:20 workorder.dispatched',
      '11:00 workorder.acknowledged',
      '12:00 workorder.acknowledged',
      '13:00 workorder.reported',
      '14:00 workorder.reported',
      '15:00 workorder.closed',
      '15:00 case.released',
      '15:00 survey.omitted',
    ]);
  });

  it('wakes a limit when it runs out, before the events that come later', async () => {
    const missed = feedLine('08:00', '2 08:05', { step: '3 12:30', unit: '環保局' });
    const other = feedLine('08:00', '3 09:00', '4 12:25');
    await city.replay(missed, other);
    const { number } = await city.file(missed);
    const { breachedAt, heldBy } = await city.hotline.clock(number, 'respond');
    expect({ at: feedClock(breachedAt as Date).slice(0, 5), heldBy }).toEqual({
      at: '12:00',
      heldBy: 'maintenance',
    });
    const told = await city.toldOf(missed, other);
    const breach = told.findIndex(one => one.endsWith('clock.breached'));
    expect(breach).toBeLessThan(told.indexOf('12:25 workorder.reported'));
  });

  it('counts a limit as missed by who held it then, not by who got the case in the next event', async () => {
    const line = feedLine('08:00', '2 08:05', { step: '2 12:30', unit: '環保局' });
    await city.replay(line);
    const { number } = await city.file(line);
    expect((await city.hotline.clock(number, 'respond')).heldBy).toBe('maintenance');
  });

  it('wakes the limits that run out on the way', async () => {
    const missed = feedLine('08:00', '2 08:05', { step: '3 16:00', ...ENVIRONMENT });
    const other = feedLine('11:00', '2 11:05', '3 13:00');
    expect(await city.replay(missed, other)).toMatchObject({ breaches: 1, acknowledgedWithin4h: 1 });
    const { number } = await city.file(missed);
    const { dueAt, breachedAt, heldBy, outcome } = await city.hotline.clock(number, 'respond');
    expect(feedClock(dueAt)).toBe('12:00');
    // Not when it was acknowledged at last, and held by who had it then.
    expect(feedClock(breachedAt as Date) <= '13:00').toBe(true);
    expect({ heldBy, outcome }).toEqual({ heldBy: 'maintenance', outcome: 'missed' });
  });

  it('ends with the last event: what ran out later, or has not run out today, is not missed', async () => {
    const open = feedLine('08:00', '2 08:05');
    const last = feedLine('08:00', '2 08:05', '3 11:59:59');
    expect(await city.replay(open, last)).toMatchObject({ breaches: 0 });
    // The server at work beside it has wakened everything that is due today: nothing of history.
    await city.hotline.server.moveTo('2026-11-23T08:00:00+08:00');
    const { number } = await city.file(open);
    const clocks = [
      await city.hotline.clock(number, 'respond'),
      await city.hotline.clock(number, 'complete'),
    ];
    for (const clock of clocks) expect(clock).toMatchObject({ breachedAt: null, stoppedAt: null });
  });
});

describe('The people of today', () => {
  it('hear nothing of a replay: no receipt is waited for, no one is telephoned', async () => {
    const count = async (): Promise<object> => {
      const [row] = await city.db.query<object>(
        `select (select count(*) from phone_task) as tasks,
                (select count(*) from clock where kind = 'deliver') as receipts,
                (select count(*) from event where kind like 'phone-task.%') as told`,
      );
      return row as object;
    };
    await city.hotline.server.settle();
    const before = await count();
    await city.replay(feedLine('08:00', { step: '2 08:05', ...ENVIRONMENT }, '3 13:00', '2 14:00'));
    await city.hotline.server.settle();
    expect(await count()).toEqual(before);
    // Of the same at this very moment they do: nobody of the environment bureau has an account.
    const { number } = await city.hotline.record({ category: 'EP04' });
    expect(await city.hotline.told(number)).toContainEqual(
      expect.objectContaining({ kind: 'phone-task.opened' }),
    );
    expect(await count()).not.toEqual(before);
  });

  it('see nothing of it on their screens, which tell of today alone', async () => {
    const { url } = city.hotline.server;
    const [centre, officer] = [city.hotline.supervisor, city.hotline.officer].map(person =>
      openScreen(url, cookieOf(person)),
    ) as [Screen, Screen];
    await Promise.all([centre.hello, officer.hello]);
    await city.replay(feedLine('08:00', '2 08:05', '3 13:00', '4 14:00', '5 15:00'));
    const { number } = await city.hotline.record();
    const isToday = ({ case: card }: LogMessage): boolean => card?.number === number;
    await Promise.all([centre, officer].map(screen => screen.until(isToday)));
    const told = [...centre.messages, ...officer.messages];
    expect(told.filter(({ at }) => at.startsWith('2016'))).toEqual([]);
    closeScreens();
  });
});
