/** What an adapter makes of a message of its telephone system: fields of our own form, not yet checked. Null: no news of a call. */
export type Told = Record<string, string | null | undefined> | null;

/** A message as it came. */
export type Message = Record<string, unknown>;

/** Text and numbers as text; nothing else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;

/** `sip:3021@exchange`, `tel:+886912345678;…`, `N<3021>`: the number in it (ECMA-323, 12.1). */
export const numberIn = (text: string | undefined): string | undefined =>
  text && (/^(?:sips?:|tel:|N<)([^@;>]+)/i.exec(text.trim())?.[1] ?? text);

/** Words by which telephone systems say that a number is not shown. */
const HIDDEN = /^(|anonymous|unknown|private|restricted|unavailable|withheld|<unknown>|p|o)$/i;
export const callerIn = (value: unknown): string | null | undefined => {
  const text = numberIn(textOf(value)?.trim());
  return text !== undefined && HIDDEN.test(text) ? null : text;
};
