import type { Nearness } from '../../city/incident-rules.js';
import { byWaiting } from './merge.rules.js';

const METRES_PER_DEGREE = 111_320;
const HOUR_MS = 3_600_000;

/** A report as far as it matters for what it may be merged with. */
export interface Report {
  id: string;
  category: string;
  /** Who has it; null: the centre. */
  agency: string | null;
  lng: number;
  lat: number;
  receivedAt: Date;
}

/** Reports of one item that one agency has, near the first of them in place and time: the first one would lead. */
export function groupsOf<One extends Report>(reports: readonly One[], nearness: Nearness): [One, ...One[]][] {
  const groups: [One, ...One[]][] = [];
  for (const report of byWaiting(reports)) {
    const group = groups.find(([lead]) => isAlike(lead, report) && isNear(lead, report, nearness));
    if (group) group.push(report);
    else groups.push([report]);
  }
  return groups.filter(({ length }) => length > 1);
}

const isAlike = (one: Report, other: Report): boolean =>
  one.category === other.category && one.agency === other.agency;

function isNear(one: Report, other: Report, { metres, withinHours }: Nearness): boolean {
  const apart = Math.abs(other.receivedAt.getTime() - one.receivedAt.getTime());
  return apart <= withinHours * HOUR_MS && metresBetween(one, other) <= metres;
}

/** On a plane: over so short a way the earth is one. */
export function metresBetween(one: Pick<Report, 'lng' | 'lat'>, other: Pick<Report, 'lng' | 'lat'>): number {
  const east = (other.lng - one.lng) * Math.cos((one.lat * Math.PI) / 180);
  return Math.hypot(east, other.lat - one.lat) * METRES_PER_DEGREE;
}
