import { describe, expect, it } from '@jest/globals';
import { casesOf, type Found } from './page.rules.js';

const running = (...ids: string[]): Found[] => ids.map(caseId => ({ walk: 'running', caseId }));
const missed = (...ids: string[]): Found[] => ids.map(caseId => ({ walk: 'missed', caseId }));
const paused = (...ids: string[]): Found[] => ids.map(caseId => ({ walk: 'paused', caseId }));

describe('a page of cases', () => {
  it.each([
    ['nothing was found', [], []],
    ['a case of two clocks is one case', running('a', 'a', 'b'), ['a', 'b']],
    [
      'what several walks found stands in one order',
      [...running('b'), ...missed('a', 'b'), ...paused('c')],
      ['a', 'b', 'c'],
    ],
    [
      'a full walk ends the page',
      [...running('a', 'b', 'c', 'd'), ...missed('c', 'e')],
      ['a', 'b', 'c', 'd'],
    ],
    [
      'the full walk that came least far ends it',
      [...running('a', 'b', 'c', 'd'), ...missed('a', 'a', 'b', 'b')],
      ['a', 'b'],
    ],
    ['a case whose clocks do not end with the page is of it', running('a', 'b', 'b', 'b'), ['a', 'b']],
  ] as const)('%s', (_, found, cases) => {
    expect(casesOf(found, 4)).toEqual(cases);
  });
});
