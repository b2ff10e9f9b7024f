import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseNumber, checkDigit, isCaseNumber } from './case-number.rules.js';

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 13, maxLength: 13 });

describe('a case number', () => {
  it.each([
    ['dispatch', '2026-11-21T10:00:00+08:00', 42, 'D20261121-00042-0'],
    ['petition', '2026-11-21T10:00:00+08:00', 42, 'P20261121-00042-0'],
    ['dispatch', '2026-11-20T16:00:00Z', 0, 'D20261121-00000-8'],
    ['dispatch', '2026-11-20T15:59:59Z', 0, 'D20261120-00000-9'],
    ['dispatch', '2016-11-01T00:01:07+08:00', 99_999, 'D20161101-99999-9'],
    ['dispatch', '2016-11-01T00:01:07+08:00', 100_000, 'D20161101-00000-4'],
  ] as const)('of a %s received at %s with serial %i is %s', (kind, receivedAt, serial, expected) => {
    expect(caseNumber(kind, new Date(receivedAt), serial)).toBe(expected);
  });
});

describe('the check digit', () => {
  it.each([
    ['7992739871', 3],
    ['0', 0],
    ['4992739871', 6],
  ])('of %s is %i, by Luhn', (text, expected) => {
    expect(checkDigit(text)).toBe(expected);
  });

  it('notices every single wrong digit', () => {
    const wrong = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(digits, fc.nat(12), wrong, (text, place, step) => {
        const other = String((Number(text[place]) + step) % 10);
        expect(checkDigit(text.slice(0, place) + other + text.slice(place + 1))).not.toBe(checkDigit(text));
      }),
    );
  });

  it('notices two neighbours that changed places, except 0 and 9', () => {
    fc.assert(
      fc.property(digits, fc.nat(11), (text, place) => {
        const [a, b] = [text[place] as string, text[place + 1] as string];
        fc.pre(a !== b && !(a + b === '09' || a + b === '90'));
        const swapped = text.slice(0, place) + b + a + text.slice(place + 2);
        expect(checkDigit(swapped)).not.toBe(checkDigit(text));
      }),
    );
  });
});

it.each([
  ['D20261121-00042-0', true],
  ['P20261121-00042-0', true],
  ['D20261121-00042-1', false],
  ['D20261121-00024-0', false],
  ['X20261121-00042-0', false],
  ['D20261121-00042-0 ', false],
  ['', false],
])('%s is a number that could be of a case: %s', (text, is) => {
  expect(isCaseNumber(text)).toBe(is);
});
