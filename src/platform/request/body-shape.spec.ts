import { expect, it } from '@jest/globals';
import { isMonstrous } from './body-shape.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
const wide = (values: number): object => Object.fromEntries(Array.from({ length: values }, (_, i) => [i, i]));

it.each<[string, unknown, boolean]>([
  ['nothing', undefined, false],
  ['a text, however long', 'x'.repeat(1_000_000), false],
  ['as many values as may be', wide(5_000), false],
  ['one more', wide(5_001), true],
  ['as many, in several layers', { a: wide(2_500), b: Array.from({ length: 2_498 }, () => 1) }, false],
  ['one more, in several layers', { a: wide(2_500), b: Array.from({ length: 2_499 }, () => 1) }, true],
  ['as deep as may be', nested(21), false],
  ['one deeper', nested(22), true],
  ['a hundred thousand deep', nested(100_000), true],
])('A body of %s', (_what, body, monstrous) => {
  expect(isMonstrous(body)).toBe(monstrous);
});
