import type { Words } from '../platform/problem/problem.js';
import { type Agency, DISTRICT_OFFICE, type District, type Named, type Route, TRAY } from './profile.js';

export interface RoutingQuestion {
  category: Named;
  district: District | null;
  attributes: Record<string, string>;
}

/** `rule` names the route that decided, as category and place in its list; none where the profile has no answer. */
export interface RoutingDecision {
  agency: Agency | null;
  rule: string | null;
  reason: Words;
}

export interface Agencies {
  agency(code: string): Agency | null;
  officeOf(district: string): Agency | null;
}

/** Who must act: the first route that fits. Nobody is an answer too; the reason then tells the agent what to do. */
export function route(
  question: RoutingQuestion,
  routes: readonly Route[],
  agencies: Agencies,
): RoutingDecision {
  const place = placeOfFirst(routes, question);
  const chosen = routes[place];
  if (!chosen) return { agency: null, rule: null, reason: nothingFits(question) };
  const rule = `${question.category.code}/${place + 1}`;
  if (chosen.to === TRAY) return { agency: null, rule, reason: chosen.because ?? nothingFits(question) };
  if (chosen.to === DISTRICT_OFFICE && !question.district)
    return { agency: null, rule, reason: DISTRICT_MISSING };
  const agency =
    chosen.to === DISTRICT_OFFICE
      ? agencies.officeOf(question.district?.code ?? '')
      : agencies.agency(chosen.to);
  if (!agency) return { agency: null, rule, reason: nothingFits(question) };
  return { agency, rule, reason: chosen.because ?? handledBy(question.category, agency) };
}

/** An arbitration has settled it for cases like this one. */
export const byArbitration = (id: string, agency: Agency): RoutingDecision => ({
  agency,
  rule: `kept/${id}`,
  reason: {
    'zh-TW': `依研考會裁定，由${agency.name}處理。`,
    en: `By an arbitration ${agency.nameEn} handles it.`,
  },
});

export function placeOfFirst(
  routes: readonly Route[],
  question: Pick<RoutingQuestion, 'district' | 'attributes'>,
): number {
  return routes.findIndex(({ when }) => fits(when, question));
}

function fits(
  when: Route['when'],
  { district, attributes }: Pick<RoutingQuestion, 'district' | 'attributes'>,
): boolean {
  if (when.area && when.area !== district?.area) return false;
  if (when.districts && !when.districts.includes(district?.code ?? '')) return false;
  return Object.entries(when.attributes).every(([code, value]) => attributes[code] === value);
}

const DISTRICT_MISSING: Words = {
  'zh-TW': '請先選擇行政區，才能決定由哪個區公所處理。',
  en: 'Choose the district first: its district office must act.',
};

const handledBy = (category: Named, agency: Agency): Words => ({
  'zh-TW': `「${category.name}」由${agency.name}處理。`,
  en: `“${category.nameEn}” is handled by ${agency.nameEn}.`,
});

const nothingFits = ({ category }: RoutingQuestion): Words => ({
  'zh-TW': `「${category.name}」沒有適用的分派規則，請主管指派。`,
  en: `No routing rule fits “${category.nameEn}”: a supervisor decides.`,
});
