import { expect, it } from '@jest/globals';
import { cursorOf, keyOf } from './cursor.rules.js';

const key = { at: new Date('2026-11-21T08:00:00.123Z'), id: '01932f5e-7c00-7000-8000-000000000001' };

it('comes back as it was given', () => {
  expect(keyOf(cursorOf(key))).toEqual(key);
});

it.each(['', 'x', Buffer.from('yesterday x').toString('base64url'), `${cursorOf(key)}AAAA`])(
  'refuses %j as a place in a list',
  cursor => {
    expect(() => keyOf(cursor)).toThrow(/INVALID/);
  },
);
