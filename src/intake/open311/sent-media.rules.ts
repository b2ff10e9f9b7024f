const MEDIA = /^media(?:\[\d*\])?$/;
const HEAD = /^data:[^,]{0,100};base64,/i;
const PADDING = /={1,2}$/;
// One sign at a time: a repetition over a whole photo needs a stack that an unoptimised expression does not have.
const NO_BASE64 = /[^A-Za-z0-9+/_-]/;

/** A field that holds a photo itself, as text (klarschiff). */
export const isMedia = (name: string): boolean => MEDIA.test(name);

/** How long the text of so many bytes may be, with a head and its lines broken. */
export const textLengthOf = (bytes: number): number => Math.ceil(bytes / 3) * 4 + Math.ceil(bytes / 20) + 200;

/** The bytes of base64, with or without the head of a `data:` address. Null: it is none. Empty: as good as absent. */
export function bytesOfMedia(text: string): Buffer | null {
  // A `+` that nobody has escaped arrives as a blank.
  const plain = text
    .trim()
    .replace(HEAD, '')
    .replaceAll(/[\r\n\t]/g, '')
    .replaceAll(' ', '+');
  if (plain === '') return Buffer.alloc(0);
  const signs = plain.replace(PADDING, '');
  return signs === '' || NO_BASE64.test(signs) ? null : Buffer.from(signs, 'base64');
}
