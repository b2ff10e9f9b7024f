import type { Audience, PauseReason } from '../../events.js';
import type { AccidentRules } from '../accident-rules.js';
import type { BullyingRules } from '../bullying-rules.js';
import type { CallerPolicyRules } from '../caller-policy.js';
import type { CounterService, CounterSite } from '../counters.js';
import type { IncidentRules } from '../incident-rules.js';
import type { OpenDataRules } from '../open-data-rules.js';
import type { ExtensionRule } from '../profile.js';
import type { AnsweredWith, Datatype } from '../question.js';
import type { ReviewRules, SatisfactionRules } from '../satisfaction-rules.js';
import type { SupervisionRules } from '../supervision-rules.js';
import type { SurgeSet } from '../surge/surge-set.js';
import type { TrackedRules } from '../tracked-rules.js';

/** The files of a city profile, as a city clerk writes them. */

export interface NamedSource {
  code: string;
  name: string;
  nameEn: string;
}

export interface CitySource extends NamedSource {
  hotline: string;
  timeZone: string;
  inForceSince: string;
  countyCode: string;
  bounds: [number, number, number, number];
  dutyPhone: string;
  figuresFrozenOnDay: number;
  centre: string;
  counterSites?: CounterSite[];
  counterServices?: CounterService[];
}

export interface AgenciesSource {
  agencies: (NamedSource & {
    unitCode?: string;
    kind: 'city' | 'central' | 'utility';
    /** The agency this one is below. */
    parent?: string;
    phone?: string;
    aliases?: string[];
  })[];
  districtOffices: { code: string; unitCode?: string; district: string; phone?: string }[];
}

export interface CategorySource extends NamedSource {
  urgency?: 'P1' | 'P2' | 'P3';
  photoRequired?: boolean;
  uncategorised?: boolean;
  contactByAgency?: boolean;
  confidential?: boolean;
  /** Of public works (全民督工): comes from supervision.yaml. */
  supervised?: boolean;
  attributes?: Record<string, 'required' | 'optional'>;
  /** In the order in which they are asked. */
  questions?: Record<string, 'required' | 'optional' | 'told'>;
  answeredWith?: AnsweredWith;
  aliases?: string[];
  keywords: string[];
}

export interface QuestionSource extends NamedSource {
  datatype: Datatype;
  hint?: { 'zh-TW': string; en: string };
  options?: {
    value: string;
    label: string;
    labelEn: string;
    stop?: { 'zh-TW': string; en: string };
  }[];
}

export interface CategoriesSource {
  groups: NamedSource[];
  fields: NamedSource[];
  attributes: (NamedSource & { options: { value: string; label: string; labelEn: string }[] })[];
  questions?: QuestionSource[];
  dispatch: (CategorySource & { group: string })[];
  petition: (CategorySource & { field: string })[];
}

export interface DistrictsSource {
  districts: (NamedSource & { zip: string; area: 'city' | 'county' })[];
}

export interface RouteSource {
  for: string[];
  to: string;
  /** `area`, `districts`, or an attribute and its value. */
  when?: { area?: 'city' | 'county'; districts?: string[] } & Record<string, string | string[] | undefined>;
  because?: { 'zh-TW': string; en: string };
}

export interface RoutingSource {
  dispatch: RouteSource[];
  petition: RouteSource[];
}

/** Exactly one of the three. */
export interface AmountSource {
  hours?: number;
  workingHours?: number;
  workingDays?: number;
}

export interface LimitSource extends AmountSource {
  /** The name of one; none: only the due time. */
  ladder?: string;
  pauses?: PauseReason[];
  /** The name of one; none: it cannot be extended. */
  extension?: string;
  /** Of petitions: instead of it, where several agencies have a part in the answer. */
  severalAgencies?: { workingDays: number };
}

export type LimitForSource = LimitSource & { for: string[] };

/** Either `at` (`50%`, `due`) or `after`. */
export interface StepSource {
  at?: string;
  after?: AmountSource;
  tell: Audience[];
}

