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
  centre: string;
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
  attributes?: Record<string, 'required' | 'optional'>;
  aliases?: string[];
  keywords: string[];
}

export interface CategoriesSource {
  groups: NamedSource[];
  fields: NamedSource[];
  attributes: (NamedSource & { options: { value: string; label: string; labelEn: string }[] })[];
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

export interface LimitsSource {
  dispatch: { respondHours: number; completeHours: { hours: number; for: string[] }[] };
  petition: { replyWorkingDays: number; classes: { name: string; workingDays: number; for: string[] }[] };
}

export interface CalendarSource {
  years: { year: number; off: Record<string, string>; makeUp?: Record<string, string> }[];
}

export interface RetentionSource {
  statistics: 'for-ever';
  rules: (NamedSource & {
    kind: 'dispatch' | 'petition' | 'contact';
    for?: string[];
    person: number | 'permanent';
    texts: number | 'permanent';
    attachments?: number | 'permanent';
    proposed: boolean;
    basis: { 'zh-TW': string; en: string };
  })[];
}

export interface ProfileSource {
  'city.yaml': CitySource;
  'agencies.yaml': AgenciesSource;
  'categories.yaml': CategoriesSource;
  'districts.yaml': DistrictsSource;
  'routing.yaml': RoutingSource;
  'limits.yaml': LimitsSource;
  'calendar.yaml': CalendarSource;
  'retention.yaml': RetentionSource;
}

export type ProfileFile = keyof ProfileSource;
