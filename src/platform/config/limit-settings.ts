import type { Settings } from './settings.js';

/** Requests a minute, counted by each server process for itself. */
export interface LimitSettings {
  /** By one signed-in person, on all their screens. */
  account: number;
  /** From one address, by everybody behind it. */
  address: number;
  /** From one address where nobody need be signed in. */
  public: number;
  /** Of those, the ones that led nowhere: wrong passwords, links, codes. */
  failures: number;
  /** Letters to the mailbox by its form, from one address in an hour. */
  letters: number;
  /** Messages that one screen sends over its socket. */
  messages: number;
}

const MOST = 1_000_000;

export const limitSettings = (read: Settings): LimitSettings => ({
  account: read.wholeNumber('LIMIT_ACCOUNT', 1, MOST) ?? 3000,
  address: read.wholeNumber('LIMIT_ADDRESS', 1, MOST) ?? 30_000,
  public: read.wholeNumber('LIMIT_PUBLIC', 1, MOST) ?? 600,
  failures: read.wholeNumber('LIMIT_PUBLIC_FAILURES', 1, MOST) ?? 30,
  letters: read.wholeNumber('LIMIT_LETTERS', 1, MOST) ?? 30,
  messages: read.wholeNumber('LIMIT_MESSAGES', 1, MOST) ?? 20_000,
});
