import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { demoContacts } from '../../src/demo/demo-contacts.js';
import { ContactService } from '../../src/intake/contact.service.js';
import { feedLine } from '../support/feed.js';
import { rowsOf } from '../support/hotline.js';
import { ReplayedCity } from '../support/replayed-city.js';

let city: ReplayedCity;
beforeAll(async () => {
  city = await ReplayedCity.open();
});
afterAll(() => city.close());

const ENVIRONMENT = '環保局';
const NOISE = '噪音';

describe('The figures of a replay', () => {
  it('count what was acknowledged and reported within four hours of the call', async () => {
    const figures = await city.replay(
      feedLine('08:00', '2 08:05', '3 12:00', '4 12:00:01'),
      feedLine('08:00', '2 11:00', '3 12:00:01', '4 13:00'),
      feedLine('08:00', '2 08:05', '4 12:00'),
      feedLine('08:00', '2 12:30', '4 12:40'),
      feedLine('08:00', '2 08:05'),
    );
    expect(figures).toMatchObject({ cases: 5, acknowledgedWithin4h: 2, reportedWithin4h: 1, released: 0 });
  });

  it('count what was ever released', async () => {
    const figures = await city.replay(
      feedLine('08:00', '5 09:00'),
      feedLine('08:00', '5 09:00', '4 09:10'),
      feedLine('08:00', '5 09:00', '2 09:10'),
      feedLine('08:00', '5 09:00', '9 09:10'),
      feedLine('08:00', '4 09:00'),
    );
    expect(figures).toMatchObject({ cases: 5, released: 4, reopened: 1 });
  });

  it('count cases, however often they were reopened, reassigned or re-categorised', async () => {
    const twice = feedLine(
      '08:00',
      '2 08:05',
      { step: '3 09:00', unit: ENVIRONMENT, item: NOISE },
      '4 10:00',
      { step: '3 11:00', unit: '養工處', item: '路面坑洞(一)' },
      '5 12:00',
      '2 13:00',
    );
    const once = { cases: 1, reopened: 1, reassigned: 1, recategorised: 1 };
    expect(await city.replay(twice)).toMatchObject(once);
    expect(await city.replay(twice, feedLine('08:00', '2 08:05'))).toMatchObject({ ...once, cases: 2 });
  });

  it('know a change of item by its code, and a change of unit by its agency: no blank is one', async () => {
    const figures = await city.replay(
      // Another name of the same item, and of the same agency.
      feedLine('08:00', '2 08:05', { step: '3 09:00', item: '路面坑洞(二)', unit: '養護工程處' }),
      feedLine('08:00', '2 08:05', { step: '3 09:00', item: '', unit: '' }, '4 10:00'),
      feedLine('08:00', { step: '2 08:05', unit: '' }, { step: '3 09:00', unit: ENVIRONMENT }),
    );
    expect(figures).toMatchObject({ cases: 3, reassigned: 0, recategorised: 0 });
    expect(await city.replay(feedLine('08:00', '1 08:05', { step: '1 09:00', item: NOISE }))).toMatchObject({
      recategorised: 1,
    });
    expect(
      await city.replay(feedLine('08:00', '1 08:05', { step: '2 09:00', unit: ENVIRONMENT })),
    ).toMatchObject({ reassigned: 1 });
  });

  it('leave out of both four-hour figures what was withdrawn before it was acknowledged', async () => {
    const figures = await city.replay(
      feedLine('08:00', '9 08:05'),
      feedLine('08:00', '1 08:05', '9 09:00'),
      feedLine('08:00', '2 08:05', '9 09:00'),
      feedLine('08:00', '3 08:05', '9 09:00'),
      feedLine('08:00', '4 08:05', '9 09:00'),
    );
    expect(figures).toMatchObject({ cases: 5, acknowledgedWithin4h: 2, reportedWithin4h: 1, breaches: 0 });
  });

  it('count the respond limits that were missed as of the last event, of every case', async () => {
    const figures = await city.replay(
      feedLine('08:00', '2 08:05', '3 12:00'),
      feedLine('08:00', '2 08:05', '3 12:01'),
      feedLine('08:00', '2 08:05'),
      feedLine('08:00', { step: '2 08:05', unit: '' }),
      feedLine('08:00', '1 08:05'),
      feedLine('08:00', '2 08:05', '9 11:00'),
      feedLine('08:00', '2 08:05', '9 12:01'),
      feedLine('08:00', '2 08:05', '3 09:00', '2 09:10'),
      feedLine('09:01', '2 09:05'),
      feedLine('08:00', '2 08:05', '3 09:00', '4 09:30', '3 13:00'),
    );
    // The last event is at 13:00, when the case of 09:01 still has a minute.
    expect(figures).toMatchObject({ cases: 10, breaches: 5 });
  });

  it('leave out the demo and everything else that is not of the file', async () => {
    const { app } = city.hotline.server;
    const me = { id: '00000000-0000-0000-0000-000000000000', role: 'agent' as const, agency: null };
    for (const { contact } of demoContacts)
      await app.get(ContactService).record(contact, me, { origin: 'demo' });
    await city.hotline.record();
    expect(await city.replay(feedLine('08:00', '3 08:05'))).toEqual({
      ...{ cases: 1, acknowledgedWithin4h: 1, reportedWithin4h: 0, released: 0, reopened: 0 },
      // Opened, sent, acknowledged; two limits of the case and one of the leg begun, one stopped.
      ...{ reassigned: 0, recategorised: 0, breaches: 0, events: 7 },
    });
  });

  it('stay the same when the file is replayed again: nothing is added', async () => {
    const lines = [
      feedLine('08:00', '1 08:05', '2 08:10', '3 09:00', '4 10:00', '3 10:30', '4 11:00', '5 12:00'),
      feedLine('08:00', '2 08:05', '1 08:20', '2 08:30', '3 09:00', '2 09:10'),
      feedLine('08:00', '2 08:05', { step: '3 09:00', unit: ENVIRONMENT, item: NOISE }, '5 10:00', '4 10:10'),
      feedLine('08:00', { step: '2 08:05', unit: '', item: '' }, '3 09:00'),
      feedLine('08:00', '2 08:05', { step: '1 13:00', unit: '', item: '' }),
      feedLine('08:00', '3 08:05', '9 09:00'),
      feedLine('08:00', '5 09:00', '9 09:10'),
      feedLine('08:00', '2 08:05', '1 08:20', { step: '1 09:00', unit: ENVIRONMENT }),
    ];
    const figures = await city.replay(...lines);
    expect(figures.cases).toBe(8);
    const rows = await rowsOf(city.hotline.server);
    expect(await city.replay(...lines)).toEqual(figures);
    expect(await rowsOf(city.hotline.server)).toEqual(rows);
  });
});
