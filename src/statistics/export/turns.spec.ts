import { describe, expect, it } from '@jest/globals';
import { Turns } from './turns.js';

const MANY = { code: 'TOO_MANY_FILES' };

/** Works until it is told to end. */
function held(): {
  work: () => Promise<string>;
  end: (with_: 'well' | 'badly') => void;
  hasBegun: () => boolean;
} {
  let begun = false;
  let end: (with_: 'well' | 'badly') => void = () => {};
  const ended = new Promise<string>((resolve, reject) => {
    end = with_ => (with_ === 'well' ? resolve('done') : reject(new Error('failed')));
  });
  return {
    work: () => {
      begun = true;
      return ended;
    },
    end: with_ => end(with_),
    hasBegun: () => begun,
  };
}
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('Turns', () => {
  it('let so many work at once, the others in their order, and no more wait than may', async () => {
    const turns = new Turns(2, { waiting: 2, ofOne: 3 });
    const works = [held(), held(), held(), held()];
    const answers = works.map(({ work }, i) =>
      turns.take(`${i}`, work).catch((fault: Error) => fault.message),
    );
    const begun = (): boolean[] => works.map(({ hasBegun }) => hasBegun());
    await settled();
    expect(begun()).toEqual([true, true, false, false]);
    await expect(turns.take('another', held().work)).rejects.toMatchObject(MANY);
    works[1]?.end('badly');
    await settled();
    expect(begun()).toEqual([true, true, true, false]);
    for (const at of [0, 2, 3]) {
      works[at]?.end('well');
      await settled();
    }
    expect(await Promise.all(answers)).toEqual(['done', 'failed', 'done', 'done']);
    expect(await turns.take('another', () => Promise.resolve('again'))).toBe('again');
  });

  it('are for all: one person has no more than so many of them, at work and waiting', async () => {
    const turns = new Turns(1, { waiting: 9, ofOne: 2 });
    const works = [held(), held(), held()];
    const answers = works.map(({ work }, i) => turns.take(i < 2 ? 'one' : 'other', work));
    await expect(turns.take('one', held().work)).rejects.toMatchObject(MANY);
    for (const { end } of works) {
      end('well');
      await settled();
    }
    expect(await Promise.all(answers)).toEqual(['done', 'done', 'done']);
    expect(await turns.take('one', () => Promise.resolve('again'))).toBe('again');
  });
});
