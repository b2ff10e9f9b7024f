import { TextDecoder } from 'node:util';

/** As the framework's own reader gives it: a name that comes again has a list. */
export type Form = Record<string, string | string[]>;

const ESCAPED = /%([0-9a-f]{2})/gi;
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
  decoder.decode(
    Buffer.from(
      raw.replaceAll('+', ' ').replace(ESCAPED, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
      'latin1',
    ),
  );

/** In place: a name may come a hundred thousand times. */
function keep(form: Form, name: string, value: string): void {
  const before = form[name];
  if (before === undefined) form[name] = value;
  else if (typeof before === 'string') form[name] = [before, value];
  else before.push(value);
}
