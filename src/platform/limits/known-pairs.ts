import { KNOWN_SECONDS } from './guesses.rules.js';
import { MOST_REMEMBERED } from './remembered.js';

/** Who was right about what: strangers who guess do not lock them out. */
export class KnownPairs {
  private readonly until = new Map<string, number>();

  has(pair: string, now: number): boolean {
    return (this.until.get(pair) ?? 0) > now;
  }

  add(pair: string, now: number): void {
    this.until.delete(pair);
    this.until.set(pair, now + KNOWN_SECONDS * 1000);
    const [oldest] = this.until.keys();
    if (this.until.size > MOST_REMEMBERED) this.until.delete(oldest as string);
  }
}
