import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Category } from './profile.js';
import { suggest } from './suggest.rules.js';

const category = (code: string, name: string, nameEn: string, words: Partial<Category> = {}): Category => ({
  code,
  name,
  nameEn,
  kind: 'dispatch',
  group: { code: 'g', name: '組', nameEn: 'Group' },
  urgency: null,
  photoRequired: false,
  contactByAgency: false,
  confidential: false,
  uncategorised: false,
  attributes: [],
  aliases: [],
  keywords: [],
  ...words,
});
const light = category('LT01', '路燈故障', 'Street light out', { keywords: ['路燈不亮', '電火'] });
const dayLight = category('LT02', '白天路燈未熄', 'Street light on by day', { aliases: ['養工-路燈(二)'] });
const signal = category('TR01', '號誌故障', 'Traffic signal', { keywords: ['紅綠燈', 'signal'] });
const hole = category('RD01', '路面坑洞', 'Pothole', { keywords: ['坑洞', '臺階'] });
const city = [light, dayLight, signal, hole];

const first = (text: string): string | null => {
  const [found] = suggest(text, city);
  return found ? `${found.category.code} ${found.by} ${found.matched}` : null;
};

describe('the category a typed text means', () => {
  it.each([
    ['路燈故障', 'LT01 name 路燈故障'],
    ['路燈', 'LT01 name 路燈故障'],
    ['電火', 'LT01 keyword 電火'],
    ['我家巷口的電火壞掉三天了', 'LT01 keyword 電火'],
    ['坑', 'RD01 keyword 坑洞'],
    ['養工-路燈(二)', 'LT02 alias 養工-路燈(二)'],
    ['養工－路燈（二）', 'LT02 alias 養工-路燈(二)'],
    ['rd01', 'RD01 code RD01'],
    ['ＲＤ０１', 'RD01 code RD01'],
    ['POTHOLE', 'RD01 name Pothole'],
    ['there are potholes on the road', 'RD01 name Pothole'],
    ['台階', 'RD01 keyword 臺階'],
    ['坑 洞', 'RD01 keyword 坑洞'],
    ['坑，洞！', 'RD01 keyword 坑洞'],
    ['號誌壞了', 'TR01 similar 號誌故障'],
    ['resignalling', 'TR01 similar signal'],
  ])('of 「%s」 is %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '　 '],
    ['punctuation', '，。！'],
    ['nonsense', 'xyzzy'],
  ])('is none for %s', (_name, text) => {
    expect(suggest(text, city)).toEqual([]);
  });

  it('is the one that a sentence names most of', () => {
    expect(suggest('路面有坑洞，路燈也不亮', [hole, light])[0]?.category).toBe(hole);
    const codes = suggest('白天路燈未熄，電火', city).map(({ category: { code } }) => code);
    expect(codes.slice(0, 2)).toEqual(['LT02', 'LT01']);
  });
});

describe('suggestions', () => {
  const many = Array.from({ length: 9 }, (_, i) => category(`X${i}`, `路燈${i}`, `Light ${i}`));

  it('are at most five', () => {
    expect(suggest('路燈', many)).toHaveLength(5);
  });

  it('keep the order of the profile where nothing else decides', () => {
    expect(suggest('路燈', many).map(({ category: { code } }) => code)).toEqual([
      'X0',
      'X1',
      'X2',
      'X3',
      'X4',
    ]);
  });

  it('are made of any text that may be typed, name a word of their category, and name it once', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[路燈故障號誌()（）\-a-z0-9 .*+?[\]]{0,20}$/),
    );
    fc.assert(
      fc.property(typed, text => {
        const found = suggest(text, city);
        expect(new Set(found.map(one => one.category)).size).toBe(found.length);
        for (const { category: one, matched } of found)
          expect([one.code, one.name, one.nameEn, ...one.aliases, ...one.keywords]).toContain(matched);
      }),
    );
  });

  it('find every category by its own code and name', () => {
    for (const one of city)
      for (const text of [one.code, one.name, one.nameEn]) expect(suggest(text, city)[0]?.category).toBe(one);
  });
});
