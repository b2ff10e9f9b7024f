import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FeedLine, feedLine } from '../support/feed.js';
import { ReplayedCity } from '../support/replayed-city.js';

let city: ReplayedCity;
beforeAll(async () => {
  city = await ReplayedCity.open();
  // Lets so many more events be told, and refuses the transaction of the next one.
  await city.db.query('create table events_left (number integer not null)');
  await city.db.query(`
    create function cut() returns trigger language plpgsql as $$
    declare
      rest integer;
    begin
      update events_left set number = number - 1 returning number into rest;
      if rest < 0 then raise exception 'cut here'; end if;
      return new;
    end $$`);
  await city.db.query('create trigger cut before insert on event_new for each row execute function cut()');
});
afterAll(() => city.close());

const ENVIRONMENT = { unit: '環保局', item: '噪音' };

/** Each time a new case of the same course. */
const COURSES: Record<string, () => FeedLine> = {
  'straight, with skipped steps': () => feedLine('08:00', '1 08:05', '4 09:00', '5 13:00'),
  'missed, reassigned and re-categorised': () =>
    feedLine('08:00', '2 08:05', { step: '3 13:00', ...ENVIRONMENT }, '5 14:00'),
  'reopened by another agency': () =>
    feedLine('08:00', '2 08:05', '5 09:00', { step: '3 10:00', ...ENVIRONMENT }, '5 11:00'),
  'with every correction': () =>
    feedLine('08:00', '2 08:05', '1 08:20', '3 08:30', '2 08:40', '5 09:00', '4 09:10', '2 09:20', '1 09:30'),
  'unrouted, then withdrawn': () =>
    feedLine('08:00', { step: '2 08:05', unit: '' }, { step: '5 09:00', ...ENVIRONMENT }, '9 10:00'),
  'reassigned after its release': () => feedLine('08:00', '5 08:05', { step: '5 09:00', ...ENVIRONMENT }),
};

describe('A replay that was cut short', () => {
  it.each(Object.entries(COURSES))(
    'is completed by the next one as if it had never been, wherever it was cut: %s',
    async (_course, draw) => {
      const whole = draw();
      const figures = await replayWith(Number.POSITIVE_INFINITY, whole);
      const story = await city.toldOf(whole);
      for (let events = 0; events <= story.length; events += 1) {
        const line = draw();
        await expect(replayWith(events, line)).rejects.toThrow('cut here');
        expect(await replayWith(Number.POSITIVE_INFINITY, line)).toEqual(figures);
        expect(await city.toldOf(line)).toEqual(story);
      }
    },
  );

  async function replayWith(events: number, line: FeedLine): ReturnType<ReplayedCity['replay']> {
    await city.db.query('delete from events_left');
    if (Number.isFinite(events)) await city.db.query('insert into events_left values ($1)', [events]);
    return city.replay(line);
  }
});
