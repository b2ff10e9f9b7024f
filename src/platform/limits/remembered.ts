import { type Growth, standing, type Tried, tried, UNDER_ATTACK } from './guesses.rules.js';

/** As many are remembered; the oldest goes first, and what many guessed at only when there is nothing else. */
export const MOST_REMEMBERED = 100_000;

/** Wrong answers by some key, which a stranger may choose: it is bounded, and what is attacked is not washed out of it. */
export class Remembered {
  private readonly few = new Map<string, Tried>();
  private readonly many = new Map<string, Tried>();

  constructor(
    private readonly growth: Growth,
    private readonly most = MOST_REMEMBERED,
  ) {}

  /** In milliseconds. */
  wait(key: string, now: number): number {
    return Math.max(0, this.standing(key, now).until - now);
  }

  wrong(key: string, now: number): number {
    return this.standing(key, now).wrong;
  }

  add(key: string, now: number, growth = this.growth): Tried {
    const next = tried(this.standing(key, now), now, growth);
    this.forget(key);
    const kept = next.wrong > UNDER_ATTACK ? this.many : this.few;
    kept.set(key, next);
    if (this.few.size + this.many.size > this.most) this.forgetOldest(now);
    return next;
  }

  /** It was none: the wait that it began is over, and no other. */
  takeBack(key: string, added: Tried): void {
    const kept = this.many.has(key) ? this.many : this.few;
    const known = kept.get(key);
    if (!known) return;
    const until = known.until === added.until ? 0 : known.until;
    kept.set(key, { ...known, wrong: known.wrong - 1, until });
  }

  forget(key: string): void {
    this.few.delete(key);
    this.many.delete(key);
  }

  private standing(key: string, now: number): Tried {
    return standing(this.many.get(key) ?? this.few.get(key), now, this.growth);
  }

  /** What is over counts no more, however many guessed at it: else it would hold its place for ever. */
  private forgetOldest(now: number): void {
    const [first] = this.many.keys();
    const isOver = first !== undefined && this.wrong(first, now) === 0;
    const kept = this.few.size > 0 && !isOver ? this.few : this.many;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
}
