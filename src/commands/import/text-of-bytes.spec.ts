import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { textOfBytes } from './text-of-bytes.js';
import { UnreadableFile } from './unreadable-file.js';

const TEXT = '[{"FileNo_":"INS1","BeforeDesc_":"路燈不亮，建請查處"}]';

describe('the bytes of a file', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`)],
    ['Big5', iconv.encode(TEXT, 'big5')],
    ['UTF-16 with a mark', iconv.encode(TEXT, 'utf16', { addBOM: true })],
  ])('are read as %s, packed or not', (_what, bytes) => {
    expect(textOfBytes(bytes, 'feed.json')).toBe(TEXT);
    expect(textOfBytes(gzipSync(bytes), 'feed.json.gz')).toBe(TEXT);
    expect(textOfBytes(gzipSync(bytes), 'feed')).toBe(TEXT);
  });

  it('keep characters beyond the first plane', () => {
    expect(textOfBytes(Buffer.from('𠮷野家😀'), 'a')).toBe('𠮷野家😀');
  });

  it('are refused when they are neither, or are not what the name says', () => {
    expect(() => textOfBytes(Buffer.from([0x80, 0xff, 0x00, 0xfe]), 'a')).toThrow(UnreadableFile);
    expect(() => textOfBytes(Buffer.from(TEXT), 'a.gz')).toThrow(/no gzip file/);
  });

  it('are refused when they unpack to more than there is room for', () => {
    const bomb = gzipSync(Buffer.alloc(257 * 1024 * 1024), { level: 1 });
    expect(() => textOfBytes(bomb, 'a.gz')).toThrow(/more than 256 MB/);
  });
});
