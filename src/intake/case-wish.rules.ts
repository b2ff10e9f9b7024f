import type { FieldProblem } from '../platform/problem/problem.js';
import type { CaseDto } from './contact.dto.js';

/** What the city knows that a wish can be checked against. */
export interface KnownPlaces {
  category(code: string): { attributes: { code: string; options: { value: string }[] }[] } | null;
  district(code: string): { villages: { code: string }[] } | null;
  agency(code: string): unknown;
  locate(lng: number, lat: number): { district: { code: string }; village: { code: string } | null } | null;
}

/** Every code and place a person or a machine names must exist. All that is wrong is said at once. */
export function flawsOf(wish: CaseDto, index: number, city: KnownPlaces): FieldProblem[] {
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, zh: string, en: string): void => {
    flaws.push({ field: `cases.${index}.${field}`, message: { 'zh-TW': zh, en } });
  };
  const category = wish.category ? city.category(wish.category) : null;
  if (wish.category && !category) flaw('category', '沒有這個派工項目或案類', 'There is no such category');
  const district = wish.district ? city.district(wish.district) : null;
  if (wish.district && !district) flaw('district', '沒有這個行政區', 'There is no such district');
  if (wish.village && !district?.villages.some(({ code }) => code === wish.village)) {
    flaw('village', '這個行政區沒有這個里', 'The district has no such village');
  }
  if (wish.agency && !city.agency(wish.agency)) flaw('agency', '沒有這個機關', 'There is no such agency');
  if (wish.lng != null && wish.lat != null && !city.locate(wish.lng, wish.lat)) {
    flaw('lng', '這個位置不在本市範圍內', 'The point is outside the city');
  }
  for (const [code, value] of Object.entries(wish.attributes ?? {})) {
    const attribute = category?.attributes.find(one => one.code === code);
    if (!attribute) flaw(`attributes.${code}`, '這個案類沒有這個欄位', 'The category has no such attribute');
    else if (!attribute.options.some(option => option.value === value)) {
      flaw(`attributes.${code}`, '不是可用的選項', 'Not one of its options');
    }
  }
  return flaws;
}
