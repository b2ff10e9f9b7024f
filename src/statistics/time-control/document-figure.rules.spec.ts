import { describe, expect, it } from '@jest/globals';
import { type EnteredCounts, flawsOfFigures } from './document-figure.rules.js';

const CLASS = { code: 'general', name: '一般公文', nameEn: 'Ordinary documents', holidaysCount: false };
const FIGURES: EnteredCounts = {
  ...{ carriedOver: 10, received: 90, closedInTime: 80, closedLate: 5, openInTime: 12, openOverdue: 3 },
};
const ENTRY = { isMonth: true, documentClass: CLASS, isAgency: true, figures: FIGURES };

describe('figures of a class of documents that are entered', () => {
  it.each([
    ['are right where what was had is what was done and what is left', {}, []],
    ['may be taken back', { figures: null }, []],
    ['may be none', { figures: mapped(() => 0) }, []],
    ['are of a month that has begun', { isMonth: false }, ['month MONTH_TO_COME']],
    ['are of a class', { documentClass: undefined }, ['documentClass UNKNOWN_CLASS']],
    [
      'are of no class that the system counts',
      { documentClass: { ...CLASS, held: 'petition' as const } },
      ['documentClass CLASS_IS_COUNTED'],
    ],
    ['are of an agency', { isAgency: false }, ['agency UNKNOWN_AGENCY']],
    ['add up', { figures: { ...FIGURES, closedLate: 6 } }, ['figures DOES_NOT_ADD_UP']],
    [
      'name all that is wrong',
      { isAgency: false, figures: { ...FIGURES, received: 0 } },
      ['agency UNKNOWN_AGENCY', 'figures DOES_NOT_ADD_UP'],
    ],
  ])('%s', (_, change, expected) => {
    const flaws = flawsOfFigures({ ...ENTRY, ...change });
    expect(flaws.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});

function mapped(to: () => number): EnteredCounts {
  return Object.fromEntries(Object.keys(FIGURES).map(name => [name, to()])) as EnteredCounts;
}
