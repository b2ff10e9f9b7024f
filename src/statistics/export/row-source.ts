import type { Cell, Sheet } from './sheet.js';

/** A table of any length, some rows at a time, and what is said about it. */
export interface LongTable {
  name: string;
  headings: string[];
  rows: AsyncIterable<Cell[][]>;
  about: Sheet;
}

const ROWS_AT_A_TIME = 1000;

interface Page<Row> {
  items: Row[];
  next: string | null;
}

/** A list to its end, as each page of it names the next. */
export async function* everyPage<Row>(
  page: (asked: { limit: number; after?: string }) => Promise<Page<Row>>,
): AsyncGenerator<Row[]> {
  let after: string | undefined;
  do {
    const { items, next } = await page({ limit: ROWS_AT_A_TIME, after });
    yield items;
    after = next ?? undefined;
  } while (after !== undefined);
}

/** A spreadsheet has no more than 2^20 rows. */
export const MOST_ROWS = 1_000_000;

/** Rows in portions of at most so many: what one sheet has no place for goes on the next. There is always a first. */
export async function* portions(
  rows: AsyncIterable<Cell[][]>,
  most: number,
): AsyncGenerator<AsyncGenerator<Cell[][]>> {
  const source = rows[Symbol.asyncIterator]();
  let kept: Cell[][] = [];
  let isDone = false;
  async function* portion(): AsyncGenerator<Cell[][]> {
    for (let left = most; left > 0; ) {
      if (kept.length === 0) {
        const { done, value } = await source.next();
        if (done) {
          isDone = true;
          return;
        }
        kept = value;
      }
      const some = kept.splice(0, left);
      left -= some.length;
      yield some;
    }
  }
  do yield portion();
  while (!isDone && (kept.length > 0 || (await refilled())));

  async function refilled(): Promise<boolean> {
    const { done, value } = await source.next();
    kept = done ? [] : value;
    return !done;
  }
}
