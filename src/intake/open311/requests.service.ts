import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import type { Element } from './document.js';
import { MediaService } from './media.service.js';
import { tooDeep } from './open311.problems.js';
import { type PublicRules, unplaced } from './public-place.rules.js';
import { MOST_DEPTH, type RequestFilter } from './request-filter.rules.js';
import { type More, type Named, requestOf } from './request-shape.rules.js';
import { type RequestRow, RequestsQuery } from './requests.query.js';
import { type Language, nameIn } from './service.rules.js';
import { isOfObject, objectToldOf } from './service-object.rules.js';
import { StepsQuery } from './steps.query.js';
import { STEPS } from './steps.rules.js';
import { type OpenSurvey, SurveysService } from './surveys.service.js';
import { timeOf } from './time.rules.js';
import { type ToldAnswer, ToldAnswersQuery } from './told-answers.query.js';

export interface Reading {
  /** Whose reports are told as they were sent. */
  machineId: string | null;
  language: Language;
  extended: boolean;
  /** Who asks hands surveys to whoever has reported. */
  passesOn: boolean;
  /** Of the server, as the client names it. */
  origin: string;
}

/** What an app may use for an address; everything else a sender has given is text. */
const LINK = /^https?:\/\/[\w.-]+(:\d+)?(\/\S*)?$/i;

@Injectable()
export class RequestsService {
  constructor(
    private readonly query: RequestsQuery,
    private readonly media: MediaService,
    private readonly steps: StepsQuery,
    private readonly answers: ToldAnswersQuery,
    private readonly surveys: SurveysService,
    private readonly city: CityService,
  ) {}

  async find(filter: RequestFilter, reading: Reading): Promise<Element[]> {
    const rules = this.rules();
    const found = await this.rows(filter, reading.machineId, rules);
    const rows = found.map(row => (row.isOwn || rules.arePlacesTold ? row : unplaced(row)));
    const more = await this.more(rows, reading);
    return rows.map(row => requestOf(row, this.named(row, reading.language), more(row), reading.language));
  }

  /** Past the end there is nothing, however far; what is too deep, and there, is asked for by a narrower time. */
  private async rows(
    filter: RequestFilter,
    machineId: string | null,
    rules: PublicRules,
  ): Promise<RequestRow[]> {
    if (filter.offset <= MOST_DEPTH) return this.query.find(filter, machineId, rules);
    const [beyond] = await this.query.find({ ...filter, offset: MOST_DEPTH, limit: 1 }, machineId, rules);
    if (beyond) throw tooDeep();
    return [];
  }

  /** What is kept out of 開放資料 is not told next door. */
  private rules(): PublicRules {
    const open = this.city.protocol?.openData;
    return { hidden: open?.exemptCategories ?? [], arePlacesTold: open?.open311Places !== 'city' };
  }

  private async more(
    rows: readonly RequestRow[],
    { language, extended, origin, passesOn }: Reading,
  ): Promise<(row: RequestRow) => More> {
    const own = rows.filter(({ isOwn }) => isOwn).map(({ id }) => id);
    const [urls, answers, steps, surveys] = await Promise.all([
      own.length > 0 ? this.media.ofReports(own, origin) : new Map<string, string[]>(),
      this.answers.of(extended ? rows.map(({ id }) => id) : own),
      extended ? this.steps.ofCases(rows.map(({ id }) => id)) : [],
      extended && passesOn ? this.surveys.ofCases(own, origin) : new Map<string, OpenSurvey>(),
    ]);
    return row => {
      const { id, isOwn } = row;
      const given = answers.filter(({ caseId }) => caseId === id);
      const attributes = given
        .filter(one => !isOfObject(one))
        .map(({ name, code, answer }) => attribute(name, code, answer));
      const notes = steps
        .filter(({ caseId }) => caseId === id)
        .map(({ kind, at }) => ({
          datetime: timeOf(at),
          description: STEPS[kind]?.words[language],
          type: kind,
        }));
      return {
        mediaUrls: urls.get(id) ?? [],
        mediaUrlGiven: isOwn ? linkIn(given) : null,
        extended: extended
          ? {
              object: isOwn || this.rules().arePlacesTold ? objectToldOf(row, given) : {},
              attributes: isOwn ? [...this.routing(row, language), ...attributes] : [],
              notes,
              survey: surveys.get(id) ?? null,
            }
          : null,
      };
    };
  }

  private routing(
    { category, attributes }: Pick<RequestRow, 'category' | 'attributes'>,
    language: Language,
  ): Element[] {
    return (this.city.category(category)?.attributes ?? []).flatMap(({ code, options, ...asked }) => {
      const chosen = options.find(({ value }) => value === attributes[code]);
      if (!chosen) return [];
      return [attribute(nameIn(language, asked), code, language === 'en' ? chosen.labelEn : chosen.label)];
    });
  }

  private named(row: RequestRow, language: Language): Named {
    const category = this.city.category(row.category);
    const district = row.district === null ? null : this.city.district(row.district);
    const village = district?.villages.find(({ code }) => code === row.village);
    const agency = row.agency === null ? null : this.city.agency(row.agency);
    const centre = this.city.protocol?.serviceCentre ?? this.city.city;
    return {
      service: category ? nameIn(language, category) : row.category,
      district: district && nameIn(language, district),
      village: village?.name ?? null,
      zip: district?.zip ?? null,
      // Not told is not the centre.
      agency: row.isOwn || this.rules().arePlacesTold ? nameIn(language, agency ?? centre) : null,
    };
  }
}

const attribute = (label: string, code: string, value: string): Element => ({
  label,
  name: label,
  value,
  code,
});

const linkIn = (answers: readonly ToldAnswer[]): string | null =>
  answers.find(({ code, answer }) => code === 'media_url' && LINK.test(answer))?.answer ?? null;
