import type { Element } from './document.js';
import { publicDegrees, publicPlace } from './public-place.rules.js';
import type { RequestRow } from './requests.query.js';
import type { Language } from './service.rules.js';
import { detailedStatusOf, notesOf, statusOf } from './status.rules.js';
import { timeOf } from './time.rules.js';

/** What the city calls things, looked up beforehand. */
export interface Named {
  service: string;
  district: string | null;
  village: string | null;
  zip: string | null;
  agency: string | null;
}

/** What only its sender reads, and what is told on request. */
export interface More {
  mediaUrls: string[];
  /** Given by the sender, and never fetched. */
  mediaUrlGiven: string | null;
  /** Null: not asked for. */
  extended: {
    object: Element;
    attributes: Element[];
    notes: Element[];
    /** Told to its sender only. */
    survey: { url: string; until: Date } | null;
  } | null;
}

/**
 * A case as GeoReport v2 has it. Whoever has sent it reads what they sent. Everybody else: item, district and village,
 * and of dispatch cases the road, as agencies read it; nothing that anybody typed about it, no
 * photo, and of petitions no place at all.
 */
export function requestOf(row: RequestRow, named: Named, more: More, language: Language): Element {
  const isPlaceKnown = row.isOwn || row.kind === 'dispatch';
  const place = row.isOwn ? row.place : publicPlace(row.sharedPlace ?? row.place);
  const [lat, lng] = [row.lat, row.lng].map(one =>
    row.isOwn ? one : publicDegrees(isPlaceKnown ? one : null),
  );
  const address = [named.district, named.village, isPlaceKnown ? place : null];
  return {
    service_request_id: row.number,
    status: statusOf(row.effectiveState),
    status_notes: notesOf(row.state, row.effectiveState)[language],
    service_name: named.service,
    service_code: row.category,
    description: row.isOwn ? row.description : null,
    agency_responsible: named.agency,
    requested_datetime: timeOf(row.receivedAt),
    updated_datetime: timeOf(row.updatedAt),
    expected_datetime: row.dueAt ? timeOf(row.dueAt) : undefined,
    address: joined(address, language),
    address_id: null,
    zipcode: named.zip,
    lat,
    long: lng,
    media_url: more.mediaUrls[0] ?? more.mediaUrlGiven,
    ...(more.extended && { extended_attributes: extendedOf(row, named, more) }),
  };
}

function extendedOf(row: RequestRow, named: Named, { mediaUrls, extended }: More): Element {
  return {
    title: named.service,
    detailed_status: detailedStatusOf(row.effectiveState, row.textsRedactedAt !== null),
    state: row.effectiveState,
    media_urls: mediaUrls,
    ...extended?.object,
    attributes: extended?.attributes ?? [],
    notes: extended?.notes ?? [],
    ...(extended?.survey && {
      survey_url: extended.survey.url,
      survey_expires_datetime: timeOf(extended.survey.until),
    }),
  };
}

/** The place often begins with the district already. */
function joined(parts: (string | null)[], language: Language): string | null {
  const [district, village, place] = parts;
  const own = [district, village].filter(part => part && !place?.includes(part));
  const all = [...own, place].filter(part => part);
  return all.length > 0 ? all.join(language === 'en' ? ', ' : '') : null;
}
