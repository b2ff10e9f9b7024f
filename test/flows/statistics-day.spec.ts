import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../src/access/rights.js';
import { newId } from '../../src/platform/ids.js';
import type { Totals } from '../../src/statistics/day-report.rules.js';
import { ReportService } from '../../src/statistics/report.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller } from '../support/story.js';
import { taipei } from '../support/told.js';

const MANAGER: Asker = { id: newId(), role: 'manager', agency: null };

describe('The figures of a day', () => {
  let city: TestApp;
  let log: Teller;
  beforeAll(async () => {
    city = await startApp({ now: '2026-11-23T08:00:00+08:00' });
    log = new Teller(city);
  });
  afterAll(() => city.close());

  /** What these stories change in the figures of 21 November. */
  const changeBy = async (...stories: Story[]): Promise<Partial<Totals>> => {
    const before = (await city.app.get(ReportService).day('2026-11-21', MANAGER)).totals;
    await log.write(stories.flatMap(story => story.events));
    const after = (await city.app.get(ReportService).day('2026-11-21', MANAGER)).totals;
    const changed = Object.entries(after).filter(([figure]) => !figure.endsWith('Percent'));
    return Object.fromEntries(
      changed
        .map(([figure, value]): [string, number] => [
          figure,
          (value ?? 0) - (before[figure as keyof Totals] ?? 0),
        ])
        .filter(([, change]) => change !== 0),
    );
  };
  const done = { outcome: 'done' };
  const how = { how: 'sms' };
  const CAME = { casesOpened: 1, mergedOf: 1 };
  const OPEN = { ...CAME, open: 1, acknowledgedWithin4hOf: 1, reportedWithin4hOf: 1 };
  const CLOSED = { ...CAME, acknowledgedWithin4hOf: 1, reportedWithin4hOf: 1 };

  it.each<[string, Story, Partial<Totals>]>([
    ['the first moment is the day’s', new Story('2026-11-21 00:00'), OPEN],
    ['the last moment is the day’s', new Story('2026-11-21 23:59:59.999'), OPEN],
    ['midnight is the next day’s', new Story('2026-11-22 00:00'), {}],
    [
      'what came from an old system without its times is on time nowhere, and late nowhere',
      new Story('08:00', { untimed: true })
        .tell('workorder.acknowledged', '09:00')
        .tell('workorder.reported', '10:00', done),
      { ...CAME, open: 1 },
    ],
    ['a petition has no four hours', new Story('08:00', { kind: 'petition' }), { casesOpened: 1, open: 1 }],
    [
      'to the very millisecond four hours are four hours',
      new Story('08:00')
        .tell('workorder.acknowledged', '12:00')
        .tell('workorder.reported', '12:00:00.001', done),
      { ...OPEN, acknowledgedWithin4h: 1 },
    ],
    [
      'withdrawn within four hours it counts nowhere',
      new Story('08:00').tell('case.withdrawn', '11:00'),
      CAME,
    ],
    [
      'withdrawn after four hours it was too late',
      new Story('08:00').tell('case.withdrawn', '13:00'),
      CLOSED,
    ],
    [
      'withdrawn after the acknowledgement it was acknowledged',
      new Story('08:00').tell('workorder.acknowledged', '09:00').tell('case.withdrawn', '10:00'),
      { ...CAME, acknowledgedWithin4h: 1, acknowledgedWithin4hOf: 1 },
    ],
    [
      'a case released twice on one day is released once',
      new Story('08:00')
        .tell('case.released', '13:00', how)
        .tell('case.reopened', '14:00')
        .tell('case.released', '15:00', how),
      { ...CLOSED, released: 1, ended: 1, reopened: 1 },
    ],
    [
      'a release that was taken back is none',
      new Story('08:00').tell('case.released', '13:00', how).tell('case.release-taken-back', '13:01'),
      OPEN,
    ],
    [
      'taken back and released again it is one',
      new Story('08:00')
        .tell('case.released', '13:00', how)
        .tell('case.release-taken-back', '13:01')
        .tell('case.released', '13:02', how),
      { ...CLOSED, released: 1, ended: 1 },
    ],
    [
      'a release of the next day is the next day’s',
      new Story('08:00').tell('case.released', '2026-11-22 00:00', how),
      OPEN,
    ],
    [
      'withdrawn on the next day it was open until then',
      new Story('08:00').tell('case.withdrawn', '2026-11-22 08:00'),
      OPEN,
    ],
    [
      'reopened on the next day it was not open at the end of this one',
      new Story('08:00').tell('case.released', '13:00', how).tell('case.reopened', '2026-11-22 08:00'),
      { ...CLOSED, released: 1, ended: 1 },
    ],
    [
      'reopened on the day it is open at the end of it, also when it was released the day after',
      new Story('08:00')
        .tell('case.released', '13:00', how)
        .tell('case.reopened', '14:00')
        .tell('case.released', '2026-11-22 08:00', how),
      { ...OPEN, released: 1, ended: 1, reopened: 1 },
    ],
  ])('%s', async (_, story, expected) => {
    expect(await changeBy(story)).toEqual(expected);
  });

  const elsewhere = '2026-11-20 08:00';
  it.each<[string, (story: Story) => Story, Partial<Totals>]>([
    [
      'met at the last moment it is met',
      story => story.clock('clock.stopped', '12:00', '12:00', { outcome: 'met' }),
      { respondDue: 1, respondMet: 1 },
    ],
    ['open and overdue it counts', story => story, { respondDue: 1, respondOpenOverdue: 1, openOverdue: 1 }],
    [
      'missed it counts, and no longer as open',
      story =>
        story
          .clock('clock.breached', '12:00', '12:00')
          .clock('clock.stopped', '13:00', '12:00', { outcome: 'missed' }),
      { respondDue: 1, respondMissed: 1 },
    ],
    [
      'cancelled within its limit it counts nowhere',
      story => story.clock('clock.stopped', '11:00', '12:00', { outcome: 'cancelled' }),
      {},
    ],
    [
      'cancelled after it had run out it was missed',
      story =>
        story
          .clock('clock.breached', '12:00', '12:00')
          .clock('clock.stopped', '13:00', '12:00', { outcome: 'cancelled' }),
      { respondDue: 1, respondMissed: 1 },
    ],
    [
      'due at midnight it belongs to the day that ends',
      story => story.clock('clock.recomputed', '09:00', '2026-11-22 00:00'),
      { respondDue: 1, respondOpenOverdue: 1 },
    ],
    [
      'met by an extension only it is on time by one reading, and late by the other',
      story =>
        story
          .clock('clock.recomputed', '09:00', '14:00', {
            originalDueAt: taipei('2026-11-21 12:00').toISOString(),
            why: 'extension',
          })
          .clock('clock.stopped', '13:00', '14:00', { outcome: 'met' }),
      { respondDue: 1, respondMet: 1, respondExtended: 1, respondMetByExtension: 1 },
    ],
    [
      'found to have been on time it is met, and said to be cured',
      story =>
        story
          .clock('clock.breached', '12:00', '12:00')
          .clock('clock.recomputed', '12:30', '14:00', { why: 'closure', cured: true })
          .clock('clock.stopped', '13:00', '14:00', { outcome: 'met' }),
      { respondDue: 1, respondMet: 1, respondCured: 1 },
    ],
    [
      'met only on a later day it was overdue at the end of this one',
      story => story.clock('clock.stopped', '2026-11-22 13:00', '12:00', { outcome: 'missed' }),
      { respondDue: 1, respondMissed: 1, openOverdue: 1 },
    ],
    [
      'moved to another day it is that day’s',
      story => story.clock('clock.recomputed', '09:00', '2026-11-24 12:00'),
      {},
    ],
  ])('of a clock: %s', async (_, more, expected) => {
    const story = new Story(elsewhere).clock('clock.started', '08:00', '12:00');
    expect(await changeBy(more(story))).toEqual({ open: 1, ...expected });
  });

  it('leave the two minutes for a receipt out: they are no limit of the citizen’s', async () => {
    const story = new Story(elsewhere).clock('clock.started', '08:00', '08:02', { clock: 'deliver' });
    expect(await changeBy(story)).toEqual({ open: 1 });
  });

  it('count replayed cases as open on the days of their history, and not today', async () => {
    const replay = { origin: 'replay' } as const;
    const days = { '2016-11-20': 0, '2016-11-21': 1, '2016-11-22': 2, '2016-11-23': 0, '2026-11-23': 0 };
    const openOn = async (): Promise<Record<string, number>> => {
      const reports = Object.keys(days).map(async (date): Promise<[string, number]> => {
        const { totals } = await city.app.get(ReportService).day(date, MANAGER);
        return [date, totals.open as number];
      });
      return Object.fromEntries(await Promise.all(reports));
    };
    const before = await openOn();
    const stories = [
      new Story('2016-11-21 08:00', replay).clock('clock.started', '2016-11-21 08:00', '2016-11-21 12:00'),
      new Story('2016-11-21 08:00', replay).tell('case.released', '2016-11-21 20:00', how),
      new Story('2016-11-22 08:00', replay),
    ];
    await log.write(stories.flatMap(story => story.events));
    const after = await openOn();
    const change = Object.keys(days).map(date => [date, (after[date] ?? 0) - (before[date] ?? 0)]);
    expect(Object.fromEntries(change)).toEqual(days);
    const { totals } = await city.app.get(ReportService).day('2016-11-21', MANAGER);
    expect(totals).toMatchObject({ casesOpened: 2, released: 1, openOverdue: 1, respondOpenOverdue: 1 });
    const { byAgency } = await city.app.get(ReportService).agencies('2016-11-01', '2016-11-22', MANAGER);
    expect(byAgency).toMatchObject([{ opened: 3, open: 2, openOverdue: 1 }]);
  });
});
