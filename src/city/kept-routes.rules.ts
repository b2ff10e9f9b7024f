import type { Route } from './profile.js';

type Answers = Readonly<Record<string, string>>;

/** What an arbitration has settled: goes before the routes of the profile. Without a district: in the whole city. */
export interface Kept {
  id: string;
  category: string;
  district: string | null;
  agency: string;
  /** As the case was that was arbitrated, as far as the routes of its item ask. */
  attributes: Answers;
}

/** As much of what is known of a case as the routes of its item ask for (the width of the road, who keeps the lamp). */
export function askedFor(routes: readonly Route[], attributes: Answers): Record<string, string> {
  const asked = new Set(routes.flatMap(({ when }) => Object.keys(when.attributes)));
  return Object.fromEntries(Object.entries(attributes).filter(([code]) => asked.has(code)));
}

export const isAlike = (one: Answers, other: Answers): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([code, value]) => other[code] === value);

/**
 * Only for a case like the one that was arbitrated: whose a gutter of a wide road is says nothing about a narrow one, nor
 * about one that nobody has measured. What is kept for the district itself goes before what is kept for the whole city.
 */
export function keptFor(
  kept: readonly Kept[],
  routes: readonly Route[],
  { category, district, attributes }: { category: string; district: string | null; attributes: Answers },
): Kept | undefined {
  const known = askedFor(routes, attributes);
  const alike = kept.filter(one => one.category === category && isAlike(one.attributes, known));
  return (
    alike.find(one => one.district !== null && one.district === district) ??
    alike.find(one => one.district === null)
  );
}
