import { Injectable } from '@nestjs/common';
import { TooMany } from '../problem/too-many.js';
import { countedAddress } from './address.rules.js';
import {
  BY_ADDRESS,
  BY_BOTH,
  BY_BOTH_UNDER_ATTACK,
  BY_THING,
  type Growth,
  standing,
  type Tried,
  tried,
  UNDER_ATTACK,
} from './guesses.rules.js';

/** As many of each as are remembered; the oldest goes first. */
const MOST_REMEMBERED = 100_000;

/**
 * Who guesses at a secret that belongs to one thing: counted by thing, by address, and by both. In memory and per process,
 * as all limits are. Whether the thing exists makes no difference, or the counts would tell.
 */
@Injectable()
export class Guesses {
  private readonly things = new Remembered(BY_THING);
  private readonly addresses = new Remembered(BY_ADDRESS);
  private readonly both = new Remembered(BY_BOTH);

  /** Counts as wrong until `wasRight`, so that of many that come at once no more are heard. TOO_MANY 429. */
  begin(thing: string, address: string): void {
    const [now, from] = [performance.now(), countedAddress(address)];
    const pair = `${from} ${thing}`;
    const waits = [this.things.wait(thing, now), this.addresses.wait(from, now), this.both.wait(pair, now)];
    const wait = Math.max(...waits);
    if (wait > 0) throw new TooMany(Math.ceil(wait / 1000));
    const isAttacked = this.things.add(thing, now) > UNDER_ATTACK;
    this.addresses.add(from, now);
    this.both.add(pair, now, isAttacked ? BY_BOTH_UNDER_ATTACK : BY_BOTH);
  }

  wasRight(thing: string, address: string): void {
    const from = countedAddress(address);
    this.things.takeBack(thing);
    this.addresses.takeBack(from);
    this.both.forget(`${from} ${thing}`);
  }
}

class Remembered {
  private readonly known = new Map<string, Tried>();

  constructor(private readonly growth: Growth) {}

  /** In milliseconds. */
  wait(key: string, now: number): number {
    return Math.max(0, standing(this.known.get(key), now, this.growth).until - now);
  }

  add(key: string, now: number, growth = this.growth): number {
    const next = tried(standing(this.known.get(key), now, growth), now, growth);
    this.known.delete(key);
    this.known.set(key, next);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_REMEMBERED) this.known.delete(oldest as string);
    return next.wrong;
  }

  takeBack(key: string): void {
    const known = this.known.get(key);
    if (known) this.known.set(key, { ...known, wrong: known.wrong - 1, until: 0 });
  }

  forget(key: string): void {
    this.known.delete(key);
  }
}
