import { expect, it } from '@jest/globals';
import { supplementState } from './supplement.rules.js';

const at = (day: number): Date => new Date(`2026-11-${day}T00:00:00+08:00`);

it.each([
  ['waits', { by: at(20), suppliedAt: null, to: null }, at(19), 'asked'],
  ['waits until the last moment', { by: at(20), suppliedAt: null, to: null }, at(20), 'asked'],
  ['has not come in time', { by: at(20), suppliedAt: null, to: null }, at(21), 'overdue'],
  ['waits for ever', { by: null, suppliedAt: null, to: null }, at(30), 'asked'],
  ['came', { by: at(20), suppliedAt: at(19), to: at(19) }, at(30), 'supplied'],
  ['came late', { by: at(20), suppliedAt: at(25), to: at(25) }, at(30), 'supplied'],
  ['is waited for no more', { by: at(20), suppliedAt: null, to: at(19) }, at(30), 'not_supplied'],
] as const)('what was asked for %s', (_, asked, now, state) => {
  expect(supplementState(asked, now)).toBe(state);
});
