import type { Category } from './profile.js';

export interface Suggestion {
  category: Category;
  /** The word of the category that matched, and what it is. */
  matched: string;
  by: 'code' | 'name' | 'alias' | 'keyword' | 'similar';
}

const MOST = 5;
const LEAST_LIKENESS = 0.3;
// What the city calls it counts a little more than what callers may say.
const WEIGHT = { code: 1.2, name: 1.1, alias: 1, keyword: 1 } as const;

/**
 * The categories a typed text may mean, best first. While typing, a word that begins with the text or holds it counts;
 * in a sentence, every word of the category found in it does; where nothing is found, shared pairs of characters do,
 * so that 「路燈壞了」 still finds 「路燈壞掉」.
 */
export function suggest(text: string, categories: readonly Category[]): Suggestion[] {
  const typed = plain(text);
  if (typed === '') return [];
  return categories
    .map(category => rate(typed, category))
    .filter(candidate => candidate !== null)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ category, matched, by }) => ({ category, matched, by }));
}

type Candidate = Suggestion & { score: number };

interface Word {
  by: 'code' | 'name' | 'alias' | 'keyword';
  text: string;
  plain: string;
  pairs: Set<string>;
}

function rate(typed: string, category: Category): Candidate | null {
  const typedPairs = pairs(typed);
  const hits: (Candidate & { plain: string })[] = [];
  let likest: Candidate | null = null;
  for (const word of wordsOf(category)) {
    const covered = coverage(typed, word.plain);
    const { by, text: matched } = word;
    if (covered > 0) hits.push({ category, matched, by, plain: word.plain, score: covered * WEIGHT[by] });
    const score = similarity(typedPairs, word.pairs);
    if (score >= LEAST_LIKENESS && score > (likest?.score ?? 0))
      likest = { category, matched, by: 'similar', score };
  }
  const [best, ...others] = hits.sort((a, b) => b.score - a.score);
  if (!best) return likest;
  const more = others
    .filter((hit, i) => typed.includes(hit.plain) && !isPartOf(hit.plain, [best, ...others.slice(0, i)]))
    .reduce((sum, { score }) => sum + score, 0);
  return { category, matched: best.matched, by: best.by, score: best.score + more };
}

const isPartOf = (word: string, hits: { plain: string }[]): boolean =>
  hits.some(hit => hit.plain.includes(word));

const known = new WeakMap<Category, Word[]>();

function wordsOf(category: Category): Word[] {
  const ready = known.get(category);
  if (ready) return ready;
  const { code, name, nameEn, aliases, keywords } = category;
  const words = Object.entries({
    code: [code],
    name: [name, nameEn],
    alias: aliases,
    keyword: keywords,
  }).flatMap(([by, texts]) =>
    texts.map(text => ({ by: by as Word['by'], text, plain: plain(text), pairs: pairs(plain(text)) })),
  );
  known.set(category, words);
  return words;
}

/** A longer word found in the text says more than a short one; a text that is nearly the word says most. */
function coverage(typed: string, known: string): number {
  if (known === typed) return 100;
  if (known.startsWith(typed)) return 50 + (10 * typed.length) / known.length;
  if (typed.includes(known) && isWhole(known, typed)) return 10 + known.length;
  if (known.includes(typed)) return 5 + (5 * typed.length) / known.length;
  return 0;
}

/** Latin words must stand alone: "signal" is not in "signalling". Chinese has no gaps between words. */
function isWhole(word: string, text: string): boolean {
  if (!/^[a-z0-9 ]+$/.test(word)) return true;
  return new RegExp(`(^|[^a-z0-9])${word}s?([^a-z0-9]|$)`).test(text);
}

/** Dice coefficient of the character pairs. */
function similarity(a: Set<string>, b: Set<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of b) if (a.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

function pairs(text: string): Set<string> {
  const characters = [...text];
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`));
}

/** Full-width and half-width, 臺 and 台, upper and lower case are the same; punctuation and blanks say nothing. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('臺', '台')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
