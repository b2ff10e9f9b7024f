import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { newId } from '../../src/platform/ids.js';
import type { BreachReportDto } from '../../src/statistics/breaches/breach-report.dto.js';
import type { ResponseReportDto } from '../../src/statistics/responses/responses.dto.js';
import { RollupService } from '../../src/statistics/rollup/rollup.service.js';
import { StatisticsService } from '../../src/statistics/statistics.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { Story, Teller, time } from '../support/story.js';

/** What the reports say of a day, but for what is 0; a rate that has no denominator is left out. */
type Said = Record<string, number>;

/** Of one day: what happened to one case, told by the hour. */
interface Walk {
  what: string;
  story: (at: (hour: string) => string, story: Story) => Story;
  /** Of the whole day, and of what else is asked. */
  says: Said;
  also?: Record<string, Said>;
}

const POLICE = { agency: 'police' };
const met = { ...POLICE, outcome: 'met' };
const missed = { ...POLICE, outcome: 'missed' };
const cancelled = { ...POLICE, outcome: 'cancelled' };
const iso = (at: string): string => time(at).toISOString();

const WALKS: Walk[] = [
  {
    what: 'a plain case: answered in time, released, asked about, and content',
    story: (at, story) =>
      story
        .clock('clock.stopped', at('09:00'), at('12:00'), met)
        .tell('case.released', at('15:00'), { how: 'sms' })
        .survey('survey.invited', at('16:00'))
        .survey('survey.answered', at('17:00')),
    says: {
      ...{ due: 1, met: 1, onTimePercent: 100, originalOnTimePercent: 100 },
      ...{ opened: 1, dispatch: 1, released: 1, invited: 1, answered: 1, responsePercent: 100 },
    },
  },
  {
    what: 'reopened: its second limit counts again, its first question is moot and in no denominator',
    story: (at, story) => {
      const second = { clockId: newId(), ...POLICE };
      return story
        .clock('clock.stopped', at('09:00'), at('12:00'), met)
        .tell('case.released', at('15:00'), { how: 'sms' })
        .survey('survey.invited', at('16:00'))
        .tell('case.reopened', at('18:00'), {
          ...{ kind: 'dispatch', category: 'RD01', categoryVersion: 1, origin: 'live' },
        })
        .survey('survey.moot', at('18:00'))
        .clock('clock.started', at('18:00'), at('22:00'), second)
        .clock('clock.breached', at('22:00'), at('22:00'), second)
        .clock('clock.stopped', at('22:30'), at('22:00'), { ...second, ...missed })
        .tell('case.released', at('23:00'), { how: 'sms' })
        .survey('survey.invited', at('23:30'), { round: 2 });
    },
    says: {
      ...{ due: 2, met: 1, missed: 1, onTimePercent: 50, originalOnTimePercent: 50, oldestMinutes: 0 },
      ...{ opened: 1, dispatch: 1, reopened: 1, released: 2, invited: 2, moot: 1, pending: 1 },
    },
  },
  {
    what: 're-categorised: case, limit and release are of the new item, and the limit is not extended by it',
    story: (at, story) =>
      story
        .tell('case.recategorised', at('08:30'), { from: 'RD01', to: 'LT01', toVersion: 1, kind: 'dispatch' })
        .clock('clock.recomputed', at('08:30'), at('11:00'), {
          ...{ why: 'category', originalDueAt: iso(at('11:00')) },
        })
        .clock('clock.stopped', at('10:00'), at('11:00'), met)
        .tell('case.released', at('15:00'), { how: 'sms' }),
    says: {
      ...{ due: 1, met: 1, onTimePercent: 100, originalOnTimePercent: 100 },
      ...{ opened: 1, dispatch: 1, released: 1 },
    },
    also: {
      'category=RD01': {},
      'category=LT01': {
        ...{ due: 1, met: 1, onTimePercent: 100, originalOnTimePercent: 100 },
        ...{ opened: 1, dispatch: 1, released: 1 },
      },
    },
  },
  {
    what: 'extended, and met only by that: on time with extensions, late by the original limit',
    story: (at, story) =>
      story
        .clock('clock.recomputed', at('11:00'), at('16:00'), {
          ...{ why: 'extension', originalDueAt: iso(at('12:00')) },
        })
        .clock('clock.stopped', at('14:00'), at('16:00'), met),
    says: {
      ...{ due: 1, met: 1, extended: 1, metByExtension: 1, onTimePercent: 100, originalOnTimePercent: 0 },
      ...{ opened: 1, dispatch: 1 },
    },
  },
  {
    what: 'extended and then given up within the limit: in no rate, and among no extended ones',
    story: (at, story) =>
      story
        .clock('clock.recomputed', at('11:00'), at('16:00'), {
          ...{ why: 'extension', originalDueAt: iso(at('12:00')) },
        })
        .clock('clock.stopped', at('13:00'), at('16:00'), cancelled)
        .tell('case.withdrawn', at('13:00')),
    says: { cancelled: 1, opened: 1, dispatch: 1 },
  },
  {
    what: 'extended into the next day: it is of the day on which it falls due now',
    story: (at, story) =>
      story
        .clock('clock.recomputed', at('11:00'), `${nextDay(at('11:00'))} 12:00`, {
          ...{ why: 'extension', originalDueAt: iso(at('12:00')) },
        })
        .clock('clock.stopped', at('14:00'), `${nextDay(at('11:00'))} 12:00`, met),
    says: { opened: 1, dispatch: 1 },
    also: {
      next: { due: 1, met: 1, extended: 1, metByExtension: 1, onTimePercent: 100, originalOnTimePercent: 0 },
    },
  },
  {
    what: 'merged: its own limit is given up, it is passed on with the case that leads, and asked about for itself',
    story: (at, story) =>
      story
        .clock('clock.stopped', at('08:30'), at('12:00'), cancelled)
        .tell('case.merged', at('08:30'), { leadId: newId(), ...POLICE })
        .tell('case.released', at('15:00'), { how: 'sms' })
        .survey('survey.invited', at('16:00')),
    says: {
      ...{ cancelled: 1, opened: 1, dispatch: 1, merged: 1, passedOn: 1, released: 1 },
      ...{ invited: 1, pending: 1 },
    },
  },
  {
    what: 'released by mistake and once more on the same day: one release',
    story: (at, story) =>
      story
        .clock('clock.stopped', at('09:00'), at('12:00'), met)
        .tell('case.released', at('10:00'), { how: 'sms' })
        .tell('case.release-taken-back', at('10:05'))
        .tell('case.released', at('10:10'), { how: 'sms' }),
    says: {
      ...{ due: 1, met: 1, onTimePercent: 100, originalOnTimePercent: 100 },
      ...{ opened: 1, dispatch: 1, released: 1 },
    },
  },
  {
    what: 'released, taken back and released the next day: of that day',
    story: (at, story) =>
      story
        .tell('case.released', at('20:00'), { how: 'sms' })
        .tell('case.release-taken-back', `${nextDay(at('20:00'))} 08:00`)
        .tell('case.released', `${nextDay(at('20:00'))} 09:00`, { how: 'sms' }),
    // Its limit was never kept.
    says: { due: 1, openOverdue: 1, onTimePercent: 0, originalOnTimePercent: 0, opened: 1, dispatch: 1 },
    also: { next: { released: 1 } },
  },
  {
    what: 'released as the same once more: a release that nobody is asked about',
    story: (at, story) =>
      story
        .clock('clock.stopped', at('09:00'), at('12:00'), met)
        .tell('case.released', at('10:00'), { how: 'duplicate' })
        .tell('survey.omitted', at('10:00')),
    says: {
      ...{ due: 1, met: 1, onTimePercent: 100, originalOnTimePercent: 100 },
      ...{ opened: 1, dispatch: 1, released: 1 },
    },
  },
];

