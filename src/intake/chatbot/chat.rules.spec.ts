import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { descriptionOf, fateOf, questionsOf, type Turn, turnsTogether } from './chat.rules.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 16, 2, minute));
const turn = (minute: number, text: string, more: Partial<Turn> = {}): Turn => ({
  at: at(minute),
  speaker: 'citizen',
  text,
  ...more,
});

const anyTurn: fc.Arbitrary<Turn> = fc.record(
  {
    id: fc.constantFrom('1', '2', '3'),
    at: fc.integer({ min: 0, max: 3 }).map(at),
    speaker: fc.constantFrom('citizen' as const, 'bot' as const),
    text: fc.constantFrom('路燈', '路燈不亮', ''),
    answered: fc.boolean(),
  },
  { requiredKeys: ['at', 'speaker', 'text'] },
);

describe('a conversation', () => {
  it('is the same, in whatever order and however often its parts come', () => {
    fc.assert(
      fc.property(fc.array(anyTurn, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (turns, numbers) => {
        const next = (): number => numbers.next().value as number;
        const shuffled = turns.toSorted(() => (next() % 2 === 0 ? 1 : -1));
        const cut = next() % (turns.length + 1);
        const parts = turnsTogether(shuffled.slice(cut), shuffled, shuffled.slice(0, cut));
        expect(parts).toEqual(turnsTogether(turns));
        expect(turnsTogether(parts, turns)).toEqual(parts);
      }),
    );
  });

  it('is read from its beginning to its end', () => {
    const turns = turnsTogether(
      [turn(3, '謝謝'), turn(1, '路燈不亮')],
      [turn(2, '在哪裡？', { speaker: 'bot' })],
    );
    expect(turns.map(({ text }) => text)).toEqual(['路燈不亮', '在哪裡？', '謝謝']);
  });

  it('has a turn once, as long as it became', () => {
    const [short, long] = [turn(1, '路', { id: '1' }), turn(1, '路燈不亮', { id: '1' })];
    expect(turnsTogether([long], [short])).toEqual([long]);
  });

  it('has what was said twice at different times twice', () => {
    expect(turnsTogether([turn(1, '喂'), turn(2, '喂')])).toHaveLength(2);
  });
});

describe('the questions of a conversation', () => {
  const isField = (code: string): boolean => ['traffic', 'works'].includes(code);
  it.each<[string, Turn[], string | null, boolean, object]>([
    ['are one where none is marked', [turn(1, '路燈')], 'works', true, { works: { asked: 1, answered: 1 } }],
    [
      'are of no field where none is known',
      [turn(1, '路燈')],
      '其他問題',
      false,
      { other: { asked: 1, answered: 0 } },
    ],
    [
      'are counted by the field of each, and by the conversation’s where one names none',
      [
        turn(1, '路燈', { topic: 'works', answered: true }),
        turn(2, '公車', { topic: 'traffic', answered: false }),
        turn(3, '還有', { answered: true }),
        turn(4, '謝謝'),
        turn(5, '不客氣', { speaker: 'bot', topic: 'works' }),
      ],
      'works',
      true,
      { works: { asked: 2, answered: 2 }, traffic: { asked: 1, answered: 0 } },
    ],
    [
      'are answered as the conversation was, where a question does not say',
      [turn(1, '路燈', { topic: 'works' })],
      null,
      false,
      { works: { asked: 1, answered: 0 } },
    ],
  ])('%s', (_, turns, topic, resolved, questions) => {
    expect(questionsOf(turns, topic, resolved, isField)).toEqual(questions);
  });
});

describe('what becomes of a conversation', () => {
  it.each([
    [true, true, false, 'inquiry'],
    [true, false, false, 'case'],
    [true, true, true, 'case'],
    [true, false, true, 'case'],
    [false, true, false, 'wait'],
    [false, false, false, 'wait'],
    [false, true, true, 'case'],
    [false, false, true, 'case'],
  ] as const)('ended %s, resolved %s, wants a person %s: %s', (isEnded, resolved, wantsPerson, fate) => {
    expect(fateOf({ isEnded, resolved, wantsPerson })).toBe(fate);
  });
});

describe('what the citizen said', () => {
  const said = [turn(1, ' 路燈不亮 '), turn(2, '哪裡？', { speaker: 'bot' }), turn(3, ''), turn(4, '中正路')];
  it.each([
    ['all of it', 100, '路燈不亮\n中正路'],
    ['its end, where there is no room', 8, '中正路'],
    ['the beginning of the last words, where there is none at all', 2, '中正'],
  ])('is %s', (_, most, text) => {
    expect(descriptionOf(said, most)).toBe(text);
  });
  it('is nothing where nothing was said', () => {
    expect(descriptionOf([turn(1, ' ')], 100)).toBe('');
  });
});
