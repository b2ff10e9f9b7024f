import type { Audience, CaseKind, LimitKind, PauseReason } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { AccidentRules } from './accident-rules.js';
import type { BullyingRules } from './bullying-rules.js';
import type { CallerPolicyRules } from './caller-policy.js';
import type { CounterService, CounterSite } from './counters.js';
import type { IncidentRules } from './incident-rules.js';
import type { OpenDataRules } from './open-data-rules.js';
import type { Authority, NotHandledGround, Remedy } from './petition-law.js';
import type { AnsweredWith, Question } from './question.js';
import type { RetentionRule } from './retention-rule.js';
import type { ReturnReason } from './return-reason.js';
import type { SatisfactionRules } from './satisfaction-rules.js';
import type { SupervisionRules } from './supervision-rules.js';
import type { SurgeSet } from './surge/surge-set.js';
import type { TrackedRules } from './tracked-rules.js';

/** What a city decides, as `config/city/<name>/*.yaml` says it and as the database keeps it, version by version. */

/** The old dispatch items differ between the districts of the city before 2010 "(一)" and of the county "(二)". */
export type Area = 'city' | 'county';

export interface City {
  code: string;
  name: string;
  nameEn: string;
  hotline: string;
  timeZone: string;
  /** What the first load brings counts as in force since this day. */
  inForceSince: string;
  /** County code of the Ministry of the Interior's boundaries. */
  countyCode: string;
  /** West, south, east, north: where a map of the city begins. */
  bounds: [number, number, number, number];
  /** Rung where an agency has no number of its own. */
  dutyPhone: string;
  /** Of the next month: from its start on the figures of a month are final. */
  figuresFrozenOnDay: number;
  /** The agency that runs the service centre. */
  centre: string;
  /** What is done for people at counters, counted in persons, and where; a profile of earlier may have none. */
  counterSites?: CounterSite[];
  counterServices?: CounterService[];
}

export interface Agency {
  code: string;
  unitCode: string | null;
  kind: 'city' | 'district-office' | 'central' | 'utility';
  name: string;
  nameEn: string;
  phone: string | null;
  aliases: string[];
  /** The agency this one is below: whose people read its cases too. */
  parent: string | null;
  /** The district whose office this is. */
  district: string | null;
}

export interface Named {
  code: string;
  name: string;
  nameEn: string;
}

export interface Attribute extends Named {
  required: boolean;
  options: { value: string; label: string; labelEn: string }[];
}

export interface Category extends Named {
  kind: CaseKind;
  group: Named;
  urgency: 'P1' | 'P2' | 'P3' | null;
  /** The report of the agency needs a photo. */
  photoRequired: boolean;
  /** The place of cases nobody could sort yet; one for each kind. */
  uncategorised: boolean;
  /** Public works: the lead agency may contact a citizen who has agreed to it. */
  contactByAgency: boolean;
  /** Who reports this is protected unless they say otherwise (檢舉人保密). */
  confidential: boolean;
  /** Reported by who watches public works (全民督工): released by the inspection group, and by nobody else. */
  supervised?: true;
  attributes: Attribute[];
  /** Left out in profiles from before there were any, as the next. */
  questions?: Question[];
  /** What other systems get for a report of it (Open311). */
  answeredWith?: AnsweredWith;
  aliases: string[];
  keywords: string[];
}

export interface Village {
  code: string;
  name: string;
}

export interface District extends Named {
  zip: string;
  area: Area;
  villages: Village[];
}

export interface RouteCondition {
  area?: Area;
  /** District codes. */
  districts?: string[];
  attributes: Record<string, string>;
}

export const DISTRICT_OFFICE = 'district-office';
export const TRAY = 'tray';

export interface Route {
  when: RouteCondition;
  /** An agency's code, `district-office` or `tray`. */
  to: string;
  because: Words | null;
}

/** Exactly one of the three: hours around the clock, hours in which offices work, or working days (the first is not counted). */
export interface Amount {
  hours?: number;
  workingHours?: number;
  workingDays?: number;
}

