import { textOf } from './charset.rules.js';

const WORDS = /=\?([^?\s]{1,60})\?([BbQq])\?([^?]*)\?=(?:\s+(?==\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=))?/g;
const WORD_RUN = /(?:=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=)(?:\s+=\?[^?\s]{1,60}\?[BbQq]\?[^?]*\?=)*/g;

/**
 * A header line of bytes (one a character) in UTF-8 and in no other way: bytes that nobody encoded are read for what they
 * most likely are, and encoded words are encoded anew, those of one label joined first (a character is often cut in two
 * between them). A comma within a name stays within it.
 */
export function inUtf8(line: string): string {
  const worded = line.replace(WORD_RUN, run => wordsAnew(run));
  if (!/[\x80-\xff]/.test(worded)) return worded;
  return Buffer.from(textOf(Buffer.from(worded, 'latin1'), null), 'utf8').toString('latin1');
}

function wordsAnew(run: string): string {
  const parts: { label: string; bytes: Buffer[] }[] = [];
  for (const [, name = '', how = '', text = ''] of run.matchAll(WORDS)) {
    const label = (name.split('*')[0] as string).toLowerCase();
    const last = parts.at(-1);
    const bytes = bytesOf(text, how);
    if (last?.label === label) last.bytes.push(bytes);
    else parts.push({ label, bytes: [bytes] });
  }
  const text = parts.map(({ label, bytes }) => textOf(Buffer.concat(bytes), label)).join('');
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function bytesOf(text: string, how: string): Buffer {
  if (how.toUpperCase() === 'B') return Buffer.from(text, 'base64');
  const plain = text
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
