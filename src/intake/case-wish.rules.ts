import { isAtOrBelow } from '../city/agency-order.rules.js';
import type { CaseKind } from '../events.js';
import type { FieldProblem } from '../platform/problem/problem.js';
import type { CaseDto } from './contact.dto.js';

/** What the city knows that a wish can be checked against. */
export interface KnownPlaces {
  category(code: string): {
    kind: CaseKind;
    retired: boolean;
    confidential: boolean;
    attributes: { code: string; options: { value: string }[] }[];
  } | null;
  district(code: string): { retired: boolean; villages: { code: string }[] } | null;
  agency(code: string): { retired: boolean; parent: string | null } | null;
  locate(lng: number, lat: number): unknown;
}

/** Every code and place a person or a machine names must exist. All that is wrong is said at once. */
export function flawsOf(wish: CaseDto, index: number, city: KnownPlaces): FieldProblem[] {
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field: `cases.${index}.${field}`, code, message: { 'zh-TW': zh, en } });
  };
  const known = inUse(wish.category ? city.category(wish.category) : null);
  // What is tracked (列管) no citizen reports: it is entered by itself (intake/tracked).
  const category = known?.kind === 'decision' ? null : known;
  if (wish.category && !category) {
    flaw('category', 'UNKNOWN_CATEGORY', '沒有這個派工項目或案類', 'There is no such category');
  }
  if (wish.kind && category && category.kind !== wish.kind) {
    flaw(
      'kind',
      'KIND_DIFFERS',
      '案件種類與所選的派工項目或案類不符',
      'The category is of the other kind of case',
    );
  }
  const district = inUse(wish.district ? city.district(wish.district) : null);
  if (wish.district && !district)
    flaw('district', 'UNKNOWN_DISTRICT', '沒有這個行政區', 'There is no such district');
  if (wish.village && !district?.villages.some(({ code }) => code === wish.village)) {
    flaw('village', 'UNKNOWN_VILLAGE', '這個行政區沒有這個里', 'The district has no such village');
  }
  if (wish.agency && !inUse(city.agency(wish.agency))) {
    flaw('agency', 'UNKNOWN_AGENCY', '沒有這個機關', 'There is no such agency');
  }
  if (wish.reportedAgency && !inUse(city.agency(wish.reportedAgency))) {
    flaw('reportedAgency', 'UNKNOWN_AGENCY', '沒有這個機關', 'There is no such agency');
  } else if (wish.reportedAgency && wish.agency && isAtOrBelow(wish.agency, wish.reportedAgency, city)) {
    flaw(
      'agency',
      'REPORTED_AGENCY',
      '被檢舉的機關及其所屬機關不能承辦這個案件',
      'Neither the reported agency nor one below it can be given the case',
    );
  }
  const isProtected = isConfidential(wish, category);
  if (wish.reportedAgency && !isProtected) {
    flaw(
      'reportedAgency',
      'NOT_CONFIDENTIAL',
      '只有保密案件需要填寫被檢舉的機關',
      'Only a confidential report names the agency it is about',
    );
  }
  if (wish.contactConsent && isProtected) {
    flaw(
      'contactConsent',
      'CONFIDENTIAL',
      '保密案件不提供聯絡資料給承辦機關',
      'Of a confidential report no agency is told how to reach the citizen',
    );
  }
  // A district that was chosen stands, whatever the point says: roads are borders, and the caller knows the place.
  if (wish.lng != null && wish.lat != null && !city.locate(wish.lng, wish.lat)) {
    flaw('lng', 'POINT_OUTSIDE_CITY', '這個位置不在本市範圍內', 'The point is outside the city');
  }
  for (const [code, value] of Object.entries(wish.attributes ?? {})) {
    const options = category?.attributes.find(one => one.code === code)?.options;
    if (options?.some(option => option.value === value)) continue;
    const field = `attributes.${code}`;
    if (options) flaw(field, 'UNKNOWN_OPTION', '不是可用的選項', 'Not one of its options');
    else flaw(field, 'UNKNOWN_ATTRIBUTE', '這個案類沒有這個欄位', 'The category has no such attribute');
  }
  return flaws;
}

/** As it was said; left unsaid, what is reported decides. */
export const isConfidential = (
  wish: Pick<CaseDto, 'confidential'>,
  category: { confidential: boolean } | null,
): boolean => wish.confidential ?? category?.confidential ?? false;

/** What was retired is known to old cases only. */
const inUse = <T extends { retired: boolean }>(known: T | null): T | null => (known?.retired ? null : known);