export interface LimitsSource {
  inForceFrom?: string;
  /** `08:00-12:00` */
  officeHours: string[];
  longestPauses: Record<PauseReason, AmountSource>;
  ladders: Record<string, StepSource[]>;
  extensions: Record<string, Omit<ExtensionRule, 'withinDays'> & { withinDays?: number }>;
  dispatch: {
    respond: LimitSource;
    /** What all of them have, unless they say otherwise; and each. */
    complete: Omit<LimitSource, keyof AmountSource> & { items: LimitForSource[] };
    acknowledge?: LimitForSource[];
    onSite?: LimitForSource[];
    inspect?: LimitForSource[];
  };
  petition: {
    reply: LimitSource;
    /** Unless a class says otherwise. */
    severalAgencies?: LimitSource['severalAgencies'];
    classes: (LimitForSource & { name: string })[];
  };
  callback?: LimitSource;
  surge?: SurgeSource[];
}

/** A limit in a surge: instead of the usual one. */
export interface SurgeLimitSource {
  hours: number;
  for: string[];
}

export interface SurgeSource extends SurgeSet {
  respond?: SurgeLimitSource[];
  complete?: SurgeLimitSource[];
}

export interface CalendarSource {
  years: { year: number; off: Record<string, string>; makeUp?: Record<string, string> }[];
}

export interface RetentionSource {
  statistics: 'for-ever';
  rules: (NamedSource & {
    kind: 'dispatch' | 'petition' | 'contact' | 'bullying';
    for?: string[];
    person: number | 'permanent';
    texts: number | 'permanent';
    attachments?: number | 'permanent';
    proposed: boolean;
    basis: { 'zh-TW': string; en: string };
  })[];
}

/** A reason why an agency returns a case; `citizen` is what the citizen reads, never without who has it now. */
export interface ReturnReasonSource extends NamedSource {
  citizen: string;
  citizenEn: string;
}

/** Why a petition is not handled, and by which law. */
export interface NotHandledGroundSource extends ReturnReasonSource {
  basis: string;
  basisEn: string;
  needs?: 'earlier_answers' | 'owner';
}

export interface ProtocolSource {
  serviceCentre: { name: string; nameEn: string };
  returns: { within: AmountSource; withSiteVisit: AmountSource; arbitrateFrom: number };
  arbitration: { within: AmountSource };
  coHandling: { within: AmountSource };
  reminders: { mostADay: number };
  sampling: {
    within: AmountSource;
    rework: AmountSource;
    form: { code: string; name: string; nameEn: string }[];
  };
  visits: { aheadWithinDays: number; followUpWithinDays: number };
  incidents: Required<IncidentRules>;
  callerPolicy: CallerPolicyRules;
  satisfaction: SatisfactionRules & { review: ReviewRules };
  openData: OpenDataRules;
  /** A city whose schools are somebody else's has none. */
  bullying?: BullyingRules;
  accidents?: AccidentRules;
  tracked?: TrackedRules;
  returnReasons: ReturnReasonSource[];
  notHandledGrounds: NotHandledGroundSource[];
  authorities: (NamedSource & { kind: 'central' | 'local_government' | 'utility' })[];
  remedies: (NamedSource & { basis: string; basisEn: string })[];
}

export interface SupervisionItemSource extends NamedSource {
  inspect: number;
  improve: number;
  /** The dispatch item it is routed as. */
  as?: string;
}

export interface SupervisionSource extends Pick<SupervisionRules, 'flagged' | 'yearlyReview'> {
  /** The names of them in limits.yaml. */
  extension: string;
  ladder: string;
  /** Agencies. */
  builders: string[];
  items: SupervisionItemSource[];
  /** Codes of items, by group. */
  versions: { from: string; groups: (NamedSource & { items: string[] })[] }[];
}

export interface ProfileSource {
  'city.yaml': CitySource;
  'agencies.yaml': AgenciesSource;
  'categories.yaml': CategoriesSource;
  'districts.yaml': DistrictsSource;
  'routing.yaml': RoutingSource;
  'limits.yaml': LimitsSource;
  'protocol.yaml': ProtocolSource;
  'supervision.yaml': SupervisionSource;
  'calendar.yaml': CalendarSource;
  'retention.yaml': RetentionSource;
}

export type ProfileFile = keyof ProfileSource;
