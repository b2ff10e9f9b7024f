import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { entryDetail } from '../../src/console/case/entry-words.js';
import { en } from '../../src/console/words/en.js';
import { zhTW } from '../../src/console/words/zh-tw.js';
import { isServer, nodesOf, type Source, sourceOf, sourcesBelow } from './source.js';

const KIND = /^[a-z-]+\.[a-z-]+$/;

/** The kinds that a file writes into the timeline, or has the timeline write when it hears of them. */
function kindsIn({ tree }: Source): string[] {
  return [...nodesOf(tree)].filter(ts.isCallExpression).flatMap(({ expression, arguments: given }) => {
    const isLine = /\b(timeline|this)\.write$/.test(expression.getText());
    const isHeard = expression.getText() === 'within' && given[1]?.getText() === 'TimelineService';
    const [first, second] = given;
    const from = isHeard ? first : isLine ? second : undefined;
    return from ? [...nodesOf(from)].filter(ts.isStringLiteral).map(({ text }) => text) : [];
  });
}

const kindsOf = (sources: Source[]): string[] =>
  [...new Set(sources.flatMap(kindsIn).filter(text => KIND.test(text)))].sort();

/** Facts about many cases at once: each case has a line of its own. */
const OF_MANY = ['clocks.recomputed'];
const written = kindsOf(sourcesBelow('src').filter(isServer)).filter(kind => !OF_MANY.includes(kind));

describe('the timeline', () => {
  it.each([
    ['zh-TW', zhTW],
    ['en', en],
  ])('names everything that is written into it, in %s', (_, words) => {
    expect(written.filter(kind => !(kind in words.case.entry.kinds))).toEqual([]);
  });

  it('says of a step how far the time has gone, and who was told', () => {
    const entry = (kind: string, data: object) =>
      ({ id: '', at: '', text: null, sharedText: null, actor: null, attachments: [], kind, data }) as never;
    const dueAt = '2026-11-24T16:00:00.000Z';
    const warned = entry('clock.warned', {
      ...{ clock: 'reply', step: '80%', dueAt, tells: ['officer', 'chief'], agency: 'environment' },
    });
    const chased = entry('clock.escalated', {
      ...{ clock: 'respond', step: '+4h', dueAt, tells: ['chief', 'head', 'commission'], agency: null },
    });
    const zh = { words: zhTW, language: 'zh-TW' as const, city: undefined };
    expect(entryDetail(warned, zh)).toBe('回復期限 115/11/24（二）24:00，時限已用 80%，通知承辦人、機關主管');
    expect(entryDetail(chased, zh)).toBe(
      '簽收期限 115/11/24（二）24:00，逾期滿 4 小時，通知話務主管、研考會',
    );
    expect(entryDetail(chased, { words: en, language: 'en', city: undefined })).toMatch(
      /4 h overdue, told: the centre’s supervisors, the control commission$/,
    );
  });
});

it('the check of the timeline sees what is written and what is heard', () => {
  const planted = sourceOf(
    'src/planted.ts',
    `this.timeline.write(tx, { ...names, kind: late ? 'case.late' : 'case.planted', text });
     within('clock.planted', TimelineService, 'note'); within('clock.other', Another, 'note');
     other.write(tx, { kind: 'case.elsewhere' });`,
  );
  expect(kindsOf([planted])).toEqual(['case.late', 'case.planted', 'clock.planted']);
  expect(written.length).toBeGreaterThan(20);
});
