import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReplayFigures } from '../../src/statistics/replay-figures.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller, time } from '../support/story.js';

describe('The figures of a replay', () => {
  let city: TestApp;
  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
  });
  afterAll(() => city.close());

  it('count replayed cases as the facts and clocks know them', async () => {
    const replayed = (): Story =>
      new Story('08:00', { origin: 'replay' }).clock('clock.started', '08:00', '12:00');
    const acknowledged = (at: string, outcome: string): Story =>
      replayed().tell('workorder.acknowledged', at).clock('clock.stopped', at, '12:00', { outcome });
    const how = { how: 'sms' };
    const stories = [
      new Story('08:00').tell('workorder.acknowledged', '08:30'), // not of the file
      acknowledged('09:00', 'met').tell('workorder.reported', '10:00').tell('case.released', '11:00', how),
      // Taken back it was released all the same, and not reopened; recalled, its first acknowledgement still counts.
      acknowledged('09:00', 'met')
        .tell('workorder.unacknowledged', '09:10')
        .tell('workorder.acknowledged', '14:00')
        .tell('workorder.reported', '14:00')
        .tell('case.released', '15:00', how)
        .tell('case.release-taken-back', '15:01'),
      acknowledged('12:01', 'missed').tell('case.reopened', '15:00').tell('case.reopened', '16:00'),
      replayed()
        .clock('clock.breached', '12:00', '12:00')
        .clock('clock.stopped', '13:00', '12:00', { outcome: 'cancelled' })
        .tell('case.withdrawn', '13:00'),
      replayed()
        .clock('clock.stopped', '09:00', '12:00', { outcome: 'cancelled' })
        .tell('case.withdrawn', '09:00'),
      replayed()
        .tell('case.reassigned', '08:10', { from: null, to: 'police' })
        .tell('case.reassigned', '08:20', { from: 'police', to: 'maintenance' }),
      replayed()
        .tell('case.recategorised', '08:10', { from: 'RD01', to: 'LT01', kind: 'dispatch' })
        .tell('case.recategorised', '08:20', { from: 'LT01', to: 'LT02', kind: 'dispatch' }),
    ];
    await new Teller(city).write(stories.flatMap(story => story.events));
    const replayedIds = stories.slice(1).map(({ caseId }) => caseId);
    const read = (asOf: string) => city.app.get(ReplayFigures).read(replayedIds, time(asOf));
    const counted = {
      cases: 7,
      acknowledgedWithin4h: 2,
      reportedWithin4h: 1,
      released: 2,
      reopened: 1,
      reassigned: 1,
      recategorised: 1,
      events: stories.slice(1).reduce((sum, { events }) => sum + events.length, 0),
    };
    // At 12:00 sharp everything due by then is still in time; a moment later it is not.
    expect(await read('12:00')).toEqual({ ...counted, breaches: 0 });
    expect(await read('12:00:00.001')).toEqual({ ...counted, breaches: 4 });
  });
});
