import type { Found } from './found.js';
import type { Reading } from './reading.rules.js';

const TITLE = /\b(?:Mr|Mrs|Ms|Miss|Mister|Madam|Dr|Prof|Professor|Auntie|Uncle)\.? /;
/** Says a name, whatever follows. */
const NAMED = /\b(?:my name is|my name's|name is|name:|i am called|caller:?|contact person:?|petitioner:?) /i;
/** Says a name where two names follow. */
const PERHAPS =
  /\b(?:I am|I'm|This is|this is|owner|landlord|neighbou?r|tenant|driver|call|contact|ask for) /;
const NAME = /^[A-Z][a-z'’]{1,20}(?:-[A-Za-z][a-z]{1,20})?$|^[A-Z]\.?$/;
const ANY_WORD = /^[A-Za-z'’-]{2,21}$/;
const NO_NAME = new Set(
  'road rd street st lane alley avenue ave section park station district city county village township school university college hospital temple market bridge building tower company bureau office department police fire station power water corporation hotel clinic dental mall shop store restaurant taiwan taiwanese kaohsiung fengshan zuoying sanmin lingya gushan nanzih cianjin sinsing chinese american japanese the a an not and or at in on of from calling speaking living here your my mrt line bus'.split(
    ' ',
  ),
);
const MOST_WORDS = 3;

/** Mr. Smith; my name is John Smith; this is Mei-Ling Chen speaking. Not: Dr. Sun Yat-sen Road, this is Zhongshan Park. */
export function* findEnglishNames(reading: Reading): Generator<Found> {
  for (const [pattern, least, form] of [
    [TITLE, 1, NAME],
    [NAMED, 1, ANY_WORD],
    [PERHAPS, 2, NAME],
  ] as const)
    for (const match of reading.matches(pattern)) {
      const start = match.index + match[0].length;
      const length = nameLength(reading.after(start, 80), least, form);
      if (length > 0) yield { kind: 'name', ...reading.span(start, start + length) };
    }
}

function nameLength(text: string, least: number, form: RegExp): number {
  let length = 0;
  let words = 0;
  for (const word of text.split(' ').slice(0, MOST_WORDS + 1)) {
    const bare = word.replace(/[^A-Za-z.'’-].{0,80}$|[.]$/s, '');
    const isTitle = words === 0 && /^(?:Mr|Mrs|Ms|Miss|Dr)$/.test(bare);
    // A road or a company is called after somebody.
    if (NO_NAME.has(bare.toLowerCase())) return words > 0 && /^[A-Z]/.test(bare) ? 0 : ended();
    if (isTitle || !form.test(bare) || words === MOST_WORDS) break;
    length += (words > 0 ? 1 : 0) + bare.length;
    words += 1;
    if (bare.length < word.length && !/^[A-Z]\.$/.test(word)) break;
  }
  return ended();

  function ended(): number {
    return words >= least ? length : 0;
  }
}
