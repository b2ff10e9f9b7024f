import type { Named } from './profile.js';

/** Something that citizens report of public works (全民督工), with its hours from receipt. */
export interface SupervisionItem extends Named {
  group: string;
  /** Until somebody was on site (勘查期限). */
  inspect: number;
  /** Until it is improved (改善期限). */
  improve: number;
}

/** What could be reported from a day on. */
export interface SupervisionVersion {
  /** ISO date. */
  from: string;
  groups: Named[];
  items: SupervisionItem[];
}

/** 全民督工; none before cities said so. */
export interface SupervisionRules {
  /** So many reports so near to each other and so soon after each other want an unannounced inspection. */
  flagged: { from: number; metres: number; withinDays: number };
  /** Who is invited once a year: of agencies with more reports than that the first ones. */
  yearlyReview: { moreThan: number; agencies: number; districtOffices: number };
  /** Whose works they are (工程主辦機關); left out by profiles of earlier. */
  builders?: string[];
  /** From the oldest on. */
  versions: SupervisionVersion[];
}

/** The items as they were on a day (ISO date); null before the first. */
export const versionOn = (
  { versions }: Pick<SupervisionRules, 'versions'>,
  day: string,
): SupervisionVersion | null => versions.findLast(({ from }) => from <= day) ?? null;

/** Every item that ever was one, newest words first. */
export const everyItem = ({ versions }: Pick<SupervisionRules, 'versions'>): SupervisionItem[] => {
  const known = new Map<string, SupervisionItem>();
  for (const { items } of versions) for (const item of items) known.set(item.code, item);
  return [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};
