import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { UnreadableFile } from './unreadable-file.js';

/** A year of a large city has less. */
const MOST_BYTES = 256 * 1024 * 1024;

/** UTF-8 with or without a mark, UTF-16 with one, or Big5; packed or not, whatever the name says. */
export function textOfBytes(bytes: Buffer, name: string): string {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked && name.endsWith('.gz'))
    throw new UnreadableFile('The file is named .gz, but it is no gzip file.');
  const plain = isPacked ? unpacked(bytes) : bytes;
  if (plain.length > MOST_BYTES) throw tooLarge();
  if (plain[0] === 0xff && plain[1] === 0xfe) return iconv.decode(plain, 'utf16-le');
  if (plain[0] === 0xfe && plain[1] === 0xff) return iconv.decode(plain, 'utf16-be');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    const text = iconv.decode(plain, 'big5');
    if (text.includes('\ufffd'))
      throw new UnreadableFile('The text is neither UTF-8 nor Big5, or ends in the middle of a character.');
    return text;
  }
}

function unpacked(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

const tooLarge = (): UnreadableFile =>
  new UnreadableFile('The file holds more than 256 MB. Import it in parts; nothing was imported.');
