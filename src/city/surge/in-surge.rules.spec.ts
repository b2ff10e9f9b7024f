import { describe, expect, it } from '@jest/globals';
import type { LimitRule } from '../profile.js';
import { inSurge } from './in-surge.rules.js';

const USUAL = { kind: 'complete', hours: 24, ladder: [], pauses: {}, extension: null } satisfies LimitRule;
const RELAXED = { ...USUAL, surges: { storm: { hours: 72 } } };

describe('a limit', () => {
  it('is as usual where no surge is on', () => expect(inSurge(RELAXED, null)).toEqual(USUAL));
  it('is as usual where the surge says nothing of it', () => expect(inSurge(USUAL, 'storm')).toEqual(USUAL));
  it('is as usual in a surge of another name', () => expect(inSurge(RELAXED, 'cold')).toEqual(USUAL));
  it('has the hours of the surge, and its name', () =>
    expect(inSurge(RELAXED, 'storm')).toEqual({ ...USUAL, hours: 72, surge: 'storm' }));
});
