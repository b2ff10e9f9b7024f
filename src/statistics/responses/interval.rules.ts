import { rounded } from '../shares.rules.js';

/** A share of a whole with what chance leaves open, in percent with one decimal. */
export interface Interval {
  percent: number | null;
  low: number | null;
  high: number | null;
}

/** Of a normal distribution: 95 % lie within so many standard deviations. */
const Z = 1.959963984540054;
const tenths = (share: number): number => rounded(share * 100, 1);

/**
 * The Wilson interval (95 %) of a share (0 to 1) of `n`: it stays within 0 and 100 %, and says something of few as well.
 * `n` may be what a weighted sample is worth (Kish). https://doi.org/10.1080/01621459.1927.10502953
 */
export function wilson(share: number, n: number): Interval {
  if (n <= 0) return { percent: null, low: null, high: null };
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const scale = 1 + Z ** 2 / n;
  return {
    percent: tenths(share),
    low: tenths(Math.max(0, (middle - half) / scale)),
    high: tenths(Math.min(1, (middle + half) / scale)),
  };
}
