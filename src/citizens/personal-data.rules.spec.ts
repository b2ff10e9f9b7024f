import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BEYOND_RULES, HELD_OUT, SENTENCES, UNSEEN } from '../../test/support/sentences.js';
import type { Found } from './personal-data/found.js';
import { Reading } from './personal-data/reading.rules.js';
import { redacted, scan, sharedForm } from './personal-data.rules.js';

/** `找{name:王}先生` as the text, and where personal data stand in it. */
function marked(sentence: string): { text: string; expected: Found[] } {
  const expected: Found[] = [];
  let text = '';
  for (const part of sentence.split(/(\{\w+:[^}]*\})/)) {
    const [, kind, value] = /^\{(\w+):([^}]*)\}$/.exec(part) ?? [];
    const said = value ?? part;
    if (kind)
      expected.push({ kind: kind as Found['kind'], start: text.length, end: text.length + said.length });
    text += said;
  }
  return { text, expected };
}

const spelledOut = (text: string, found: Found[]): string[] =>
  found.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

const errorsIn = (sentences: readonly string[]): string[] =>
  sentences.flatMap(sentence => {
    const { text, expected } = marked(sentence);
    const [found, wanted] = [spelledOut(text, scan(text)), spelledOut(text, expected)];
    return [
      ...wanted.filter(one => !found.includes(one)).map(one => `missed ${one} in ${text}`),
      ...found.filter(one => !wanted.includes(one)).map(one => `wrongly ${one} in ${text}`),
    ];
  });

describe('what is found in a sentence', () => {
  it.each(SENTENCES)('%s', sentence => {
    const { text, expected } = marked(sentence);
    expect(spelledOut(text, scan(text))).toEqual(spelledOut(text, expected));
  });
});

/**
 * By exact place and kind. On the 172 sentences the rules were made with: 98 pieces, precision and recall 100 %. On the
 * 89 held-out ones, at their first run: 48 of 51 found (recall 94.1 %), 3 of 51 findings wrong (precision 94.1 %): 今
 * after a name, 自稱, 林君, a water meter's 號碼 and a Dental Clinic, all of them known since. On 52 more, written after that, at their first run:
 * 29 of 34 (recall 85.3 %), none wrong (precision 100 %): missed were 承租人, 護理師, Siti小姐, 姓馬的, known since, and 老王. Where nothing but knowing
 * people tells a name (BEYOND_RULES), recall is 0 of 6.
 */
describe('how much is found', () => {
  const pieces = (sentences: readonly string[]): number =>
    sentences.reduce((sum, one) => sum + marked(one).expected.length, 0);

  it('is all of what the rules were made with, and of the sentences that were held out', () => {
    expect(SENTENCES.length + HELD_OUT.length).toBe(261);
    expect([pieces(SENTENCES), pieces(HELD_OUT)]).toEqual([98, 51]);
    expect(errorsIn([...SENTENCES, ...HELD_OUT])).toEqual([]);
  });

  it('is all but a nickname of the sentences that were written last', () => {
    expect([UNSEEN.length, pieces(UNSEEN)]).toEqual([52, 34]);
    expect(errorsIn(UNSEEN)).toEqual(['missed name 老王 in 是老王檢舉的']);
  });

  it('is nothing of a name that has no sign of being one', () => {
    expect(errorsIn(BEYOND_RULES)).toHaveLength(6);
  });
});

