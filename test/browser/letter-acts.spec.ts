import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../src/console/mailbox/failures.js';
import { missingFor, standingOf } from '../../src/console/mailbox/letter-acts.js';

type LetterInFull = Parameters<typeof missingFor>[1];

const letterWith = (facts: Partial<LetterInFull>): LetterInFull =>
  ({
    state: 'confirmed',
    text: '內容',
    isReady: false,
    answeredAt: null,
    cases: [],
    ...facts,
  }) as LetterInFull;
const caseOf = (number: string, isSettled: boolean) =>
  ({ number, isSettled }) as LetterInFull['cases'][number];

describe('a letter', () => {
  it.each([
    [{ state: 'waiting' }, 'waiting'],
    [{ state: 'expired' }, 'expired'],
    [{}, 'in_hand'],
    [{ isReady: true }, 'ready'],
    [{ answeredAt: '2026-11-20T00:00:00Z' }, 'answered'],
    // Another result since then: it is told as well.
    [{ answeredAt: '2026-11-20T00:00:00Z', isReady: true }, 'ready'],
  ] as [Partial<LetterInFull>, string][])('with %j is %s', (facts, standing) => {
    expect(standingOf(letterWith(facts))).toBe(standing);
  });

  it('says why something cannot be done to it', () => {
    const waiting = letterWith({ state: 'waiting' });
    expect(missingFor('send-link', waiting)).toBeNull();
    expect(missingFor('send-link', letterWith({ state: 'expired' }))).toBeNull();
    expect(missingFor('send-link', letterWith({ state: 'expired', text: null }))?.why).toBe('forgotten');
    expect(missingFor('send-link', letterWith({}))?.why).toBe('confirmed');
    expect(missingFor('divide', waiting)?.why).toBe('unconfirmed');
    expect(missingFor('divide', letterWith({}))).toBeNull();
    expect(missingFor('answer', waiting)?.why).toBe('unconfirmed');
    expect(missingFor('answer', letterWith({}))?.why).toBe('noCases');
    const cases = [caseOf('P1', true), caseOf('D2', false), caseOf('D3', false)];
    expect(missingFor('answer', letterWith({ cases }))).toEqual({ why: 'open', numbers: ['D2', 'D3'] });
    expect(missingFor('answer', letterWith({ cases: [caseOf('P1', true)] }))).toBeNull();
  });
});

it.each([
  ['550 5.1.1', 'unknownAddress'],
  ['5.1.10', 'unknownAddress'],
  ['550', 'unknownAddress'],
  ['550 5.2.1', 'disabled'],
  ['552 5.2.2', 'full'],
  ['452 4.2.2', 'full'],
  ['552', 'full'],
  ['552 5.3.4', 'tooLarge'],
  ['450 4.4.1', 'route'],
  ['550 5.7.1', 'refused'],
  ['554', 'refused'],
  ['ESOCKET', 'gateway'],
  ['EAUTH', 'gateway'],
  ['NO_ADDRESS', 'noAddress'],
  ['451 4.3.2', 'other'],
  ['ERROR', 'other'],
  [null, 'other'],
])('a mail that came to %s says what to do about it: %s', (code, failure) => {
  expect(failureOf(code)).toBe(failure);
});
