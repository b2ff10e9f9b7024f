import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from '@jest/globals';
import { bytesOfMedia, isMedia, textLengthOf } from './sent-media.rules.js';

const BYTES = Buffer.from([0xff, 0xd8, 0xff, 0xfb, 0xef, 0xbe, 0x3e, 0x3f]);
const TEXT = BYTES.toString('base64');

describe('a photo as text', () => {
  // V8 gives up optimising once a process has seen many expressions, as a server that has run for days has.
  // First of all: what is compiled once stays as it is.
  it('is read where expressions are no longer optimised, however long it is', () => {
    const bytes = Buffer.alloc(10_000_000, 0xfb);
    setFlagsFromString('--no-regexp-optimization');
    try {
      expect(bytesOfMedia(bytes.toString('base64'))?.length).toBe(bytes.length);
      expect(bytesOfMedia(`${bytes.toString('base64')}!`)).toBeNull();
    } finally {
      setFlagsFromString('--regexp-optimization');
    }
  });

  it.each([
    ['plainly', TEXT],
    ['without its padding', TEXT.replace(/=+$/, '')],
    ['in the alphabet of addresses', BYTES.toString('base64url')],
    ['with the head of an address', `data:image/jpeg;base64,${TEXT}`],
    ['in lines', ` ${TEXT.slice(0, 4)}\r\n${TEXT.slice(4)}\n`],
    ['with blanks for what nobody has escaped', TEXT.replaceAll('+', ' ')],
  ])('is read %s', (_how, text) => {
    expect(bytesOfMedia(text)).toEqual(BYTES);
  });

  it.each(['https://example.org/a.jpg', 'a=b', '照片', 'data:image/png,abc', '===='])('is not %s', text => {
    expect(bytesOfMedia(text)).toBeNull();
  });

  it('may be empty, and is as long as its bytes need', () => {
    expect(bytesOfMedia(' ')).toEqual(Buffer.alloc(0));
    const bytes = Buffer.alloc(100_000, 7);
    const lines = bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    expect(lines.length).toBeLessThan(textLengthOf(bytes.length));
  });

  it.each([
    ['media', true],
    ['media[]', true],
    ['media[0]', true],
    ['media_url', false],
    ['mediaType', false],
  ])('stands in %s: %s', (name, expected) => {
    expect(isMedia(name)).toBe(expected);
  });
});
