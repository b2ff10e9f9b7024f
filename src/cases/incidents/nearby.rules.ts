import type { Nearness } from '../../city/incident-rules.js';
import type { Protocol } from '../../city/profile.js';

/** Where the city says nothing. */
const NEARBY: Nearness = { metres: 300, withinHours: 720 };

export interface Neighbourhood extends Nearness {
  /** What people may have called the same thing. */
  categories: string[];
}

/** Where, and how far back, another report of this may be found. */
export function neighbourhoodOf(protocol: Protocol | null, category: string): Neighbourhood {
  const { nearby = NEARBY, families = [] } = protocol?.incidents ?? {};
  const family = families.find(({ categories }) => categories.includes(category));
  if (!family) return { ...nearby, categories: [category] };
  const { categories, metres, withinHours } = family;
  return { categories, metres, withinHours };
}
