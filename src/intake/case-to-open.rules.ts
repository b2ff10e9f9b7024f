import type { CaseToOpen } from '../cases/open-case.service.js';
import type { CaseKind } from '../events.js';
import { isConfidential } from './case-wish.rules.js';
import type { CaseDto } from './contact.dto.js';
import type { Contact } from './contact.entity.js';

/** What the city knows that a case is filled in from. */
interface KnownCity {
  category(code: string): { code: string; kind: CaseKind; confidential: boolean } | null;
  uncategorised(kind: CaseKind): { code: string; kind: CaseKind; confidential: boolean } | null;
  locate(lng: number, lat: number): { district: { code: string }; village: { code: string } | null } | null;
}

/** The case of a wish that was checked: what was left out follows from the category, the point and the contact. */
export function caseToOpen(
  wish: CaseDto,
  contact: Contact,
  city: KnownCity,
): Omit<CaseToOpen, 'origin' | 'draft' | 'sourceReference' | 'joins'> {
  const point = wish.lng != null && wish.lat != null ? { lng: wish.lng, lat: wish.lat } : null;
  const found = point ? city.locate(point.lng, point.lat) : null;
  const category = wish.category ? city.category(wish.category) : city.uncategorised(wish.kind ?? 'dispatch');
  const district = wish.district ?? found?.district.code ?? null;
  return {
    kind: category?.kind ?? 'dispatch',
    category: category?.code as string,
    district,
    village: wish.village ?? (district === found?.district.code ? (found?.village?.code ?? null) : null),
    place: wish.place || null,
    lng: point?.lng ?? null,
    lat: point?.lat ?? null,
    attributes: wish.attributes ?? {},
    description: wish.description,
    urgency: wish.urgency ?? 'normal',
    agency: wish.agency ?? null,
    channel: contact.channel,
    receivedAt: contact.receivedAt,
    citizenId: contact.citizenId,
    contactConsent: wish.contactConsent ?? false,
    confidential: isConfidential(wish, category),
    reportedAgency: wish.reportedAgency ?? null,
  };
}
