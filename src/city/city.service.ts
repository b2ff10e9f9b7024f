import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { CaseKind } from '../events.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { EventKind } from '../platform/log/fact.js';
import { LogTail } from '../platform/log/log-tail.service.js';
import { CityLoader } from './city-loader.service.js';
import {
  CityProfile,
  type Limit,
  type RoutedCase,
  type StoredEntry,
  type Versioned,
} from './city-profile.js';
import type { Kept } from './kept-routes.rules.js';
import { isoDate } from './local-days.js';
import { readProfile } from './profile/read-profile.js';
import type { Agency, CalendarYear, Category, City, District, Named, Protocol, Village } from './profile.js';
import { type Promised, promisesOf } from './promises.rules.js';
import type { RetentionRule } from './retention-rule.js';
import type { RoutingDecision } from './routing.rules.js';
import type { Suggestion } from './suggest.rules.js';
import { inSurge } from './surge/in-surge.rules.js';
import { type SurgeTime, surgeAt } from './surge/surge.rules.js';
import type { SurgeSet } from './surge/surge-set.js';
import { type VillageMap, villageMapOf } from './village-map.js';
import type { Closure, WorkingCalendar } from './working-days.rules.js';

export interface Place {
  district: Versioned<District>;
  village: Village | null;
}

const CHANGES_THE_CITY = new Set<EventKind>([
  'city.loaded',
  'closure.saved',
  'closure.withdrawn',
  'calendar.imported',
  'route.kept',
  'route.ended',
  'surge.began',
  'surge.ended',
]);

/** The city as it is now, in memory. Every look-up is synchronous; every process keeps its own copy up to date. */
@Injectable()
export class CityService implements OnModuleInit {
  private readonly logger = new Logger(CityService.name);
  private profile: CityProfile;
  private map: VillageMap;
  private surges: SurgeTime[] = [];
  /** How many readings have begun, and which of them is shown: two may overlap. */
  private begun = 0;
  private shown = 0;

  constructor(
    private readonly database: Database,
    private readonly loader: CityLoader,
    private readonly config: Config,
    private readonly tail: LogTail,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.loader.loadFirst(() => readProfile(this.config.city));
    // Before the first reading: a profile loaded by somebody else from here on is heard of.
    await this.tail.begin();
    await this.reload();
    this.map = villageMapOf(this.profile.city.countyCode);
    this.tail.follow(async facts => {
      if (facts.some(({ kind }) => CHANGES_THE_CITY.has(kind))) await this.reload();
    });
  }

  /**
   * This process has just committed a change of the city: whoever asks next is answered by what is in force now. Where
   * that fails, the log brings it soon, as it does to the other processes.
   */
  async refresh(): Promise<void> {
    await this.reload().catch((error: Error) => this.logger.warn(`Not read anew yet: ${error.message}`));
  }

  /** Reads the profile that is in force, with the history of its limits, and the closures. */
  async reload(): Promise<void> {
    this.begun += 1;
    const turn = this.begun;
    const stored = await this.database.query<StoredEntry>(
      `select kind, code, version, rank, content, valid_from as "validFrom", valid_to as "validTo"
         from city_entry order by version`,
    );
    const closures = await this.database.query<Closure>(
      `select id, date::text, part, districts, reason from closure where withdrawn_at is null order by date, id`,
    );
    const kept = await this.database.query<Kept>(
      'select id, category, district, agency, attributes from kept_route where ended_at is null order by id',
    );
    const surges = await this.database.query<SurgeTime>(
      `select id, rule_set as "ruleSet", began_at as "beganAt", ended_at as "endedAt" from surge order by began_at`,
    );
    // One that began later has read at least as much.
    if (turn < this.shown) return;
    this.shown = turn;
    this.profile = new CityProfile(stored, closures, kept);
    this.surges = surges;
    this.logger.log(`City profile ${this.profile.city.code}, version ${this.profile.version}`);
  }

