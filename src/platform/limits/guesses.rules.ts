/** Wrong answers so far, and until when nothing more is heard. Times in milliseconds, of any clock that only runs on. */
export interface Tried {
  wrong: number;
  since: number;
  until: number;
}

/** So many wrong answers are free; each one more costs twice the wait of the one before, up to the longest. */
export interface Growth {
  free: number;
  firstWaitSeconds: number;
  longestWaitSeconds: number;
  /** After so long without being forgotten before, all begins anew. */
  withinSeconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From one address at one thing: whoever mistypes has five tries, who guesses has some thirty a day. */
export const BY_BOTH: Growth = {
  ...{ free: 5, firstWaitSeconds: MINUTE, longestWaitSeconds: HOUR },
  withinSeconds: DAY,
};
/** The same while many guess at this very thing: some six a day for each address. */
export const BY_BOTH_UNDER_ATTACK: Growth = {
  ...{ free: 2, firstWaitSeconds: HOUR, longestWaitSeconds: 6 * HOUR },
  withinSeconds: DAY,
};
/** From one address at whatever: a telephone company's customers may all have the same. */
export const BY_ADDRESS: Growth = {
  ...{ free: 30, firstWaitSeconds: MINUTE, longestWaitSeconds: 15 * MINUTE },
  withinSeconds: HOUR,
};
/** From one site of IPv6, which may hold 65,536 addresses as they are counted. */
export const BY_SITE: Growth = { ...BY_ADDRESS, free: 600 };
/** The same while guesses come in from everywhere: whoever has one address of IPv4 stands for no more. */
export const BY_SITE_UNDER_ATTACK: Growth = { ...BY_SITE, free: BY_ADDRESS.free };
/** From one provider of IPv6, which may hold 65,536 sites. */
export const BY_PROVIDER: Growth = { ...BY_ADDRESS, free: 6000 };
/**
 * At one thing from wherever. It stays open for long, since a stranger who guesses would lock out whom it belongs to;
 * then one wrong answer a minute is heard, of all the world: 3,440 a day at the most.
 */
export const BY_THING: Growth = {
  ...{ free: 2000, firstWaitSeconds: MINUTE, longestWaitSeconds: MINUTE },
  withinSeconds: DAY,
};
/** From so many wrong answers at one thing on, somebody guesses. */
export const UNDER_ATTACK = 50;
/** From so many wrong answers within an hour on, whatever at and from wherever, somebody does. */
export const EVERYWHERE_UNDER_ATTACK = 5000;
/** Nothing is closed by it: it only counts. */
export const BY_ALL: Growth = {
  ...{ free: Number.POSITIVE_INFINITY, firstWaitSeconds: 0, longestWaitSeconds: 0 },
  withinSeconds: HOUR,
};
/** So long a pair of address and thing that was right is known, if it is not forgotten before. */
export const KNOWN_SECONDS = 30 * DAY;

const SECOND_MS = 1000;

/** How long nothing is heard after this many wrong answers. */
export const waitAfter = (wrong: number, growth: Growth): number =>
  wrong < growth.free
    ? 0
    : Math.min(growth.longestWaitSeconds, growth.firstWaitSeconds * 2 ** (wrong - growth.free));

/** What is still known of it. */
export const standing = (tried: Tried | undefined, now: number, { withinSeconds }: Growth): Tried =>
  tried && now < Math.max(tried.until, tried.since + withinSeconds * SECOND_MS)
    ? tried
    : { wrong: 0, since: now, until: 0 };

/** With one wrong answer more. */
export function tried({ wrong, since }: Tried, now: number, growth: Growth): Tried {
  const wait = waitAfter(wrong + 1, growth) * SECOND_MS;
  return { wrong: wrong + 1, since, until: wait === 0 ? 0 : now + wait };
}
