import { NO_RESULT, type SatisfactionRules } from '../city/satisfaction-rules.js';
import type { CaseKind, Origin } from '../events.js';
import { type IsHoliday, nextTry } from './phone/survey-call.rules.js';
import type { SurveyChannel } from './survey.events.js';

/** A case at its release, as far as it matters for asking about it. */
export interface Released {
  kind: CaseKind;
  category: string;
  origin: Origin;
  /** By which door it came. */
  channel: string;
  /** How the citizen was told. */
  how: string;
  /** The agency itself contacts who reported (全民督工). */
  contactByAgency: boolean;
  /** It came in during a surge in which nobody is asked. */
  unasked: boolean;
}

/** By which ways a citizen can be asked at all. */
export type Reach = Partial<Record<SurveyChannel, boolean>>;

/** By the way the citizen used, or the next best that is left: whoever wrote is written to. */
const WAYS: Readonly<Record<string, readonly SurveyChannel[]>> = {
  mailbox: ['mail', 'sms', 'call'],
  app: ['app', 'mail', 'sms'],
  chatbot: ['mail', 'sms'],
  phone: ['sms', 'mail', 'call'],
  counter: ['sms', 'mail', 'call'],
  letter: ['mail', 'sms', 'call'],
  fax: ['mail', 'sms', 'call'],
};

/** Public works (全民督工): who reported wants it so, and the agency does. */
export const isContactedByAgency = (
  { contactConsent }: { contactConsent: boolean },
  item: { contactByAgency?: boolean } | null | undefined,
): boolean => contactConsent && item?.contactByAgency === true;

/** Whether it is asked about. What a former system handled, and what is replayed, is nobody's experience of today. */
export const isAskedAbout = (
  { origin, how, unasked, ...matter }: Released,
  rules: SatisfactionRules,
): boolean => origin !== 'replay' && !unasked && !NO_RESULT.includes(how) && !isLeftOut(matter, rules);

/** Kinds and items that the city exempts, and those about which the agency asks itself: also where they became so later. */
export const isLeftOut = (
  { kind, category, contactByAgency }: Pick<Released, 'kind' | 'category' | 'contactByAgency'>,
  { exempt }: Pick<SatisfactionRules, 'exempt'>,
): boolean => contactByAgency || exempt.kinds.includes(kind) || exempt.categories.includes(category);

/** Null: this citizen cannot be asked. */
export const channelFor = (used: string, reach: Reach): SurveyChannel | null =>
  WAYS[used]?.find(way => reach[way]) ?? null;

/** Nobody is woken by a text message: it leaves at an hour at which people are called, where the city has such. */
export const leavesAt = (
  now: Date,
  channel: SurveyChannel,
  { phone }: Pick<SatisfactionRules, 'phone'>,
  isHoliday: IsHoliday,
): Date => (channel === 'sms' && phone ? nextTry([], now, phone.hours, isHoliday) : now);
