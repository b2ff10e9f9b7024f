import type { CaseKind } from '../events.js';
import { askedFor, type Kept, keptFor } from './kept-routes.rules.js';
import type {
  Agency,
  CalendarYear,
  Category,
  City,
  Contents,
  District,
  EntryKind,
  LimitRule,
  Named,
  ProfileEntry,
  Protocol,
  Route,
} from './profile.js';
import type { RetentionRule } from './retention-rule.js';
import { byArbitration, type RoutingDecision, route } from './routing.rules.js';
import { type Suggestion, suggest } from './suggest.rules.js';
import { type Closure, WorkingCalendar } from './working-days.rules.js';

/** An entry as the database keeps it: open-ended while it is in force. */
export type StoredEntry = ProfileEntry & {
  version: number;
  rank: number;
  validFrom: Date;
  validTo: Date | null;
};

/** As last in force. What was retired is still known by its code, since old cases name it, but is in no list. */
export type Versioned<T> = T & { version: number; retired: boolean };

/** `version` is the limit's own, to be frozen on the clock with it. */
export type Limit = LimitRule & { version: number };

/** What a case says about itself, in codes. */
export interface RoutedCase {
  category: string;
  district?: string | null;
  attributes?: Record<string, string>;
}

/** The profile in memory, indexed for the hot path. */
export class CityProfile {
  readonly version: number;
  readonly city: City;
  readonly agencies: Versioned<Agency>[];
  /** What citizens report and petition for; what decisions come from (列管) is known by its code only. */
  readonly categories: Versioned<Category>[];
  readonly districts: Versioned<District>[];
  /** What an inquiry can be about: the fields of petitions. */
  readonly topics: Named[];
  readonly calendarYears: Versioned<CalendarYear>[];
  readonly calendar: WorkingCalendar;
  readonly retention: Versioned<RetentionRule>[];
  readonly protocol: Versioned<Protocol> | null;
  private readonly agencyByCode: Map<string, Versioned<Agency>>;
  private readonly agencyByName: Map<string, Versioned<Agency>>;
  private readonly officeByDistrict: Map<string, Versioned<Agency>>;
  private readonly categoryByCode: Map<string, Versioned<Category>>;
  private readonly categoryByName: Map<string, Versioned<Category>>;
  private readonly districtByCode: Map<string, Versioned<District>>;
  private readonly routes: Map<string, Route[]>;
  private readonly limitVersions: Map<string, (StoredEntry & { content: LimitRule[] })[]>;

  /**
   * @param stored every version of every entry, from old to new
   * @param closures those in force
   * @param kept those in force
   */
  constructor(
    stored: readonly StoredEntry[],
    closures: readonly Closure[] = [],
    private readonly kept: readonly Kept[] = [],
  ) {
    const [city] = [...newest(stored, 'city').values()].filter(({ retired }) => !retired);
    if (!city) throw new Error('No city profile has been loaded yet.');
    this.city = city;
    this.version = Math.max(...stored.map(({ version }) => version));
    this.agencyByCode = newest(stored, 'agency');
    for (const agency of this.agencyByCode.values()) agency.phone ??= city.dutyPhone;
    this.categoryByCode = newest(stored, 'category');
    this.districtByCode = newest(stored, 'district');
    this.agencies = inForce(this.agencyByCode);
    this.categories = inForce(this.categoryByCode).filter(({ kind }) => kind !== 'decision');
    this.districts = inForce(this.districtByCode);
    const petitions = this.categories.filter(({ kind }) => kind === 'petition');
    this.topics = [...new Map(petitions.map(({ group }) => [group.code, group])).values()];
    this.agencyByName = byNames(this.agencies);
    this.categoryByName = byNames(this.categories);
    this.officeByDistrict = new Map(this.agencies.map(agency => [agency.district ?? '', agency]));
    this.routes = new Map(stored.filter(isOf('routes')).map(({ code, content }) => [code, content]));
    this.limitVersions = new Map();
    for (const entry of stored.filter(isOf('limits'))) {
      // It was to come, and was replaced before.
      if (entry.validTo && entry.validTo <= entry.validFrom) continue;
      this.limitVersions.set(entry.code, [...(this.limitVersions.get(entry.code) ?? []), entry]);
    }
    [this.protocol = null] = inForce(newest(stored, 'protocol'));
    this.retention = inForce(newest(stored, 'retention'));
    this.calendarYears = inForce(newest(stored, 'calendar'));
    this.calendar = new WorkingCalendar(this.calendarYears, city.timeZone, closures);
  }

