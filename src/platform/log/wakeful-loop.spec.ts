import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { type Clock, install } from '@sinonjs/fake-timers';
import { WakefulLoop } from './wakeful-loop.js';

const FLOOR_MS = 1000;

let timers: Clock;
let steps: number;
let step: () => Promise<boolean | number>;
let loop: WakefulLoop;
beforeEach(() => {
  timers = install();
  Logger.overrideLogger(false);
  steps = 0;
  step = async () => false;
  loop = new WakefulLoop(
    'test',
    () => {
      steps += 1;
      return step();
    },
    FLOOR_MS,
  );
});
afterEach(async () => {
  await loop.stop();
  timers.uninstall();
  Logger.overrideLogger(new Logger());
});

const fails = async (): Promise<boolean> => {
  throw new Error('the disk is full');
};

/** How often it has tried by the end of each of these milliseconds. */
async function stepsAfter(...pauses: number[]): Promise<number[]> {
  const seen: number[] = [];
  for (const pause of pauses) {
    await timers.tickAsync(pause);
    seen.push(steps);
  }
  return seen;
}

describe('a loop', () => {
  it('goes on at once while there is more, and when it is woken; else it rests', async () => {
    step = async () => steps < 3;
    loop.start();
    expect(await stepsAfter(0, FLOOR_MS - 1, 1)).toEqual([3, 3, 4]);
    loop.wake();
    expect(await stepsAfter(0)).toEqual([5]);
  });

  it('rests for as long as it is told, but no longer than it may, and can be woken earlier', async () => {
    step = async () => [100, 5000, 50][steps - 1] ?? false;
    loop.start();
    expect(await stepsAfter(0, 99, 1, FLOOR_MS - 1, 1)).toEqual([1, 1, 2, 2, 3]);
    loop.wake();
    expect(await stepsAfter(0)).toEqual([4]);
  });

  it('rests longer after every error, up to five seconds', async () => {
    step = fails;
    loop.start();
    expect(await stepsAfter(0, 499, 1, 999, 1, 1999, 1, 3999, 1)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5]);
    expect(await stepsAfter(4999, 1, 4999, 1)).toEqual([5, 6, 6, 7]);
  });

  it('is not hurried by what happens meanwhile, or a fault would be met with every event', async () => {
    step = fails;
    loop.start();
    await stepsAfter(0);
    loop.wake();
    expect(await stepsAfter(499, 1)).toEqual([1, 2]);
    step = () => {
      loop.wake();
      return fails();
    };
    expect(await stepsAfter(1000, 1999, 1)).toEqual([3, 3, 4]);
  });

  it('is as quick as before once it has succeeded', async () => {
    step = async () => {
      if (steps % 3 > 0) throw new Error('no');
      return false;
    };
    loop.start();
    expect(await stepsAfter(0, 500, 1000, FLOOR_MS, 500)).toEqual([1, 2, 3, 4, 5]);
  });

  it('can be stopped while it rests after an error', async () => {
    step = fails;
    loop.start();
    await stepsAfter(0);
    await loop.stop();
    expect(await stepsAfter(60_000)).toEqual([1]);
  });
});
