/** The smallest of `sorted` that at least this share of them does not exceed (nearest rank). */
export function percentile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  const found = sorted[rank - 1];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

export interface Spread {
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

/** Milliseconds. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b);
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map(share => percentile(sorted, share)) as Four;
  return { p50, p95, p99, max };
}

type Four = [number, number, number, number];
