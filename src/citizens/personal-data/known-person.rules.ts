import { normalisePhone } from '../phone.rules.js';
import type { Found } from './found.js';
import { Reading } from './reading.rules.js';

const SEPARATORS = /[ ·・.,_-]/;
const TITLE = /^(?:先生|小姐|女士|太太|老師|媽媽|爸爸|阿姨|伯伯|大哥|大姐|同學)/;
const CALLED = /(?:我是|我叫|叫我|名叫|叫做|名字叫|名字是)$/;
/** 林森一路 is no petitioner whose name is 林森. */
const PLACE =
  /^[一二三四五六七八九十]{0,2}(?:路|街|大道|巷|里|國小|國中|高中|公園|橋|市場|站|村|區|宮|廟|寺|醫院)/;
const LONGEST = 60;

/** The digits of somebody's telephone in the ways they are written. */
export function waysToWrite(phone: string | null): string[] {
  const spelled = phone === null ? null : normalisePhone(phone);
  if (!spelled) return [];
  const digits = spelled.replace(/\D/g, '');
  if (!digits.startsWith('886')) return digits.length >= 7 ? [digits] : [];
  const national = digits.slice(3);
  const local = /^9/.test(national)
    ? []
    : [national.slice(1), national.slice(2)].filter(one => one.length >= 7);
  return [digits, `00${digits}`, `002${digits}`, `0${national}`, national, ...local];
}

/** The petitioner's own name, however it is spaced, and the given name where somebody is addressed by it. */
export function* findKnownName(reading: Reading, name: string | null): Generator<Found> {
  const known = compact(new Reading((name ?? '').slice(0, LONGEST)).text).text;
  if ([...known].length < 2) return;
  if (/^[\x20-\x7e]{2,60}$/.test(known)) return yield* inLatin(reading, name as string);
  const { text, at } = compact(reading.text);
  yield* inHan(reading, text, at, known, () => true);
  const given = known.slice(1);
  if ([...known].length !== 3) return;
  yield* inHan(
    reading,
    text,
    at,
    given,
    (before, after) => (TITLE.test(after) || CALLED.test(before)) && !before.endsWith(known.slice(0, 1)),
  );
}

function* inHan(
  reading: Reading,
  text: string,
  at: readonly number[],
  name: string,
  fits: (before: string, after: string) => boolean,
): Generator<Found> {
  for (let found = text.indexOf(name); found >= 0; found = text.indexOf(name, found + name.length)) {
    const end = found + name.length;
    reading.looks += 1;
    const [before, after] = [text.slice(Math.max(0, found - 6), found), text.slice(end, end + 6)];
    if ((name.length === 2 && PLACE.test(after)) || !fits(before, after)) continue;
    yield { kind: 'name', ...reading.span(at[found] as number, (at[end - 1] as number) + 1) };
  }
}

/** In either order, as whole words. */
function* inLatin(reading: Reading, name: string): Generator<Found> {
  const words = name.normalize('NFKC').toLowerCase().split(/[ ,]/).filter(Boolean);
  const text = reading.text.toLowerCase();
  const orders = new Set([words.join(' '), [...words].reverse().join(' '), [...words].reverse().join(', ')]);
  for (const order of words.length > 1 || name.length >= 4 ? orders : [])
    for (let found = text.indexOf(order); found >= 0; found = text.indexOf(order, found + order.length)) {
      const end = found + order.length;
      const isWord =
        !/[a-z]$/.test(reading.before(found, 1).toLowerCase()) && !/^[a-z]/i.test(reading.after(end, 1));
      if (isWord) yield { kind: 'name', ...reading.span(found, end) };
    }
}

/** Where the person lives: from the road to the number, with the floor behind it. Not where that is the case's place. */
export function* findKnownAddress(
  reading: Reading,
  address: string | null,
  place: string | null,
): Generator<Found> {
  const core = addressCore(address);
  if (!core || addressCore(place)?.includes(core)) return;
  const { text, at } = compact(oneTai(reading.text));
  for (let found = text.indexOf(core); found >= 0; found = text.indexOf(core, found + core.length)) {
    const rest = /^(?:之\d{1,3})?(?:\d{1,3}(?:樓|F)(?:之\d{1,3})?)?(?:\d{1,4}室)?/i.exec(
      text.slice(found + core.length, found + core.length + 20),
    );
    const end = found + core.length + (rest?.[0].length ?? 0);
    reading.looks += 1;
    yield { kind: 'address', ...reading.span(at[found] as number, (at[end - 1] as number) + 1) };
  }
}

/** 高雄市三民區建工路 415 號 5 樓 → 建工路415號; null where it names no house. */
function addressCore(address: string | null): string | null {
  const text = compact(oneTai(new Reading((address ?? '').slice(0, 200)).text)).text;
  const found = /[^市縣區鄉鎮里村鄰\d]{2,12}(?:路|街|大道|巷)[^號]{0,20}號/.exec(text)?.[0];
  return found && /\d號$|\d之\d{1,3}號$/.test(found) ? found : null;
}

const oneTai = (text: string): string => text.replaceAll('臺', '台');

function compact(text: string): { text: string; at: number[] } {
  const kept: string[] = [];
  const at: number[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const unit = text[place] as string;
    if (SEPARATORS.test(unit)) continue;
    kept.push(unit);
    at.push(place);
  }
  return { text: kept.join(''), at };
}
