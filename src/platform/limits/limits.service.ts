import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.js';
import { TooMany } from '../problem/too-many.js';
import { countedAddress } from './address.rules.js';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const MEGABYTE = 1024 * 1024;
/** Of files, for each letter that an address may send. */
const MEGABYTES_A_LETTER = 10;
/** Who is not let in costs the server a look-up and has no business here: it weighs more. */
const WEIGHT_OF_STRANGERS = 10;

/**
 * How much may be asked in a minute. In memory: every request is counted, and a look-up in the database for each would
 * cost more than what it prevents; with several server processes each one counts for itself. What guards an account
 * against guessing is kept in the database, by the sign-in.
 */
@Injectable()
export class Limits {
  private readonly addresses: RateLimiterMemory;
  private readonly accounts: RateLimiterMemory;
  private readonly keys = perMinute(Number.MAX_SAFE_INTEGER);
  private readonly doors: RateLimiterMemory;
  private readonly failures: RateLimiterMemory;
  private readonly letters: RateLimiterMemory;
  private readonly letterFiles: RateLimiterMemory;

  constructor(config: Config) {
    const { address, account, public: open, failures, letters } = config.limits;
    this.addresses = perMinute(address);
    this.accounts = perMinute(account);
    this.doors = perMinute(open);
    this.failures = perMinute(failures);
    this.letters = perHour(letters);
    this.letterFiles = perHour(letters * MEGABYTES_A_LETTER);
  }

  /** Whatever it is, by whomever. */
  request(address: string): Promise<void> {
    return take(this.addresses, countedAddress(address));
  }

  /** Of somebody who is signed in. Their address says little: a whole office stands behind one. */
  ofAccount(id: string): Promise<void> {
    return take(this.accounts, id);
  }

  /** Of a machine's key, at the pace its key was given. */
  async ofKey(id: string, rate: number): Promise<void> {
    const { consumedPoints, msBeforeNext } = await this.keys.consume(id);
    if (consumedPoints > rate) throw tooMany(msBeforeNext);
  }

  /** Where nobody need be signed in: at most so many, and so many that lead nowhere. */
  async atOpenDoor(address: string): Promise<void> {
    const from = countedAddress(address);
    const failed = await this.failures.get(from);
    if (failed && failed.consumedPoints >= this.failures.points) throw tooMany(failed.msBeforeNext);
    await take(this.doors, from);
  }

  /** Somebody tried a password, a link, a code, and it was none. Right answers of a whole office count for nothing. */
  async failedAtOpenDoor(address: string): Promise<void> {
    await this.failures.penalty(countedAddress(address));
  }

  /** Somebody writes to the mailbox; a mail goes out for each. */
  letter(address: string): Promise<void> {
    return take(this.letters, countedAddress(address));
  }

  /** A file for one comes: of so many bytes, by its sender's account, and of a megabyte at least. */
  letterFile(address: string, bytes: number): Promise<void> {
    return take(this.letterFiles, countedAddress(address), Math.max(1, Math.ceil(bytes / MEGABYTE)));
  }

  /** Somebody came with a cookie or key that is none. */
  async wasStranger(address: string): Promise<void> {
    await this.addresses.penalty(countedAddress(address), WEIGHT_OF_STRANGERS);
  }
}

const perMinute = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: MINUTE_SECONDS });

const perHour = (points: number): RateLimiterMemory =>
  new RateLimiterMemory({ points, duration: HOUR_SECONDS });

async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refusal) {
    throw tooMany((refusal as RateLimiterRes).msBeforeNext);
  }
}

const tooMany = (waitMs: number): TooMany => new TooMany(Math.max(1, Math.ceil(waitMs / 1000)));
