import { describe, expect, it } from '@jest/globals';
import { MOST_PIXELS } from './picture.js';
import { MOST_PAGES, MOST_SCANNED, shownPages } from './scan.js';

const A4 = 2480 * 3508;

describe('of a scan can be looked at', () => {
  it.each<[string, number[], number]>([
    ['all pages of a letter', [A4, A4, A4], 3],
    ['as many as there is room for', Array.from({ length: 100 }, () => A4), MOST_PAGES],
    ['not thirty pages of the largest size', Array.from({ length: 30 }, () => MOST_PIXELS), 4],
    ['what fits to the last pixel', [A4, MOST_SCANNED - A4 - MOST_PIXELS, MOST_PIXELS], 1],
    ['the pages before one that is too large', [A4, A4, MOST_PIXELS + 1, A4], 2],
    ['the first page', [MOST_PIXELS], 1],
  ])('%s', (_, sizes, pages) => {
    expect(shownPages(sizes)).toBe(pages);
  });

  it('thirty pages of A4 at 400 dots to the inch', () => {
    expect(shownPages(Array.from({ length: 30 }, () => 3307 * 4677))).toBe(30);
  });
});