describe('what is known of the petitioner', () => {
  const WANG = { name: '王小明', phone: '07-7995678', email: null, address: null, place: null };

  it.each([
    ['王 小明又來電', '〔姓名〕又來電'],
    ['王．小．明', '〔姓名〕'],
    ['他說叫他小明就好，叫我小明', '他說叫他小明就好，叫我〔姓名〕'],
    ['請找小明先生', '請找〔姓名〕先生'],
    ['回 7995678', '回 〔電話〕'],
    ['77995678 或 886-7-7995678', '〔電話〕 或 〔電話〕'],
  ])('%s → %s', (typed, shared) => {
    expect(sharedForm(typed, WANG)).toBe(shared);
    expect(sharedForm(typed.replaceAll(/[王小明]/g, '甲'), { ...WANG, phone: null, name: '李' })).not.toBe(
      shared,
    );
  });

  it('leaves the road that is called as the petitioner is', () => {
    const matter = { ...WANG, name: '林森' };
    expect(sharedForm('林森一路積水，林森很生氣', matter)).toBe('林森一路積水，〔姓名〕很生氣');
    expect(sharedForm('林森國小前', matter)).toBeNull();
  });

  it('finds names in Latin letters in either order, as whole words', () => {
    const matter = { ...WANG, name: 'Ann Lee' };
    expect(sharedForm('ann lee called; LEE, ANN again', matter)).toBe('〔姓名〕 called; 〔姓名〕 again');
    expect(sharedForm('Joann Leek called', matter)).toBeNull();
  });

  it('covers the home address with its floor, unless it is where the officer must go', () => {
    const matter = { ...WANG, address: '高雄市三民區建工路415號5樓' };
    expect(
      sharedForm('我家建工路 415 號 5 樓之 2 很吵，在九如路', { ...matter, place: '九如一路 20 號' }),
    ).toBe('我家〔住址〕 很吵，在九如路');
    expect(sharedForm('建工路415號前有坑洞', { ...matter, place: '建工路415號前' })).toBeNull();
    expect(sharedForm('建工路41號', matter)).toBeNull();
  });
});

describe('the form others read', () => {
  it('has a cover for each piece, and everything else as it was typed, also rare and full-width characters', () => {
    const typed = '𠮷野家前，敝姓王，電話０９１２－３４５－６７８，謝謝😀';
    expect(sharedForm(typed)).toBe('𠮷野家前，敝姓〔姓名〕，電話〔電話〕，謝謝😀');
    expect(sharedForm('林小姐（0912345678）或(07)3123456')).toBe('〔姓名〕小姐（〔電話〕）或〔電話〕');
  });

  it('is null where there is nothing to cover', () => {
    expect(sharedForm('路面有坑洞')).toBeNull();
    expect(sharedForm(null)).toBeNull();
  });

  it('has nothing left to find', () => {
    for (const sentence of [...SENTENCES, ...HELD_OUT]) {
      const { text } = marked(sentence);
      const once = redacted(text, scan(text));
      expect(redacted(once, scan(once))).toBe(once);
    }
  });
});

describe('the work', () => {
  const PARTS = [
    '0912',
    '09',
    '-',
    '+',
    '(',
    ')',
    ' ',
    '.',
    '@',
    'a',
    'A1',
    '王',
    '小',
    '明',
    '先生',
    '我是',
    '里長',
    '老師',
    '零一二',
    '小老鼠',
    'Mr. ',
    'my name is ',
    '電話',
    '路燈編號',
    '點',
    '4111',
    '○',
    '\n',
    '〇',
    'line id',
    '身分證',
    '\u200b',
    '號',
    '陳林',
  ];
  const MOST_LOOKS = 12;

  /** Each look takes at most 200 characters, by patterns without open ends. */
  it('grows with the length of a hostile text and with nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (parts, times) => {
          const text = parts.join('').repeat(times).slice(0, 20_000);
          const reading = new Reading(text);
          scan(text, undefined, reading);
          expect(reading.looks).toBeLessThanOrEqual(MOST_LOOKS * text.length + MOST_LOOKS);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('answers places within the text, in order and without overlaps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PARTS, '一', 'z', '９', '😀'), { maxLength: 60 }), parts => {
        const text = parts.join('');
        let at = 0;
        for (const { start, end } of scan(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('has no pattern with an open end', async () => {
    const folder = join(import.meta.dirname, 'personal-data');
    for (const file of await readdir(folder)) {
      const source = await readFile(join(folder, file), 'utf8');
      const code = source.replaceAll(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '');
      const patterns = [
        ...code.matchAll(/(?<=[=(,:[?]\s*|\n\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]])*\]|[^/\n[\\])+\/[a-z]*/g),
      ];
      for (const [pattern] of patterns)
        expect([
          file,
          pattern,
          /(?<!\\)[)\]\w.}][*+]|\{\d+,\}/.test(
            pattern.replaceAll(/\[(?:\\.|[^\]])*\]/g, 'x').replaceAll(/\\[+*?.]/g, 'x'),
          ),
        ]).toEqual([file, pattern, false]);
    }
  });
});
