import type { CaseKind } from '../events.js';
import type { Words } from '../platform/problem/problem.js';

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
  /** The agency that runs the service centre. */
  centre: string;
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

export interface AttributeOption {
  value: string;
  label: string;
  labelEn: string;
}

export interface Attribute extends Named {
  required: boolean;
  options: AttributeOption[];
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
  attributes: Attribute[];
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

/** Hours run around the clock. */
export interface Limits {
  respondHours?: number;
  completeHours?: number;
  replyWorkingDays?: number;
}

/** Exceptions to Monday–Friday, by ISO date, with their names. */
export interface CalendarYear {
  year: number;
  off: Record<string, string>;
  makeUp: Record<string, string>;
}

/** Years after the end, or for ever. */
export type KeptFor = number | 'permanent';

/** What is deleted when, of cases of a kind (and of certain categories), or of contacts without a case. */
export interface RetentionRule extends Named {
  kind: CaseKind | 'contact';
  /** None: all that no other rule names. */
  categories: string[];
  person: KeptFor;
  texts: KeptFor;
  /** Null: there are none. */
  attachments: KeptFor | null;
  basis: Words;
  /** No source states these years. */
  proposed: boolean;
}

/** Routes and limits go by category code, calendar years by their number. */
export interface Contents {
  city: City;
  agency: Agency;
  category: Category;
  district: District;
  routes: Route[];
  limits: Limits;
  calendar: CalendarYear;
  retention: RetentionRule;
}

export type EntryKind = keyof Contents;

export type ProfileEntry = { [K in EntryKind]: { kind: K; code: string; content: Contents[K] } }[EntryKind];