  agency(code: string): Versioned<Agency> | null {
    return this.agencyByCode.get(code) ?? null;
  }

  /** By the name or an alias the old dispatch system printed, such as 養工處. */
  agencyByUnitName(name: string): Versioned<Agency> | null {
    return this.agencyByName.get(plain(name)) ?? null;
  }

  category(code: string): Versioned<Category> | null {
    return this.categoryByCode.get(code) ?? null;
  }

  /** By the name or a raw item name, such as 養工-路燈故障(二). */
  categoryByAlias(raw: string): Versioned<Category> | null {
    return this.categoryByName.get(plain(raw)) ?? null;
  }

  uncategorised(kind: CaseKind): Versioned<Category> {
    const found = this.categories.find(category => category.kind === kind && category.uncategorised);
    if (!found) throw new Error(`The profile has no uncategorised ${kind}.`);
    return found;
  }

  district(code: string): Versioned<District> | null {
    return this.districtByCode.get(code) ?? null;
  }

  districtByZip(zip: string): Versioned<District> | null {
    return this.districts.find(district => district.zip === zip) ?? null;
  }

  districtByName(name: string): Versioned<District> | null {
    return this.districts.find(district => district.name === name) ?? null;
  }

  route({ category: code, district, attributes = {} }: RoutedCase): RoutingDecision {
    const category = this.category(code);
    if (!category) throw new Error(`There is no category ${code}.`);
    const routes = this.routes.get(code) ?? [];
    const kept = keptFor(this.kept, routes, { category: code, district: district ?? null, attributes });
    const settled = kept && this.agency(kept.agency);
    if (settled && !settled.retired) return byArbitration(kept.id, settled);
    const question = { category, district: district ? this.district(district) : null, attributes };
    return route(question, routes, {
      agency: agency => this.agency(agency),
      officeOf: office => this.officeByDistrict.get(office) ?? null,
    });
  }

  /** By what of it a case is routed. */
  askedOf(category: string, attributes: Record<string, string>): Record<string, string> {
    return askedFor(this.routes.get(category) ?? [], attributes);
  }

  /** The limits in force at a time; before the first load those of the first load. */
  limits(category: string, at: Date): Limit[] {
    const versions = this.limitVersions.get(category) ?? [];
    const entry = versions.findLast(({ validFrom }) => validFrom <= at) ?? versions[0];
    if (!entry) return [];
    return entry.content.map(rule => ({ ...rule, version: entry.version }));
  }

  suggestCategories(text: string): Suggestion[] {
    return suggest(text, this.categories);
  }
}

/** By code, in the order in which lists show them. */
function newest<K extends EntryKind>(
  stored: readonly StoredEntry[],
  kind: K,
): Map<string, Versioned<Contents[K]>> {
  const last = new Map(stored.filter(isOf(kind)).map(entry => [entry.code, entry]));
  const ordered = [...last.values()].sort((a, b) => a.rank - b.rank);
  return new Map(
    ordered.map(({ code, content, version, validTo }) => [
      code,
      { ...content, version, retired: validTo !== null },
    ]),
  );
}

const isOf =
  <K extends EntryKind>(kind: K) =>
  (entry: StoredEntry): entry is StoredEntry & { kind: K; content: Contents[K] } =>
    entry.kind === kind;

const inForce = <T>(known: Map<string, Versioned<T>>): Versioned<T>[] =>
  [...known.values()].filter(({ retired }) => !retired);

const byNames = <T extends { name: string; aliases: string[] }>(named: T[]): Map<string, T> =>
  new Map(named.flatMap(one => [one.name, ...one.aliases].map((name): [string, T] => [plain(name), one])));

/** Full-width and half-width brackets are the same. */
const plain = (name: string): string => name.normalize('NFKC').trim();
