import { describe, expect, it } from '@jest/globals';
import { casesOf } from '../../src/console/reports/cases-of.js';

describe('The cases of a row', () => {
  it.each<[string, { by: string; agency?: string }, string | null, object]>([
    ['are of its key', { by: 'unit' }, 'police', { unit: ['police'] }],
    ['are nobody’s where it is nobody’s', { by: 'officer' }, '', { officer: [''] }],
    ['are all, of all rows', { by: 'unit', agency: 'police' }, null, { agency: 'police' }],
    [
      'are of the agency above with all below it',
      { by: 'agency' },
      'public-works',
      { agency: ['public-works'] },
    ],
    [
      'stay those of the agency that was asked for, where the row is the one above it',
      { by: 'agency', agency: 'maintenance' },
      'public-works',
      { agency: 'maintenance' },
    ],
    [
      'of an hour are those of that hour of each weekday',
      { by: 'hour' },
      '08',
      { hour: ['1-08', '2-08', '3-08', '4-08', '5-08', '6-08', '7-08'] },
    ],
  ])('%s', (_what, asked, key, expected) => {
    expect(casesOf(asked, key)).toEqual(expected);
  });
});
