import type { Agency } from '../../city/profile.js';
import type { SupervisionRules } from '../../city/supervision-rules.js';

/** Why somebody is invited to the yearly review (檢討會議): many reports, or somebody who was not content. */
export const INVITED_FOR = ['many', 'not_content'] as const;
/** Why not: no more reports than that; not among the first ones; neither of the city nor a district office. */
export const NOT_INVITED_FOR = ['few', 'further_down', 'outside'] as const;
export const REVIEW_WHYS = [...INVITED_FOR, ...NOT_INVITED_FOR] as const;
export type ReviewWhy = (typeof REVIEW_WHYS)[number];

/** What was reported of an agency's works in a year. */
export interface Reviewed {
  agency: string;
  kind: Agency['kind'];
  reports: number;
  /** Reports of which somebody said so. */
  notContent: number;
}

export interface Invitation extends Reviewed {
  invited: boolean;
  why: ReviewWhy[];
}

type Rules = SupervisionRules['yearlyReview'];

/**
 * 邀集受通報總件數超過3件之工程主辦機關（府內機關取前5名，區公所則取前2名）, and those with somebody who was not content. Who has as
 * many as the last of the first ones is invited, too. In the order of reports.
 */
export function invitations(agencies: readonly Reviewed[], rules: Rules): Invitation[] {
  const least = {
    city: leastOf(agencies, 'city', rules.agencies, rules),
    'district-office': leastOf(agencies, 'district-office', rules.districtOffices, rules),
  };
  return [...agencies].sort(byReports).map(one => {
    const { kind, reports } = one;
    const isRanked = kind === 'city' || kind === 'district-office';
    const isMany = isRanked && reports > rules.moreThan && reports >= least[kind];
    const why: ReviewWhy[] = [...(isMany ? (['many'] as const) : [])];
    if (one.notContent > 0) why.push('not_content');
    const invited = why.length > 0;
    if (!invited) why.push(isRanked ? (reports > rules.moreThan ? 'further_down' : 'few') : 'outside');
    return { ...one, invited, why };
  });
}

/** How many the last of the first `most` of this kind has; fewer than that many: everybody. */
function leastOf(
  agencies: readonly Reviewed[],
  kind: Reviewed['kind'],
  most: number,
  { moreThan }: Rules,
): number {
  const counts = agencies.filter(one => one.kind === kind && one.reports > moreThan).map(one => one.reports);
  return counts.sort((a, b) => b - a)[most - 1] ?? 0;
}

const byReports = (a: Reviewed, b: Reviewed): number =>
  b.reports - a.reports || b.notContent - a.notContent || (a.agency < b.agency ? -1 : 1);

/** Whose works they are: the agency itself, unless it is a desk of one that builds. */
export function builderOf(
  agency: string,
  builders: readonly string[],
  parentOf: (code: string) => string | null,
): string {
  for (let at: string | null = agency; at !== null; at = parentOf(at)) if (builders.includes(at)) return at;
  return agency;
}
