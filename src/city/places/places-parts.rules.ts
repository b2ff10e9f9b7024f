/** No row is longer. */
export const MOST_CHARACTERS = 2000;
/** Takes some ten milliseconds to read. */
const PART_CHARACTERS = 64 * 1024;

/** Some rows of the file, and how many lines stand before them. */
export interface Part {
  text: string;
  after: number;
  /** A quote in it is not closed. */
  isOpen: boolean;
}
/**
 * Cut where a line ends, but not within quotes. No row is longer than what is looked at beyond a part: a quote that is
 * still open there is never closed, and to look on would be to count the rest of the file again with each part.
 */
export function* partsOf(text: string): Generator<Part> {
  let after = 0;
  for (let from = 0; from < text.length; ) {
    let to = endOfLine(text, from + PART_CHARACTERS);
    const most = to + MOST_CHARACTERS;
    let quotes = count(text.slice(from, to), '"');
    while (quotes % 2 === 1 && to < text.length && to < most) {
      const end = endOfLine(text, to);
      quotes += count(text.slice(to, end), '"');
      to = end;
    }
    const part = text.slice(from, to);
    const isOpen = quotes % 2 === 1;
    yield { text: part, after, isOpen };
    if (isOpen) return;
    after += count(part, '\n');
    from = to;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end + 1;
}

const count = (text: string, what: string): number => text.split(what).length - 1;