  get version(): number {
    return this.profile.version;
  }
  get city(): City {
    return this.profile.city;
  }
  get agencies(): Versioned<Agency>[] {
    return this.profile.agencies;
  }
  get categories(): Versioned<Category>[] {
    return this.profile.categories;
  }
  get districts(): Versioned<District>[] {
    return this.profile.districts;
  }
  get topics(): Named[] {
    return this.profile.topics;
  }

  /** None before a profile with such rules is loaded: then nothing is ever due. */
  get retention(): Versioned<RetentionRule>[] {
    return this.profile.retention;
  }

  /** Null before a profile with one is loaded: then nothing is returned or arbitrated. */
  get protocol(): Versioned<Protocol> | null {
    return this.profile.protocol;
  }

  /** Null only for a code that never existed; `retired` for one that is no longer in use. */
  agency(code: string): Versioned<Agency> | null {
    return this.profile.agency(code);
  }
  agencyByUnitName(name: string): Versioned<Agency> | null {
    return this.profile.agencyByUnitName(name);
  }
  /** Null only for a code that never existed; `retired` for one that is no longer in use. */
  category(code: string): Versioned<Category> | null {
    return this.profile.category(code);
  }

  /** A report of public works (全民督工): what ends it is the inspection group's. */
  isSupervised(category: string): boolean {
    return this.category(category)?.supervised ?? false;
  }
  categoryByAlias(raw: string): Versioned<Category> | null {
    return this.profile.categoryByAlias(raw);
  }
  uncategorised(kind: CaseKind): Versioned<Category> {
    return this.profile.uncategorised(kind);
  }
  district(code: string): Versioned<District> | null {
    return this.profile.district(code);
  }
  districtByZip(zip: string): Versioned<District> | null {
    return this.profile.districtByZip(zip);
  }
  districtByName(name: string): Versioned<District> | null {
    return this.profile.districtByName(name);
  }
  /** @throws Error for a category that never existed */
  route(routed: RoutedCase): RoutingDecision {
    return this.profile.route(routed);
  }
  /** By what of it a case is routed. */
  askedOf(category: string, attributes: Record<string, string>): Record<string, string> {
    return this.profile.askedOf(category, attributes);
  }
  limits(category: string, at: Date): Limit[] {
    return this.profile.limits(category, at);
  }
  /** What a citizen whose case comes in at a time can be told. */
  promises(category: string, at: Date, district: string | null): Promised[] {
    const set = this.surgeAt(at)?.ruleSet ?? null;
    const limits = this.limits(category, at).map(limit => inSurge(limit, set));
    return promisesOf(limits, at, district, this.calendar);
  }
  /** The one in which a case comes in at a time, live or replayed. */
  surgeAt(time: Date): SurgeTime | null {
    return surgeAt(this.surges, time);
  }
  /** Under which rule set cases were taken. */
  ruleSetOf(surgeId: string | null): string | null {
    return this.surges.find(({ id }) => id === surgeId)?.ruleSet ?? null;
  }
  get surgeSets(): SurgeSet[] {
    return this.profile.protocol?.surges ?? [];
  }
  surgeSet(code: string | null): SurgeSet | null {
    return this.surgeSets.find(one => one.code === code) ?? null;
  }
  /** Every look-up of office days goes through it. */
  get calendar(): WorkingCalendar {
    return this.profile.calendar;
  }
  /** Those that are known. */
  /** New Year, 中秋 and the like, by the yearly calendar; a weekend is none. */
  isHoliday(time: Date): boolean {
    const day = this.calendar.days.dayOf(time.getTime());
    return this.calendar.whyNoOfficeDay(day)?.because === 'holiday';
  }

  get calendarYears(): Versioned<CalendarYear>[] {
    return this.profile.calendarYears;
  }
  /** Of the city's own clock. */
  yearAt(time: Date): number {
    return Number(isoDate(this.calendar.days.dayOf(time.getTime())).slice(0, 4));
  }
  suggestCategories(text: string): Suggestion[] {
    return this.profile.suggestCategories(text);
  }

  /** Null outside the city. */
  locate(lng: number, lat: number): Place | null {
    const found = this.map.locate(lng, lat);
    const district = found && this.district(found.district);
    return district ? { district, village: found.village } : null;
  }
}
