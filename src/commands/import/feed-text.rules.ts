import { RejectedLine } from '../replay/line.rules.js';

export const MOST_PLACE = 500;
const NUMBER = /^[\p{L}\p{N}_-]{1,40}$/u;
/** Everything a database or a screen could stumble over, but for the end of a line and a tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g;

/** How a system that knows Big5 only writes other characters: 亞&#23738;. */
const REFERENCE = /&#(?:(\d{1,7})|x([\da-f]{1,6}));/gi;
const HIGHEST = 0x10ffff;

/** Half a character without its other half cannot be stored. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** What stands in a field, whatever kind of value it is; an object or a list is nothing. */
export function textOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  const text = value.replace(REFERENCE, (all, decimal, hex) => {
    const point = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return point <= HIGHEST ? String.fromCodePoint(point) : all;
  });
  return wellFormed(text).replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
}

/** As much of a text as there is room for; `tell` hears when that is not all. Whole characters only. */
export function fitted(text: string, most: number, name: string, tell: (what: string) => void): string {
  if (text.length <= most) return text;
  tell(`${name} has ${text.length} characters: only the first ${most - 1} are taken`);
  return shortened(text, most);
}

/** Half a character at the end is none. */
export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** The number of a case in the old system: what makes the import repeatable. */
export function numberOf(value: unknown, name: string): string {
  const text = textOf(value).normalize('NFKC');
  if (text === '') throw new RejectedLine(`it has no ${name}`);
  if (!NUMBER.test(text)) throw new RejectedLine(`${name} is no case number`);
  return text;
}

/** A position; null where there is none. Both 0 says that nobody filled it in. */
export function pointOf(lng: unknown, lat: unknown): { lng: number; lat: number } | 'unreadable' | null {
  const texts = [textOf(lng), textOf(lat)];
  if (texts.every(text => text === '' || Number(text) === 0)) return null;
  const [x, y] = texts.map(text => (text === '' ? Number.NaN : Number(text))) as [number, number];
  return Number.isFinite(x) && Number.isFinite(y) ? { lng: x, lat: y } : 'unreadable';
}
