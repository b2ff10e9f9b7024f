import { fileTypeFromStream } from 'file-type';
import { type FileType, typeOfMime, typeOfText } from './document-types.rules.js';

/** Of a text: enough to see a mail's headers, or a page. */
const START = 64 * 1024;
const ENCODINGS = ['utf-8', 'big5'] as const;

/** By what it holds, never by its name or by what its sender says. Null: nothing that is taken. */
export async function typeOfContent(open: () => AsyncIterable<Buffer>): Promise<FileType | null> {
  const known = typeOfMime((await byItsMarks(open())) ?? '');
  if (known) return known;
  // A letter may begin like the first bytes of something else; whether it is text is another question.
  for (const encoding of ENCODINGS) {
    const start = await textOf(open(), encoding);
    if (start !== null) return typeOfText(start);
  }
  return null;
}

async function byItsMarks(content: AsyncIterable<Buffer>): Promise<string | null> {
  const pieces = content[Symbol.asyncIterator]();
  try {
    const stream = ReadableStream.from({ [Symbol.asyncIterator]: () => pieces });
    return (await fileTypeFromStream(stream))?.mime ?? null;
  } catch {
    return null;
  } finally {
    await pieces.return?.();
  }
}

/** The beginning of it, where all of it is text. */
async function textOf(
  content: AsyncIterable<Buffer>,
  encoding: (typeof ENCODINGS)[number],
): Promise<string | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let start = '';
  try {
    for await (const piece of content) {
      const text = decoder.decode(piece, { stream: true });
      if (text.includes('\0')) return null;
      if (start.length < START) start += text;
    }
    start += decoder.decode();
  } catch {
    return null;
  }
  return start === '' ? null : start.slice(0, START);
}
