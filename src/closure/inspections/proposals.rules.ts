import { metresBetween } from '../../cases/incidents/surge-groups.rules.js';
import type { SupervisionRules } from '../../city/supervision-rules.js';
import type { Why } from './inspection.entity.js';

const DAY_MS = 24 * 3_600_000;

/** A report as far as it matters for what is inspected. */
export interface Reported {
  number: string;
  receivedAt: Date;
  projectNumber: string | null;
  projectName: string | null;
  district: string | null;
  place: string | null;
  lng: number | null;
  lat: number | null;
  graveAt: Date | null;
  /** When it was last decided whether to inspect it; null: never. */
  decidedAt: Date | null;
}

export interface Proposal<One extends Reported> {
  why: Why;
  /** From the oldest on; with those that were decided about before. */
  reports: One[];
}

type Flagged = SupervisionRules['flagged'];

/**
 * 缺失情節重大或連續通報2次以上: what belongs together and has something nobody has decided about yet. What was decided
 * counts up to then: one report more, or one that is called grave since, and it is proposed again. What is grave first.
 */
export function proposalsOf<One extends Reported>(
  reports: readonly One[],
  flagged: Flagged,
): Proposal<One>[] {
  const proposals = groupsOf(reports, flagged).flatMap((group): Proposal<One>[] => {
    const fresh = group.filter(isFresh);
    if (fresh.some(({ graveAt }) => graveAt !== null)) return [{ why: 'grave', reports: group }];
    return fresh.length > 0 && group.length >= flagged.from ? [{ why: 'repeated', reports: group }] : [];
  });
  return proposals.sort((a, b) => Number(b.why === 'grave') - Number(a.why === 'grave'));
}

/** Nobody has decided about it since it came in, or since it was called grave. */
export const isFresh = ({ decidedAt, graveAt }: Reported): boolean =>
  decidedAt === null || (graveAt !== null && graveAt > decidedAt);

/** Of one project, or near each other; never of two projects, however near they are. */
function groupsOf<One extends Reported>(reports: readonly One[], flagged: Flagged): One[][] {
  let groups: One[][] = [];
  for (const report of [...reports].sort(byReceipt)) {
    let joined = [report];
    const others: One[][] = [];
    // One that lies between two groups makes them one.
    for (const group of groups) {
      const isOfIt =
        group.some(one => belongTogether(one, report, flagged)) &&
        group.every(one => joined.every(other => !areOfTwoProjects(one, other)));
      if (isOfIt) joined = [...joined, ...group];
      else others.push(group);
    }
    groups = [...others, joined];
  }
  return groups.map(group => group.sort(byReceipt)).sort(([a], [b]) => byReceipt(a as One, b as One));
}

function belongTogether(one: Reported, other: Reported, { metres, withinDays }: Flagged): boolean {
  const apart = Math.abs(other.receivedAt.getTime() - one.receivedAt.getTime());
  if (apart > withinDays * DAY_MS) return false;
  return isSameProject(one, other) || isSamePlace(one, other) || isNear(one, other, metres);
}

const written = (text: string | null): string | null => text?.replace(/\s+/g, '').toLowerCase() || null;
const areSame = (one: string | null, other: string | null): boolean =>
  written(one) !== null && written(one) === written(other);

function isSameProject(one: Reported, other: Reported): boolean {
  if (one.projectNumber !== null && other.projectNumber !== null)
    return areSame(one.projectNumber, other.projectNumber);
  return areSame(one.projectName, other.projectName);
}

const areOfTwoProjects = (one: Reported, other: Reported): boolean =>
  one.projectNumber !== null &&
  other.projectNumber !== null &&
  !areSame(one.projectNumber, other.projectNumber);

/** In the same words, where nobody has put it on the map. */
const isSamePlace = (one: Reported, other: Reported): boolean =>
  one.district === other.district && areSame(one.place, other.place);

function isNear(one: Reported, other: Reported, metres: number): boolean {
  if (one.lng === null || one.lat === null || other.lng === null || other.lat === null) return false;
  const from = { lng: one.lng, lat: one.lat };
  return metresBetween(from, { lng: other.lng, lat: other.lat }) <= metres;
}

const byReceipt = (one: Reported, other: Reported): number =>
  one.receivedAt.getTime() - other.receivedAt.getTime() || (one.number < other.number ? -1 : 1);
