/** Numbers that look random and are the same for the same seed, on every machine (mulberry32). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 until before 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from);
  }

  of<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** A version 4 id. */
  uuid(): string {
    const word = (): string =>
      Math.floor(this.next() * 2 ** 32)
        .toString(16)
        .padStart(8, '0');
    const digits = word() + word() + word() + word();
    const variant = '89ab'[Math.floor(this.next() * 4)];
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
  }
}

/** Draws so many out of so many, each with the same chance: true just so often, when it is asked about all of them. */
export function exactly(wanted: number, all: number): (dice: Dice) => boolean {
  let [needed, left] = [wanted, all];
  return dice => {
    const isDrawn = dice.next() * left < needed;
    left -= 1;
    if (isDrawn) needed -= 1;
    return isDrawn;
  };
}

/** Draws by weight. */
export function weighted<T>(weights: readonly (readonly [T, number])[]): (dice: Dice) => T {
  let sum = 0;
  const bounds = weights.map(([, weight]) => (sum += weight));
  return dice => {
    const at = dice.next() * sum;
    let [low, high] = [0, bounds.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < (bounds[middle] as number)) high = middle;
      else low = middle + 1;
    }
    return (weights[low] as readonly [T, number])[0];
  };
}
