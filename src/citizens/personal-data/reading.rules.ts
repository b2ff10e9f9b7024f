/** As it was typed, from `start` up to, not including, `end`; in UTF-16 units, as JavaScript counts. */
export interface Span {
  start: number;
  end: number;
}

const INVISIBLE = /^\p{Default_Ignorable_Code_Point}$/u;
const DASH = /[\u2010-\u2015\u2212\u2500\uff0d\u30fc\ufe63]/;
const DIGITS_IN_WORDS = '零一二三四五六七八九';
/** Seven digits or more in words are a number; fewer may be a date or a road. */
const SPELLED_NUMBER = /[〇零一二三四五六七八九](?:[- ]?[〇零一二三四五六七八九]){6,19}/g;

/**
 * A text in one spelling, so that nobody hides a number by typing it in full width, in words or with something
 * invisible inside. What is found is answered in places of what was typed. Every look beyond one character is counted
 * and bounded: the work grows with the length of the text and with nothing that is in it.
 */
export class Reading {
  readonly text: string;
  /** The same, as long, with numbers that are spelled in words as digits. */
  readonly inDigits: string;
  looks = 0;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(readonly typed: string) {
    const folded: string[] = [];
    let at = 0;
    for (const character of typed) {
      const end = at + character.length;
      for (const unit of spelled(character)) {
        folded.push(unit);
        this.starts.push(at);
        this.ends.push(end);
      }
      at = end;
    }
    this.text = folded.join('');
    this.inDigits = this.text.replace(SPELLED_NUMBER, found => found.replace(/[^- ]/g, digitOf));
  }

  before(at: number, length: number): string {
    this.looks += 1;
    return this.text.slice(Math.max(0, at - length), at);
  }

  after(at: number, length: number): string {
    this.looks += 1;
    return this.text.slice(at, at + length);
  }

  /** Where each match of a pattern of bounded length begins and ends; also matches that overlap. */
  *matches(pattern: RegExp, within = this.text): Generator<RegExpExecArray> {
    const one = everywhere(pattern);
    for (let at = 0; ; ) {
      one.lastIndex = at;
      const found = one.exec(within);
      if (!found) return;
      this.looks += 1;
      at = found.index + 1;
      yield found;
    }
  }

  /** Places in the folded text as places in the typed one. */
  span(start: number, end: number): Span {
    return { start: this.starts[start] ?? 0, end: this.ends[end - 1] ?? 0 };
  }
}

const compiled = new Map<RegExp, RegExp>();

function everywhere(pattern: RegExp): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(pattern, `g${pattern.flags}`);
  compiled.set(pattern, known);
  return known;
}

/** Spelled in one way only. */
const PLAIN = /^[!-~\u4e00-\u9fff，。\n]$/;

/** UTF-16 units, since patterns count in these. */
function spelled(character: string): readonly string[] | string {
  if (PLAIN.test(character)) return character;
  if (INVISIBLE.test(character)) return [];
  if (DASH.test(character)) return ['-'];
  if (character !== '\n' && /\s/.test(character)) return [' '];
  // A character that stands for many (a ligature) is no number and no name.
  const folded = character.normalize('NFKC');
  return (folded.length <= 4 ? folded : character).split('');
}

const digitOf = (word: string): string => String(Math.max(0, DIGITS_IN_WORDS.indexOf(word)));
