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
    const turns = new Turns(2, 2);
    const works = [held(), held(), held(), held()];
    const answers = works.map(({ work }) => turns.take(work).catch((fault: Error) => fault.message));
    const begun = (): boolean[] => works.map(({ hasBegun }) => hasBegun());
    await settled();
    expect(begun()).toEqual([true, true, false, false]);
    await expect(turns.take(held().work)).rejects.toMatchObject(MANY);
    works[1]?.end('badly');
    await settled();
    expect(begun()).toEqual([true, true, true, false]);
    for (const at of [0, 2, 3]) {
      works[at]?.end('well');
      await settled();
    }
    expect(await Promise.all(answers)).toEqual(['done', 'failed', 'done', 'done']);
    expect(await turns.take(() => Promise.resolve('again'))).toBe('again');
  });
});
