import { describe, expect, it } from '@jest/globals';
import {
  agencySum,
  basisOf,
  classesOf,
  classMark,
  holdsStill,
  kindOf,
  sumsOfClass,
} from './document-classes.rules.js';

const CLASS = { code: 'control', name: '監察案件', nameEn: 'Control Yuan', holidaysCount: true };
const PETITIONS = { ...CLASS, code: 'ask', held: 'petition' as const };
const BEFORE = [agencySum('reply', 'police', { received: 3 })];
const AWARE = [
  classMark('reply'),
  ...BEFORE,
  classMark('control'),
  agencySum('control', 'police', { received: 1 }),
];

describe('the classes of documents', () => {
  it.each([
    ['petition', 'petitions', 'reply'],
    ['decision', 'decisions', 'control'],
    [undefined, 'entered', 'control'],
  ] as const)('of what is held as %s are from %s and kept as %s', (held, basis, kind) => {
    const one = { ...CLASS, ...(held && { held }) };
    expect([basisOf(one), kindOf(one)]).toEqual([basis, kind]);
  });

  it('are petitions alone, where the city tracks nothing', () => {
    expect(classesOf(undefined).map(({ held }) => held)).toEqual(['petition']);
  });

  it('were not counted in months that were frozen before them, but petitions were', () => {
    expect(sumsOfClass(BEFORE, CLASS)).toBeNull();
    expect(sumsOfClass(BEFORE, PETITIONS)).toEqual(BEFORE);
    expect(sumsOfClass([], PETITIONS)).toEqual([]);
    expect(sumsOfClass(AWARE, CLASS)).toHaveLength(1);
    expect(sumsOfClass([classMark('control')], CLASS)).toEqual([]);
  });

  it.each([
    ['nothing has changed', AWARE, AWARE, true],
    ['there were no classes yet', BEFORE, AWARE, true],
    [
      'petitions changed before there were classes',
      BEFORE,
      [agencySum('reply', 'police', { received: 4 })],
      false,
    ],
    ['another class changed', AWARE, [...AWARE, agencySum('control', 'fire', { received: 1 })], false],
    ['a class was empty then', [classMark('control')], AWARE.slice(2), false],
    [
      'the city has a class more',
      AWARE,
      [...AWARE, classMark('x'), agencySum('x', 'fire', { received: 1 })],
      true,
    ],
  ])('hold still, or not: %s', (_, then, now, expected) => {
    expect(holdsStill(then, now)).toBe(expected);
  });
});
