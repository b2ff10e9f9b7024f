import { NO_RESULT, type SatisfactionRules } from '../city/satisfaction-rules.js';
import type { CaseKind, Origin } from '../events.js';
import { nextTry } from './phone/survey-call.rules.js';
import type { SurveyChannel } from './survey.events.js';

const HOUR_MS = 3_600_000;

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

/** Whether it is asked about. What a former system handled, and what is replayed, is nobody's experience of today. */
export function isAskedAbout(
  { kind, category, origin, how, contactByAgency }: Released,
  { exempt }: SatisfactionRules,
): boolean {
  if (origin === 'replay' || contactByAgency || NO_RESULT.includes(how)) return false;
  return !exempt.kinds.includes(kind) && !exempt.categories.includes(category);
}

/** Null: this citizen cannot be asked. */
export const channelFor = (used: string, reach: Reach): SurveyChannel | null =>
  WAYS[used]?.find(way => reach[way]) ?? null;

/** Nobody is woken by a text message: it leaves at an hour at which people are called, where the city has such. */
export function sendAt(
  releasedAt: Date,
  channel: SurveyChannel,
  { afterHours, phone }: Pick<SatisfactionRules, 'afterHours' | 'phone'>,
): Date {
  const due = new Date(releasedAt.getTime() + afterHours * HOUR_MS);
  return channel === 'sms' && phone ? nextTry([], due, phone.hours) : due;
}
