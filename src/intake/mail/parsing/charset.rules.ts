import iconv from 'iconv-lite';

/** What says nothing: what a mail program writes by itself, whatever the text is in. */
const SAYS_NOTHING =
  /^$|^(us-?)?ascii$|^ansi_x3|^unknown|^x-unknown|^default|^binary|^8-?bit|^7-?bit|^(iso-?8859-?1|latin-?1|windows-?1252|cp1252)$/;
/** Into its characters of two bytes and out of them, after the control character that nobody types. */
const ESCAPES = ['\u001b$@', '\u001b$B', '\u001b(B', '\u001b(J'];
const STATEFUL = /^(iso-?2022-?jp|jis|csiso2022jp)/;

/**
 * The text of these bytes. What their label says is believed unless they cannot be that: mail comes in Big5 that is
 * called ASCII, in UTF-8 that is called Big5, and in eight bits that are called nothing.
 */
export function textOf(bytes: Buffer, label: string | null): string {
  const said = (label ?? '').trim().toLowerCase();
  const marked = ofMark(bytes);
  if (marked !== null) return marked;
  if (isPlain(bytes)) return ofSevenBits(bytes, said);
  const utf8 = cleanly(bytes, 'utf-8');
  const labelled = SAYS_NOTHING.test(said) || isUtf8(said) ? null : cleanly(bytes, said);
  // Chinese takes three bytes a character in UTF-8, and no text of another kind falls into such threes by chance.
  if (utf8 !== null && (labelled === null || /[\u0800-\uffff]|[\ud800-\udbff]/.test(utf8))) return utf8;
  return labelled ?? guessed(bytes) ?? leniently(bytes, said);
}

const isPlain = (bytes: Buffer): boolean => bytes.every(byte => byte < 0x80);
const isUtf8 = (label: string): boolean => /^utf-?8$|^unicode-1-1-utf-8$/.test(label);

function ofMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be');
  return null;
}

function ofSevenBits(bytes: Buffer, label: string): string {
  const text = bytes.toString('latin1');
  if (STATEFUL.test(label) || ESCAPES.some(one => text.includes(one)))
    return new TextDecoder('iso-2022-jp').decode(bytes);
  if (/^(unicode-1-1-)?utf-?7$/.test(label)) return iconv.decode(bytes, 'utf-7');
  if (/^utf-?16/.test(label)) return iconv.decode(bytes, label);
  return text;
}

/** By this label; null where it is none, or where the bytes are not all of it. */
function cleanly(bytes: Buffer, label: string): string | null {
  if (!iconv.encodingExists(label)) return null;
  const text = iconv.decode(bytes, label);
  return text.includes('\ufffd') ? null : text;
}

/**
 * Of bytes that nobody names: Big5 where most are of the 5,401 characters in daily use (its first level, A4 to C6), which
 * is what Chinese looks like and the accents of a European text do not; else its mainland counterpart, by the same rule.
 */
function guessed(bytes: Buffer): string | null {
  if (shareOf(bytes, 0xa1, 0xc6) > MOSTLY) return cleanly(bytes, 'big5');
  if (shareOf(bytes, 0xa1, 0xd7) > MOSTLY) return cleanly(bytes, 'gb18030');
  return null;
}

const MOSTLY = 0.7;

/** Of the characters of two bytes, how many begin in this range; 0 where a byte has no second one. */
function shareOf(bytes: Buffer, from: number, to: number): number {
  let pairs = 0;
  let within = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (trail < 0x40) return 0;
    pairs += 1;
    if (lead >= from && lead <= to) within += 1;
    at += 1;
  }
  return pairs === 0 ? 0 : within / pairs;
}

/** Whatever can be read of it. */
function leniently(bytes: Buffer, label: string): string {
  if (isUtf8(label)) return bytes.toString('utf8');
  if (SAYS_NOTHING.test(label) || !iconv.encodingExists(label)) return iconv.decode(bytes, 'windows-1252');
  return iconv.decode(bytes, label);
}
