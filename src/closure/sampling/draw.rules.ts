import { createHash } from 'node:crypto';

/** How much more often than others something is drawn, by code; what is not named has weight 1, 0 is never drawn. */
export interface SamplingWeights {
  categories?: Record<string, number>;
  agencies?: Record<string, number>;
  outcomes?: Record<string, number>;
}

export interface Release {
  /** Of the order that the case was released with. */
  workOrderId: string;
  category: string;
  agency: string;
  outcome: string | null;
}

const RESOLUTION = 2 ** 48;

/** Even in (0, 1), by the seed and the release alone: whoever has both draws the same. */
function chanceOf(seed: string, { workOrderId }: Release): number {
  const hash = createHash('sha256').update(`${seed} ${workOrderId}`).digest();
  return (hash.readUIntBE(0, 6) + 0.5) / RESOLUTION;
}

export const weightOf = (
  { category, agency, outcome }: Release,
  { categories = {}, agencies = {}, outcomes = {} }: SamplingWeights,
): number => (categories[category] ?? 1) * (agencies[agency] ?? 1) * (outcomes[outcome ?? ''] ?? 1);

/**
 * Draws without replacement, by weight: the `count` smallest of -ln(u)/w (Efraimidis and Spirakis 2006). The order of the
 * population makes no difference.
 */
export function drawOf<One extends Release>(
  population: readonly One[],
  count: number,
  seed: string,
  weights: SamplingWeights,
): One[] {
  return population
    .flatMap(one => {
      const weight = weightOf(one, weights);
      return weight > 0 ? [{ one, rank: -Math.log(chanceOf(seed, one)) / weight }] : [];
    })
    .sort((a, b) => a.rank - b.rank || (a.one.workOrderId < b.one.workOrderId ? -1 : 1))
    .slice(0, count)
    .map(({ one }) => one);
}
