import { describe, expect, it } from '@jest/globals';
import { big5 } from '../../../../test/support/mails.js';
import { filesInTnef } from './tnef.rules.js';

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, value >> 8]);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const attribute = (id: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.of(2), u32(id), u32(value.length), value, u16(0)]);
const tnef = (...attributes: Buffer[]): Buffer => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);
const begin = attribute(0x00069002, Buffer.alloc(14));
const title = (name: Buffer | string): Buffer =>
  attribute(0x00018010, Buffer.concat([Buffer.from(name), Buffer.of(0)]));
const data = (content: string): Buffer => attribute(0x0006800f, Buffer.from(content));
const fill = (value: Buffer): Buffer => Buffer.concat([value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
const property = (type: number, id: number, value: Buffer): Buffer =>
  Buffer.concat([u16(type), u16(id), u32(1), u32(value.length), fill(value)]);
const properties = (...all: Buffer[]): Buffer =>
  attribute(0x00069005, Buffer.concat([u32(all.length), ...all]));
const named = Buffer.concat([
  u16(0x1f),
  u16(0x8001),
  Buffer.alloc(16),
  u32(1),
  u32(6),
  fill(Buffer.from('a\0b\0c\0')),
  u32(1),
  u32(2),
  fill(Buffer.from('x\0')),
]);
const number = Buffer.concat([u16(3), u16(0x0e20), u32(7)]);
const seen = (bytes: Uint8Array): unknown =>
  filesInTnef(bytes)?.map(({ name, mime, content }) => [name, mime, Buffer.from(content).toString()]) ?? null;

describe('a winmail.dat', () => {
  it.each<[string, Buffer, unknown]>([
    [
      'with two files',
      tnef(
        attribute(0x00089006, u32(0x10000)),
        begin,
        title('a.txt'),
        data('A'),
        begin,
        data('B'),
        title('b.txt'),
      ),
      [
        ['a.txt', 'application/octet-stream', 'A'],
        ['b.txt', 'application/octet-stream', 'B'],
      ],
    ],
    [
      'with a name in Big5',
      tnef(begin, title(big5('陳情書.doc')), data('A')),
      [['陳情書.doc', 'application/octet-stream', 'A']],
    ],
    [
      'with a longer name beside it, and its kind',
      tnef(
        begin,
        title('A~1.DOC'),
        data('A'),
        properties(
          number,
          named,
          property(0x1f, 0x3707, Buffer.from('陳情書.doc', 'utf16le')),
          property(0x1e, 0x370e, Buffer.from('application/msword\0')),
        ),
      ),
      [['陳情書.doc', 'application/msword', 'A']],
    ],
    [
      'with the file among its properties',
      tnef(
        begin,
        properties(
          property(0x0d, 0x3701, Buffer.concat([Buffer.alloc(16), Buffer.from('A')])),
          property(0x1f, 0x3707, Buffer.from('a.doc', 'utf16le')),
        ),
      ),
      [['a.doc', 'application/octet-stream', 'A']],
    ],
    [
      'with a path for a name',
      tnef(begin, title('C:\\Users\\wang\\a.txt'), data('A')),
      [['a.txt', 'application/octet-stream', 'A']],
    ],
    [
      'with properties that are cut off',
      tnef(
        begin,
        title('a.txt'),
        data('A'),
        attribute(0x00069005, Buffer.concat([u32(9), u16(0x1f), u16(0x3707), u32(1), u32(9_999_999)])),
      ),
      [['a.txt', 'application/octet-stream', 'A']],
    ],
    [
      'with properties of which the last says it is longer than it is',
      tnef(
        begin,
        title('a.txt'),
        data('A'),
        attribute(
          0x00069005,
          Buffer.concat([u32(1), u16(0x1f), u16(0x3707), u32(1), u32(100), Buffer.from('b.txt', 'utf16le')]),
        ),
      ),
      [['a.txt', 'application/octet-stream', 'A']],
    ],
    [
      'that is cut off',
      tnef(begin, title('a.txt'), data('A'), begin, title('b.txt'), data('cut off here')).subarray(0, -6),
      [['a.txt', 'application/octet-stream', 'A']],
    ],
    ['that has no file', tnef(attribute(0x00089006, u32(0x10000))), null],
    [
      'with a length beyond its end',
      tnef(begin, Buffer.concat([Buffer.of(2), u32(0x0006800f), u32(0xffffffff), Buffer.from('A')])),
      null,
    ],
    ['that is something else', Buffer.from('PK\u0003\u0004 and so on'), null],
    ['that is empty', Buffer.alloc(0), null],
  ])('%s', (_what, bytes, files) => {
    expect(seen(bytes)).toEqual(files);
  });
});