export const LIMIT_KINDS = [
  'respond',
  'acknowledge',
  'on_site',
  'inspect',
  'complete',
  'reply',
  'callback',
] as const satisfies LimitKind[];
export const AUDIENCES = ['officer', 'chief', 'head', 'centre', 'commission'] as const satisfies Audience[];

/** A step of the ladder: at a share of the limit (100 % is the due time), or some time after it. */
export type LadderStep = { tell: Audience[] } & (
  | { percent: number; after?: undefined }
  | { after: Amount; percent?: undefined }
);

export const PAUSE_REASONS = ['citizen', 'parts'] as const satisfies PauseReason[];

export const APPROVERS = ['agency_chief', 'supervisor', 'commission'] as const;
export type Approver = (typeof APPROVERS)[number];

/** Amounts are in the unit of the limit itself. */
export interface ExtensionRule {
  /** How often. */
  most: number;
  /** How long at once. */
  longest: number;
  /** How long in all. */
  total: number;
  /** From the start to the last due time, in calendar days; time spent waiting with leave is not counted. */
  withinDays: number | null;
  /** Who decides, by how long it is: from the shortest to the longest. */
  approval: { upTo: number; by: Approver }[];
}

/** One time limit of a category, whole: it is frozen on each clock that is started by it. */
export interface LimitRule extends Amount {
  kind: LimitKind;
  /** Of a limit in working hours: minutes after midnight. */
  officeHours?: [number, number][];
  /** Instead, where several agencies have a part in the answer; of a limit in working days. */
  severalAgencies?: { workingDays: number };
  /** Instead, for what is received while a surge is on, by the code of its rule set; of a limit in hours. */
  surges?: Record<string, { hours: number }>;
  ladder: LadderStep[];
  /** What may be waited for, and how long at most before the clock runs on. */
  pauses: Partial<Record<PauseReason, Amount>>;
  extension: ExtensionRule | null;
}

/** What keeps a case from being kicked around. */
export interface Protocol {
  /** Who has a case while no agency has it, as citizens are told. */
  serviceCentre: { name: string; nameEn: string };
  /** After its dispatch; from the `arbitrateFrom`-th return on it is arbitrated. */
  returns: { within: Amount; withSiteVisit: Amount; arbitrateFrom: number };
  arbitration: { within: Amount };
  /** Of a case, by people. Left out in profiles from before there was one. */
  reminders?: { mostADay: number };
  /** How long an agency has that is asked beside who has the case; not beyond the time of the case. */
  coHandling: { within: Amount };
  /** Inspection of what was released: how soon it is judged, and done again. The same. */
  sampling?: { within: Amount; rework: Amount; form: Named[] };
  returnReasons: ReturnReason[];
  /** None before there were any, as of the two below. */
  notHandledGrounds?: NotHandledGround[];
  authorities?: Authority[];
  remedies?: Remedy[];
  /** How far ahead a visit is planned, and how long after it something can be due. Left out before there were any. */
  visits?: { aheadWithinDays: number; followUpWithinDays: number };
  incidents?: IncidentRules;
  callerPolicy?: CallerPolicyRules;
  satisfaction?: SatisfactionRules;
  openData?: OpenDataRules;
  /** What can be switched on in a storm. Left out before there was any. */
  surges?: SurgeSet[];
  supervision?: SupervisionRules;
  bullying?: BullyingRules;
  accidents?: AccidentRules;
  tracked?: TrackedRules;
}

/** Exceptions to Monday–Friday, by ISO date, with their names. */
export interface CalendarYear {
  year: number;
  off: Record<string, string>;
  makeUp: Record<string, string>;
  /** Brought by the government's file: a profile that is loaded later leaves it alone. */
  imported?: boolean;
}

/** Routes and limits go by category code, calendar years by their number. */
export interface Contents {
  city: City;
  agency: Agency;
  category: Category;
  district: District;
  routes: Route[];
  limits: LimitRule[];
  protocol: Protocol;
  calendar: CalendarYear;
  retention: RetentionRule;
}

export type EntryKind = keyof Contents;

export type ProfileEntry = {
  [K in EntryKind]: {
    kind: K;
    code: string;
    content: Contents[K];
    /** Of limits: the ISO date from which they are in force, if they differ from those before. */
    inForceFrom?: string;
  };
}[EntryKind];
