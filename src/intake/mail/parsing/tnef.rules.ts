import { textOf } from './charset.rules.js';
import type { MailAttachment } from './read-mail.js';

const SIGNATURE = 0x223e9f78;
const HEAD_BYTES = 6;
/** level, id, length; and the sum after the data. */
const ATTRIBUTE_BYTES = 9;
const SUM_BYTES = 2;
/** Attributes (MS-OXTNEF 2.1.3.2). */
const BEGINS_FILE = 0x00069002;
const TITLE = 0x00018010;
const DATA = 0x0006800f;
const PROPERTIES = 0x00069005;
/** Properties (MS-OXPROPS): the file itself, where it does not stand beside them; its long name; what its sender said it is. */
const CONTENT = 0x3701;
const LONG_NAME = 0x3707;
const MIME_TAG = 0x370e;

/** The files in a winmail.dat, as Outlook packs them for its own kind. Null: it is none, or broken beyond use. */
export function filesInTnef(bytes: Uint8Array): MailAttachment[] | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < HEAD_BYTES || data.readUInt32LE(0) !== SIGNATURE) return null;
  const files: MailAttachment[] = [];
  let file: MailAttachment | undefined;
  for (const { id, value } of attributesOf(data)) {
    if (id === BEGINS_FILE) {
      file = { name: null, mime: 'application/octet-stream', content: Buffer.alloc(0) };
      files.push(file);
    }
    if (!file) continue;
    if (id === TITLE) file.name ??= nameOf(value);
    if (id === DATA) file.content = value;
    if (id === PROPERTIES) Object.assign(file, saidOf(value));
  }
  const full = files.filter(({ content }) => content.byteLength > 0);
  return full.length > 0 ? full : null;
}

/** As far as they go: what was cut off is left out. */
function* attributesOf(data: Buffer): Generator<{ id: number; value: Buffer }> {
  let at = HEAD_BYTES;
  while (at + ATTRIBUTE_BYTES <= data.length) {
    const id = data.readUInt32LE(at + 1);
    const length = data.readUInt32LE(at + 5);
    const begin = at + ATTRIBUTE_BYTES;
    if (begin + length > data.length) return;
    yield { id, value: data.subarray(begin, begin + length) };
    at = begin + length + SUM_BYTES;
  }
}

const nameOf = (value: Buffer): string | null =>
  textOf(value, null).split('\0', 1).join().split(/[\\/]/).at(-1)?.trim().slice(-MOST_NAME) || null;

const MOST_NAME = 150;

/** What the properties of a file say about it; nothing where they are broken. */
function saidOf(data: Buffer): Partial<MailAttachment> {
  const said: Partial<MailAttachment> = {};
  try {
    for (const { id, text, value } of propertiesOf(data)) {
      if (id === CONTENT && value.length > 0) said.content = value;
      if (id === LONG_NAME && text) said.name = nameOf(Buffer.from(text));
      if (id === MIME_TAG && /^[\w.+-]{1,60}\/[\w.+-]{1,100}$/.test(text)) said.mime = text.toLowerCase();
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return said;
}

const FIXED: Record<number, number> = {
  ...{ 1: 4, 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4 },
  ...{ 20: 8, 64: 8, 72: 16 },
};
const OBJECT = 0x0d;
const INTERFACE_BYTES = 16;
const TEXT = 0x1e;
const UNICODE = 0x1f;
const MANY = 0x1000;
const NAMED = 0x8000;
const MOST_PROPERTIES = 1000;

/** MS-OXTNEF 2.1.3.4. A RangeError where it is cut off or lies about its lengths. */
function* propertiesOf(data: Buffer): Generator<{ id: number; text: string; value: Buffer }> {
  const count = Math.min(data.readUInt32LE(0), MOST_PROPERTIES);
  let at = 4;
  for (let nth = 0; nth < count; nth += 1) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= NAMED) {
      const isText = data.readUInt32LE(at + 16) !== 0;
      at += isText ? 24 + padded(data.readUInt32LE(at + 20)) : 24;
    }
    const kind = type & ~MANY;
    const size = FIXED[kind];
    const hasCount = size === undefined || (type & MANY) !== 0;
    const values = Math.min(hasCount ? data.readUInt32LE(at) : 1, MOST_PROPERTIES);
    if (hasCount) at += 4;
    let text = '';
    let last: Buffer = Buffer.alloc(0);
    for (let one = 0; one < values; one += 1) {
      const length = size ?? data.readUInt32LE(at);
      const begin = size === undefined ? at + 4 : at;
      if (begin + length > data.length) throw new RangeError('It is cut off.');
      const value = data.subarray(begin, begin + length);
      // An object begins with the id of its interface.
      last = kind === OBJECT ? value.subarray(INTERFACE_BYTES) : value;
      if (kind === UNICODE) text = value.toString('utf16le').split('\0', 1).join();
      if (kind === TEXT) text = textOf(value, null).split('\0', 1).join();
      at = begin + padded(length);
    }
    yield { id, text, value: last };
  }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;
