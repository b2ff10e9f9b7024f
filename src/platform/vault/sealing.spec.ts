import { describe, expect, it } from '@jest/globals';
import { hashKeyIdOf, hashWith, keyIdOf, openWith as openBytesWith, sealWith, vaultKey } from './sealing.js';

const key = vaultKey(Buffer.alloc(32, 1));
const other = vaultKey(Buffer.alloc(32, 2));
const PHONE = { column: 'citizen.phone', row: '1' };
const ring = new Map([[key.id, key]]);
const openWith = (...sealed: Parameters<typeof openBytesWith>): string => openBytesWith(...sealed).toString();

describe('sealing', () => {
  it.each(['王小明', '', '0912-345-678', '𠮷野家'.repeat(500)])('opens what it sealed: %.12s', text => {
    expect(openWith(ring, sealWith(key, text, PHONE), PHONE)).toBe(text);
  });

  it('shows nothing of the text, and never seals it the same way twice', () => {
    const sealed = sealWith(key, '0912345678', PHONE);
    expect(sealed.includes('0912345678')).toBe(false);
    expect(sealWith(key, '0912345678', PHONE).equals(sealed)).toBe(false);
  });

  it('refuses a text of which any one bit was changed', () => {
    const sealed = sealWith(key, '王小明', PHONE);
    for (let i = 0; i < sealed.length; i++) {
      const forged = Buffer.from(sealed);
      forged[i] = (forged[i] as number) ^ 1;
      expect(() => openWith(ring, forged, PHONE)).toThrow();
    }
  });

  it('does not open with another key, not even one that claims the same id', () => {
    const sealed = sealWith(key, '王小明', PHONE);
    expect(() => openWith(new Map([[other.id, other]]), sealed, PHONE)).toThrow(key.id);
    expect(() => openWith(new Map([[key.id, { ...other, id: key.id }]]), sealed, PHONE)).toThrow();
  });

  it.each([
    ['another row', { column: 'citizen.phone', row: '2' }],
    ['another column', { column: 'citizen.name', row: '1' }],
    ['a place that is written alike', { column: 'citizen', row: 'phone1' }],
  ])('does not open what was moved to %s', (_where, place) => {
    expect(() => openWith(ring, sealWith(key, '0912345678', PHONE), place)).toThrow();
  });

  it.each([0, 1, 36])('refuses %i bytes as nothing sealed', length => {
    expect(() => openWith(ring, Buffer.alloc(length, 1), PHONE)).toThrow('nothing sealed');
  });

  it('opens bytes as they were, and says by the first of them which key it needs', () => {
    const photo = Buffer.from([0xff, 0xd8, 0, 255, 1]);
    const sealed = sealWith(key, photo, PHONE);
    expect(openBytesWith(ring, sealed, PHONE)).toEqual(photo);
    expect([keyIdOf(sealed.subarray(0, 9)), keyIdOf(photo)]).toEqual([key.id, null]);
  });

  it('keeps what an older key sealed readable beside a newer one', () => {
    const both = new Map([key, other].map(k => [k.id, k]));
    expect(
      openWith(both, sealWith(other, 'new', PHONE), PHONE) +
        openWith(both, sealWith(key, 'old', PHONE), PHONE),
    ).toBe('newold');
  });
});

it('hashes for look-up: the same for the same text and key only', () => {
  expect(hashWith(key, '+886912345678')).toEqual(hashWith(key, '+886912345678'));
  expect(hashWith(key, '+886912345678')).not.toEqual(hashWith(key, '+886912345679'));
  expect(hashWith(key, '+886912345678')).not.toEqual(hashWith(other, '+886912345678'));
  expect(hashKeyIdOf(hashWith(key, 'a'))).toBe(key.id);
});
