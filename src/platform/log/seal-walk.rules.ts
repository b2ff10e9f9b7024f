/** Positions from … to, both included. */
export interface Span {
  from: number;
  to: number;
}

export interface Walked {
  position: number;
  isSound: boolean;
}

/** Past this many the rest is only counted: whoever has changed that much is not found by reading a list. */
export const MOST_SPANS = 1000;

/**
 * What a walk along the chain has met: gaps, and stretches of rows that do not follow from the row before them.
 * The row behind a gap can follow from nothing; that is the gap's fault, not its own.
 */
export class SealWalk {
  readonly missing: Span[] = [];
  readonly broken: Span[] = [];
  /** Spans that were left out of the lists. */
  unlisted = 0;
  private last: number;

  constructor(from = 0) {
    this.last = from;
  }

  see(row: Walked): void {
    const isBehindGap = row.position > this.last + 1;
    if (isBehindGap) this.keep(this.missing, { from: this.last + 1, to: row.position - 1 });
    else if (!row.isSound) this.extendBroken(row.position);
    this.last = row.position;
  }

  /** The walk ends here: what should come up to `head` and does not is missing. */
  end(head: number): void {
    if (this.last < head) this.keep(this.missing, { from: this.last + 1, to: head });
  }

  private extendBroken(position: number): void {
    const run = this.broken.at(-1);
    if (run?.to === position - 1) run.to = position;
    else this.keep(this.broken, { from: position, to: position });
  }

  private keep(list: Span[], span: Span): void {
    if (list.length < MOST_SPANS) list.push(span);
    else this.unlisted += 1;
  }
}

export const lengthOf = ({ from, to }: Span): number => to - from + 1;

export const positionsOf = (spans: Span[]): number[] =>
  spans.flatMap(span => Array.from({ length: lengthOf(span) }, (_, offset) => span.from + offset));

/** Positions in ascending order, as spans of those that follow each other. */
export function spansOf(positions: number[]): Span[] {
  const spans: Span[] = [];
  for (const position of positions) {
    const run = spans.at(-1);
    if (run?.to === position - 1) run.to = position;
    else spans.push({ from: position, to: position });
  }
  return spans;
}
