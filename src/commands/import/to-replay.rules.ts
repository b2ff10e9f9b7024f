import { MOST_TEXT } from '../../cases/case-action.dto.js';
import type { CaseKind } from '../../events.js';
import type { ReplayLine, ReplayStep } from '../replay/line.rules.js';
import { closedHow } from './closing.rules.js';
import type { FeedRow } from './feed-row.js';
import { MOST_PLACE, shortened } from './feed-text.rules.js';

/** What the city profile can make of a feed's names. */
export interface KnownNames {
  categoryByAlias(raw: string): { code: string; kind: CaseKind } | null;
  districtByName(name: string): { name: string } | null;
  districtByZip(zip: string): { name: string } | null;
  agencyByUnitName(name: string): { retired: boolean } | null;
  locate(lng: number, lat: number): unknown;
}

export interface Prepared {
  line: ReplayLine;
  /** Names that the profile does not know. */
  unknown: { item: string | null; unit: string | null; district: string | null };
  doubts: string[];
}

/**
 * As the replay takes it. What the profile has no code for stays readable in words: the item before the description,
 * the district before the place.
 */
export function toReplay(row: FeedRow, city: KnownNames): Prepared {
  const doubts = [...row.doubts];
  const item = row.items.find(name => city.categoryByAlias(name)?.kind === 'dispatch');
  const itemTold = row.items.toReversed().join('／');
  const district = city.districtByName(row.district) ?? city.districtByZip(row.zip);
  const isInside = row.point !== null && city.locate(row.point.lng, row.point.lat) !== null;
  if (row.point && !isInside) doubts.push('its position lies outside the city: it is left out');
  const description = item || !itemTold ? row.description : `【${itemTold}】${row.description}`;
  const place = district || row.place.includes(row.district) ? row.place : `${row.district}${row.place}`;
  return {
    line: {
      fileNo: row.number,
      createdAt: row.createdAt,
      district: district?.name ?? '',
      itemCode: null,
      steps: stepsOf(row, item ?? ''),
      closingKind: null,
      told: {
        description: shortened(description, MOST_TEXT),
        place: shortened(place, MOST_PLACE) || null,
        point: isInside ? row.point : null,
        handling: row.handling || null,
        how: row.handling ? closedHow(row.handling) : 'other',
      },
    },
    unknown: {
      item: item || !itemTold ? null : itemTold,
      unit: !row.unit || city.agencyByUnitName(row.unit) ? null : row.unit,
      district: district || !row.district ? null : row.district,
    },
    doubts,
  };
}

/**
 * What the feed says with a time. Steps in between that it only implies (簽收, 回報) have the time of the next one it
 * knows; where there is none yet, of the last one.
 */
function stepsOf({ status, createdAt, sentAt, closedAt, unit }: FeedRow, item: string): ReplayStep[] {
  const sent = later(createdAt, sentAt);
  const last = later(sent, closedAt);
  const step = (at: Date, reached: ReplayStep['status']): ReplayStep => ({ at, status: reached, unit, item });
  if (status === 1) return [step(createdAt, 1)];
  return status === 2 ? [step(sent, 2)] : [step(sent, 2), step(last, status)];
}

const later = (one: Date, other: Date | null): Date => (other && other > one ? other : one);
