import { describe, expect, it } from '@jest/globals';
import { proposalsOf, type Reported } from './proposals.rules.js';

const FLAGGED = { from: 2, metres: 100, withinDays: 180 };
const HERE = { lng: 120.3265, lat: 22.6506 };
/** About 72 m to the east, and about 206 m. */
const NEAR = { lng: 120.3272, lat: 22.6506 };
const FAR = { lng: 120.3285, lat: 22.6506 };
const on = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

let count = 0;
const report = (wish: Partial<Reported> = {}): Reported => ({
  ...{ number: `D${++count}`, receivedAt: on('2026-11-13'), projectNumber: null, projectName: null },
  ...{ district: '64000050', place: null, lng: null, lat: null, graveAt: null, decidedAt: null },
  ...wish,
});
const proposed = (...reports: Partial<Reported>[]): string[] =>
  proposalsOf(reports.map(report), FLAGGED).map(({ why, reports: found }) => `${why} ${found.length}`);

describe('an unannounced inspection is proposed', () => {
  it.each<[string, Partial<Reported>[], string[]]>([
    ['not of one report', [HERE], []],
    ['of two near each other', [HERE, NEAR], ['repeated 2']],
    ['not of two far from each other', [HERE, FAR], []],
    ['of those that are near one of them', [HERE, NEAR, { lng: 120.3279, lat: 22.6506 }], ['repeated 3']],
    [
      'of two that a third one lies between',
      [
        { ...HERE, receivedAt: on('2026-11-10') },
        { lng: 120.3284, lat: 22.6506, receivedAt: on('2026-11-11') },
        { lng: 120.32745, lat: 22.6506, receivedAt: on('2026-11-12') },
      ],
      ['repeated 3'],
    ],
    [
      'never of two projects, whatever lies between',
      [
        { ...HERE, projectNumber: 'KH-1', receivedAt: on('2026-11-10') },
        { lng: 120.3284, lat: 22.6506, projectNumber: 'KH-2', receivedAt: on('2026-11-11') },
        { lng: 120.32745, lat: 22.6506, receivedAt: on('2026-11-12') },
      ],
      ['repeated 2'],
    ],
    [
      'of what is grave first',
      [HERE, NEAR, { ...FAR, place: '九如路', graveAt: on('2026-11-14') }],
      ['grave 1', 'repeated 2'],
    ],
    [
      'of two 180 days apart',
      [
        { ...HERE, receivedAt: on('2026-05-17') },
        { ...NEAR, receivedAt: on('2026-11-13') },
      ],
      ['repeated 2'],
    ],
    [
      'not of two 181 days apart',
      [
        { ...HERE, receivedAt: on('2026-05-16') },
        { ...NEAR, receivedAt: on('2026-11-13') },
      ],
      [],
    ],
    [
      'of two of one project, wherever they are',
      [
        { ...HERE, projectNumber: 'KH-115-01' },
        { ...FAR, projectNumber: ' kh-115-01' },
      ],
      ['repeated 2'],
    ],
    [
      'of two of one project that is known by its name only',
      [{ projectName: '建工路鋪設 工程' }, { projectName: '建工路鋪設工程' }],
      ['repeated 2'],
    ],
    [
      'not of two projects beside each other',
      [
        { ...HERE, projectNumber: 'KH-1' },
        { ...NEAR, projectNumber: 'KH-2' },
      ],
      [],
    ],
    [
      'of two that say where in the same words',
      [{ place: '建工路 415 號前' }, { place: '建工路415號前' }],
      ['repeated 2'],
    ],
    [
      'not of the same words in two districts',
      [{ place: '中正路 1 號' }, { place: '中正路 1 號', district: '64000060' }],
      [],
    ],
    ['not of two that say nothing of where', [{}, {}], []],
    ['of one that is grave', [{ graveAt: on('2026-11-14') }], ['grave 1']],
    ['as grave where one of several is', [HERE, { ...NEAR, graveAt: on('2026-11-14') }], ['grave 2']],
    [
      'not of what was decided about',
      [
        { ...HERE, decidedAt: on('2026-11-15') },
        { ...NEAR, decidedAt: on('2026-11-15') },
      ],
      [],
    ],
    [
      'again with one report more',
      [{ ...HERE, decidedAt: on('2026-11-12') }, { ...NEAR, decidedAt: on('2026-11-12') }, NEAR],
      ['repeated 3'],
    ],
    [
      'again of what is called grave since',
      [{ ...HERE, decidedAt: on('2026-11-15'), graveAt: on('2026-11-16') }],
      ['grave 1'],
    ],
    [
      'not again of what was called grave before',
      [{ ...HERE, decidedAt: on('2026-11-15'), graveAt: on('2026-11-14') }],
      [],
    ],
  ])('%s', (_name, reports, expected) => {
    expect(proposed(...reports)).toEqual(expected);
  });
});
