import { tooManyFiles } from '../report.problems.js';

/** Few at once do what holds a connection for long; the others wait, in their order. TOO_MANY_FILES 503. */
export class Turns {
  private readonly waiting: (() => void)[] = [];
  /** By person: at work, and waiting. */
  private readonly taken = new Map<string, number>();

  /** `ofOne`: so many one person has at work and waiting, whoever else is there. */
  constructor(
    private free: number,
    private readonly most: { waiting: number; ofOne: number },
  ) {}

  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    const mine = this.taken.get(person) ?? 0;
    if (mine === this.most.ofOne || (this.free === 0 && this.waiting.length === this.most.waiting))
      throw tooManyFiles();
    this.taken.set(person, mine + 1);
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>(resolve => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.leave(person);
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }

  private leave(person: string): void {
    const left = (this.taken.get(person) ?? 0) - 1;
    if (left > 0) this.taken.set(person, left);
    else this.taken.delete(person);
  }
}
