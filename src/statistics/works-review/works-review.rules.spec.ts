import { describe, expect, it } from '@jest/globals';
import { builderOf, type Invitation, invitations, type Reviewed } from './works-review.rules.js';

const RULES = { moreThan: 3, agencies: 5, districtOffices: 2 };
const of = (kind: Reviewed['kind'], agency: string, reports: number, notContent = 0): Reviewed => ({
  ...{ agency, kind, reports, notContent },
});
const bureau = (agency: string, reports: number, notContent = 0) => of('city', agency, reports, notContent);
const office = (agency: string, reports: number, notContent = 0) =>
  of('district-office', agency, reports, notContent);
const said = (all: Invitation[]): string[] =>
  all.map(({ agency, invited, why }) => `${agency} ${invited ? 'invited' : 'not'}: ${why.join(', ')}`);

describe('To the yearly review of public works are invited', () => {
  it.each<[string, Reviewed[], string[]]>([
    ['nobody, of nothing', [], []],
    ['nobody with exactly three reports', [bureau('a', 3)], ['a not: few']],
    ['who has four', [bureau('a', 4)], ['a invited: many']],
    [
      'the first five of the city and the first two of the district offices: seven',
      [
        ...[bureau('f', 4), bureau('e', 5), bureau('d', 6), bureau('c', 7), bureau('b', 8), bureau('a', 9)],
        ...[office('x', 6), office('y', 5), office('z', 4)],
      ],
      [
        ...['a invited: many', 'b invited: many', 'c invited: many', 'd invited: many', 'x invited: many'],
        ...['e invited: many', 'y invited: many', 'f not: further_down', 'z not: further_down'],
      ],
    ],
    [
      'all who are alike at the edge',
      [
        ...[bureau('a', 9), bureau('b', 8), bureau('c', 7), bureau('d', 6), bureau('e', 5), bureau('f', 5)],
        ...[bureau('g', 4), office('x', 4), office('y', 4), office('z', 4)],
      ],
      [
        ...['a', 'b', 'c', 'd', 'e', 'f'].map(one => `${one} invited: many`),
        ...['g not: further_down', 'x invited: many', 'y invited: many', 'z invited: many'],
      ],
    ],
    [
      'all who have more than three, where they are fewer than five',
      [bureau('a', 5), bureau('b', 4), bureau('c', 3)],
      ['a invited: many', 'b invited: many', 'c not: few'],
    ],
    [
      'whoever has somebody who was not content, however few reports it has',
      [bureau('a', 1, 1), bureau('b', 4, 2), office('x', 0, 1), of('utility', 'power', 1, 1)],
      [
        ...['b invited: many, not_content', 'a invited: not_content', 'power invited: not_content'],
        'x invited: not_content',
      ],
    ],
    [
      'whoever is not of the city for nothing else; nobody else’s place is taken by that',
      [of('central', 'highways', 40), of('utility', 'power', 30), bureau('a', 4)],
      ['highways not: outside', 'power not: outside', 'a invited: many'],
    ],
  ])('%s', (_, agencies, expected) => {
    expect(said(invitations(agencies, RULES))).toEqual(expected);
    expect(said(invitations([...agencies].reverse(), RULES))).toEqual(expected);
  });
});

describe('Whose works they are', () => {
  const above: Record<string, string> = { 'maintenance-2': 'maintenance', maintenance: 'public-works' };
  const parentOf = (code: string) => above[code] ?? null;
  it.each([
    ['maintenance', 'maintenance'],
    ['maintenance-2', 'maintenance'],
    ['zuoying', 'zuoying'],
  ])('what %s has is of %s', (agency, whose) => {
    expect(builderOf(agency, ['maintenance', 'public-works'], parentOf)).toBe(whose);
  });

  it('are its own where the city has not said who builds', () => {
    expect(builderOf('maintenance-2', [], parentOf)).toBe('maintenance-2');
  });
});
