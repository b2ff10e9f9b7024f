import { describe, expect, it } from '@jest/globals';
import { councilTable, slipsIn } from './council.rules.js';

const KNOWN = {
  meetings: [{ code: 'extraordinary', name: '臨時會', nameEn: 'Extraordinary session' }],
  fields: [
    { code: 'civil', name: '民政', nameEn: 'Civil affairs' },
    { code: 'works', name: '工務', nameEn: 'Public works' },
    { code: 'law', name: '法規', nameEn: 'Law' },
  ],
};
const SIXTH = { term: 1, kind: 'extraordinary', nth: 6 };
const counted = (field: string, decisions: number, answered = 0) => ({
  ...SIXTH,
  field,
  decisions,
  answered,
});

describe('the decisions of a meeting', () => {
  it('stand by field in the order of the city, as they are printed, beside what was printed', () => {
    const printed = [{ ...SIXTH, total: 34, fields: { works: 29, civil: 5 } }];
    expect(councilTable([counted('works', 29, 3), counted('civil', 4)], printed, KNOWN)).toEqual([
      {
        ...{ ...SIXTH, name: '第一屆第六次臨時會', nameEn: 'Extraordinary session 6 of term 1' },
        ...{ decisions: 33, answered: 3, printed: 34 },
        fields: [
          { code: 'civil', name: '民政', nameEn: 'Civil affairs', decisions: 4, printed: 5 },
          { code: 'works', name: '工務', nameEn: 'Public works', decisions: 29, printed: 29 },
        ],
        said: {
          'zh-TW': '第一屆第六次臨時會計 33 件，其中民政類 4 件及工務類 29 件。',
          en: 'Extraordinary session 6 of term 1: 33 decisions (Civil affairs 4, Public works 29).',
        },
      },
    ]);
  });

  it.each([
    ['of one field', [counted('law', 1)], '第一屆第六次臨時會計 1 件，其中法規類 1 件。'],
    [
      'of a field the city has no more',
      [counted('law', 1), counted('old', 2)],
      '第一屆第六次臨時會計 3 件，其中法規類 1 件及old類 2 件。',
    ],
  ])('are said in words: %s', (_, decisions, words) => {
    expect(councilTable(decisions, [], KNOWN)[0]?.said['zh-TW']).toBe(words);
  });

  it('are none where a meeting was printed only', () => {
    const printed = [{ ...SIXTH, total: 5, fields: { civil: 5 } }];
    expect(councilTable([], printed, KNOWN)).toMatchObject([
      { decisions: 0, printed: 5, said: { 'zh-TW': '第一屆第六次臨時會計 0 件。' } },
    ]);
  });

  it('slip in print where its fields do not make its total', () => {
    const right = { ...SIXTH, total: 34, fields: { works: 29, civil: 5 } };
    expect(slipsIn([right], KNOWN)).toEqual([]);
    expect(slipsIn([{ ...right, total: 35 }], KNOWN)[0]?.words['zh-TW']).toBe(
      '第一屆第六次臨時會各類合計 34 件，不等於 35 件。',
    );
  });
});
