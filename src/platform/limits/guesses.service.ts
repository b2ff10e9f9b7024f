import { Injectable, Logger } from '@nestjs/common';
import { countedAddress, countedProvider, countedSite } from './address.rules.js';
import {
  BY_ADDRESS,
  BY_ALL,
  BY_BOTH,
  BY_BOTH_UNDER_ATTACK,
  BY_PROVIDER,
  BY_SITE,
  BY_SITE_UNDER_ATTACK,
  BY_THING,
  EVERYWHERE_UNDER_ATTACK,
  type Growth,
  type Tried,
  UNDER_ATTACK,
} from './guesses.rules.js';
import { KnownPairs } from './known-pairs.js';
import { Remembered } from './remembered.js';

/** One try, which counts as wrong until it is told to be right. */
export interface Guess {
  /** More than 0: it is not heard, and need not be compared. */
  waitSeconds: number;
  wasRight(): void;
}

/** One count that a try is added to. */
interface Count {
  of: Remembered;
  key: string;
  growth: Growth;
}

const ALL = '';

/**
 * Who guesses at a secret that belongs to one thing: counted by thing, by address, by both and over all. In memory and per
 * process, as all limits are. Whether the thing exists makes no difference, or the counts would tell.
 */
@Injectable()
export class Guesses {
  private readonly logger = new Logger(Guesses.name);
  private readonly things = new Remembered(BY_THING);
  private readonly addresses = new Remembered(BY_ADDRESS);
  private readonly sites = new Remembered(BY_SITE);
  private readonly providers = new Remembered(BY_PROVIDER);
  private readonly both = new Remembered(BY_BOTH);
  private readonly all = new Remembered(BY_ALL);
  private readonly known = new KnownPairs();
  private warnedAt = Number.NEGATIVE_INFINITY;

  /** `thing`: null where it is none that could be. Of many tries that come at once no more are heard. */
  begin(thing: string | null, address: string, now = performance.now()): Guess {
    const from = countedAddress(address);
    const pair = `${from} ${thing ?? ''}`;
    const isKnown = thing !== null && this.known.has(pair, now);
    // Whoever was let in before is counted by themselves: strangers who guess do not stand in their way.
    const counts = isKnown ? [] : this.countsOf(thing, address, now);
    if (thing !== null) counts.push(this.countOfPair(thing, pair, isKnown, now));
    const wait = Math.max(...counts.map(({ of, key }) => of.wait(key, now)));
    if (wait > 0) return { waitSeconds: Math.ceil(wait / 1000), wasRight: () => undefined };
    const added = counts.map(one => ({ ...one, tried: one.of.add(one.key, now, one.growth) }));
    this.warn(added.find(({ of }) => of === this.all)?.tried.wrong ?? 0, now);
    return { waitSeconds: 0, wasRight: () => this.takeBack(added, thing === null ? null : pair, now) };
  }

  private countsOf(thing: string | null, address: string, now: number): Count[] {
    const isEverywhere = this.all.wrong(ALL, now) >= EVERYWHERE_UNDER_ATTACK;
    const [site, provider] = [countedSite(address), countedProvider(address)];
    const counts: Count[] = [
      { of: this.all, key: ALL, growth: BY_ALL },
      { of: this.addresses, key: countedAddress(address), growth: BY_ADDRESS },
    ];
    if (site !== null)
      counts.push({ of: this.sites, key: site, growth: isEverywhere ? BY_SITE_UNDER_ATTACK : BY_SITE });
    if (provider !== null) counts.push({ of: this.providers, key: provider, growth: BY_PROVIDER });
    if (thing !== null) counts.push({ of: this.things, key: thing, growth: BY_THING });
    return counts;
  }

  private countOfPair(thing: string, pair: string, isKnown: boolean, now: number): Count {
    const isAttacked = !isKnown && this.things.wrong(thing, now) >= UNDER_ATTACK;
    return { of: this.both, key: pair, growth: isAttacked ? BY_BOTH_UNDER_ATTACK : BY_BOTH };
  }

  private takeBack(added: readonly (Count & { tried: Tried })[], pair: string | null, now: number): void {
    for (const { of, key, tried } of added) of.takeBack(key, tried);
    if (pair === null) return;
    this.both.forget(pair);
    this.known.add(pair, now);
  }

  /** Once within an hour: nobody is told of each wrong answer, and of very many somebody must be. */
  private warn(wrong: number, now: number): void {
    if (wrong < EVERYWHERE_UNDER_ATTACK || now < this.warnedAt + BY_ALL.withinSeconds * 1000) return;
    this.warnedAt = now;
    this.logger.warn(`${EVERYWHERE_UNDER_ATTACK} wrong answers within an hour: somebody guesses at secrets`);
  }
}
