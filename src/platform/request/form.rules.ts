import { TextDecoder } from 'node:util';

/** As the framework's own reader gives it: a name that comes again has a list. */
export type Form = Record<string, string | string[]>;

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]+)/i;

/** The fields of a form, in UTF-8 or the character set its type names. Null: it cannot be read as text. */
export function readForm(body: Buffer, contentType: string): Form | null {
  const decoder = decoderFor(CHARSET.exec(contentType)?.[1] ?? 'utf-8');
  if (!decoder) return null;
  const form: Form = Object.create(null) as Form;
  try {
    for (const pair of body.toString('latin1').split('&')) {
      if (pair === '') continue;
      const at = pair.indexOf('=');
      const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      keep(form, textOf(name, decoder), textOf(value, decoder));
    }
  } catch {
    return null;
  }
  return '__proto__' in form ? null : form;
}

function decoderFor(charset: string): TextDecoder | null {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return null;
  }
}

/** Bytes stand for characters until the end: only all of them together are text. */
const textOf = (raw: string, decoder: TextDecoder): string =>
  decoder.decode(unescaped(Buffer.from(raw, 'latin1')));

const [PERCENT, PLUS, BLANK] = [0x25, 0x2b, 0x20];

/** In place, byte by byte: a value may be a photo of ten megabytes. */
function unescaped(bytes: Buffer): Buffer {
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const escaped = byte === PERCENT ? hexOf(bytes[at + 1]) * 16 + hexOf(bytes[at + 2]) : Number.NaN;
    const isEscaped = !Number.isNaN(escaped);
    bytes[length] = isEscaped ? escaped : byte === PLUS ? BLANK : byte;
    length += 1;
    if (isEscaped) at += 2;
  }
  return bytes.subarray(0, length);
}

function hexOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** In place: a name may come a hundred thousand times. */
function keep(form: Form, name: string, value: string): void {
  const before = form[name];
  if (before === undefined) form[name] = value;
  else if (typeof before === 'string') form[name] = [before, value];
  else before.push(value);
}