/** Every case has two days to itself. */
const dayOf = (nr: number): string => `2026-10-${String(1 + 2 * nr).padStart(2, '0')}`;
const nextDay = (at: string): string =>
  `${at.slice(0, 8)}${String(Number(at.slice(8, 10)) + 1).padStart(2, '0')}`;

describe('What becomes of a case, in the reports:', () => {
  let city: TestApp;
  let manager: TestAgent;

  beforeAll(async () => {
    // October is not closed: everything is of now.
    city = await startApp({ now: '2026-11-05T08:00:00+08:00' });
    manager = await signIn(city.app, 'manager');
    const stories = WALKS.map(({ story }, nr) => {
      const at = (hour: string): string => `${dayOf(nr)} ${hour}`;
      return story(at, new Story(at('08:00')).clock('clock.started', at('08:00'), at('12:00'), POLICE));
    });
    await new Teller(city).write(stories.flatMap(({ events }) => events));
  });
  afterAll(() => city.close());

  async function said(day: string, asked = ''): Promise<Said> {
    const query = `from=${day}&to=${day}${asked && `&${asked}`}`;
    const limits = (await manager.get(`/api/reports/breaches?${query}`).expect(200)).body as BreachReportDto;
    const answers = (await manager.get(`/api/reports/responses?${query}`).expect(200))
      .body as ResponseReportDto;
    const { ages: _, oldestMinutes: __, ...ofLimits } = limits.total;
    const { opened, dispatch, released, reopened, merged, converted, passedOn } = answers.total.cases ?? {};
    const { invited, undelivered, moot, expired, answered, pending, response } = answers.total.self;
    const all = {
      ...ofLimits,
      ...{ opened, dispatch, released, reopened, merged, converted, passedOn },
      ...{ invited, undelivered, moot, expired, answered, pending, responsePercent: response.percent },
    };
    // A rate of 0 is one; no rate is null.
    return Object.fromEntries(
      Object.entries(all).filter(
        (entry): entry is [string, number] =>
          typeof entry[1] === 'number' && (entry[1] !== 0 || /OnTimePercent|onTimePercent/.test(entry[0])),
      ),
    );
  }

  const withoutZeros = (says: Said): Said =>
    Object.fromEntries(Object.entries(says).filter(([name, figure]) => figure !== 0 || /Percent/.test(name)));

  for (const [when, prepare] of [
    ['as it happens', async () => {}],
    ['once days are added up', () => city.app.get(RollupService).rollUpAll()],
    ['once all is built again', () => city.app.get(StatisticsService).rebuild()],
  ] as const)
    describe(when, () => {
      beforeAll(async () => {
        await prepare();
      });

      it.each(WALKS.map((walk, nr) => ({ ...walk, nr })))('$what', async ({ nr, says, also = {} }) => {
        expect(await said(dayOf(nr))).toEqual(withoutZeros(says));
        const others = { next: {}, ...also };
        for (const [asked, figures] of Object.entries(others))
          expect([
            asked,
            asked === 'next' ? await said(nextDay(dayOf(nr))) : await said(dayOf(nr), asked),
          ]).toEqual([asked, withoutZeros(figures)]);
      });
    });
});
