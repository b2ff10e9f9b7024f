import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { Clock } from '../platform/clock/clock.js';
import { readTime } from '../platform/clock/read-time.js';
import { Problem } from '../platform/problem/problem.js';
import type { BullyingRules } from './bullying-rules.js';
import {
  type BullyingFormDto,
  type CityCategoryDto,
  CityDto,
  LocatedDto,
  LocateQuery,
  type NamedDto,
  PreviewDto,
  SuggestionsDto,
  SuggestQuery,
  type TrackedFormDto,
} from './city.dto.js';
import { CityService } from './city.service.js';
import type { Versioned } from './city-profile.js';
import { previewQuestion } from './preview-question.rules.js';
import type { Category, Named } from './profile.js';
import type { TrackedRules } from './tracked-rules.js';

@ApiTags('city')
@Controller('api/city')
export class CityController {
  constructor(
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('city.read')
  @ApiOkResponse({ type: CityDto })
  whole(): CityDto {
    const { name, nameEn, hotline, bounds, counterSites = [], counterServices = [] } = this.city.city;
    const { bullying, tracked } = this.city.protocol ?? {};
    return {
      name,
      nameEn,
      hotline,
      bounds,
      version: this.city.version,
      topics: this.city.topics,
      agencies: this.city.agencies.map(agency => ({
        ...named(agency),
        kind: agency.kind,
        phone: agency.phone,
      })),
      categories: this.city.categories.map(category => this.asDto(category)),
      districts: this.city.districts.map(district => ({
        ...named(district),
        zip: district.zip,
        area: district.area,
        villages: district.villages,
      })),
      returnReasons: this.city.protocol?.returnReasons ?? [],
      notHandledGrounds: this.city.protocol?.notHandledGrounds ?? [],
      authorities: this.city.protocol?.authorities ?? [],
      remedies: this.city.protocol?.remedies ?? [],
      bullying: bullying ? bullyingForm(bullying) : null,
      tracked: tracked ? trackedForm(tracked) : null,
      counterServices: counterServices.map(({ sites, booking, ...service }) => ({
        ...named(service),
        bookedAheadDays: booking?.aheadDays ?? null,
        sites: counterSites.filter(({ code }) => sites.includes(code)).map(named),
      })),
    };
  }

  @Get('locate')
  @Allow('city.read')
  @ApiOkResponse({ type: LocatedDto })
  locate(@Query() { lng, lat }: LocateQuery): LocatedDto {
    const place = this.city.locate(lng, lat);
    if (!place) {
      throw new Problem('POINT_OUTSIDE_CITY', 422, {
        'zh-TW': `這個位置不在${this.city.city.name}範圍內。`,
        en: `This point is outside ${this.city.city.nameEn}.`,
      });
    }
    return { district: named(place.district), village: place.village };
  }

  /** Who would act, and by when, if the case came in now, or had come in then. */
  @Get('preview')
  @Allow('city.read')
  @ApiQuery({ name: 'category', required: false, description: 'None: uncategorised' })
  @ApiQuery({ name: 'district', required: false })
  @ApiQuery({ name: 'receivedAt', required: false, description: 'Now, if left out or not understood' })
  @ApiQuery({
    name: 'attributes',
    required: false,
    style: 'deepObject',
    schema: { type: 'object', additionalProperties: { type: 'string' } },
  })
  @ApiOkResponse({ type: PreviewDto })
  preview(@Query() query: Record<string, unknown>): PreviewDto {
    const { category: code, district, attributes } = previewQuestion(query);
    const category = code ? this.city.category(code) : this.city.uncategorised('dispatch');
    if (!category) throw unknown('CATEGORY', code, '案類', 'category');
    if (district && !this.city.district(district)) throw unknown('DISTRICT', district, '行政區', 'district');
    const { agency, reason } = this.city.route({ category: category.code, district, attributes });
    const said = typeof query.receivedAt === 'string' ? readTime(query.receivedAt) : null;
    const receivedAt = said ?? this.clock.now();
    return {
      agency: agency && named(agency),
      reason,
      clocks: this.city
        .promises(category.code, receivedAt, district ?? null)
        .map(({ dueAt, ...promised }) => ({ ...promised, dueAt: dueAt.toISOString() })),
    };
  }

  @Get('suggest')
  @Allow('city.read')
  @ApiOkResponse({ type: SuggestionsDto })
  suggest(@Query() { text }: SuggestQuery): SuggestionsDto {
    const found = this.city.suggestCategories(text);
    return {
      items: found.map(({ category, matched, by }) => ({
        ...named(category),
        kind: category.kind,
        matched,
        by,
      })),
    };
  }

  private asDto(category: Versioned<Category>): CityCategoryDto {
    const { kind, group, urgency, uncategorised, keywords, photoRequired, attributes } = category;
    const { contactByAgency, confidential, supervised } = category;
    return {
      ...named(category),
      kind,
      group: group.name,
      groupEn: group.nameEn,
      groupCode: group.code,
      urgency,
      uncategorised,
      keywords,
      photoRequired,
      contactByAgency: contactByAgency ?? false,
      confidential: confidential ?? false,
      supervised: supervised ?? false,
      attributes,
      limits: this.city
        .limits(category.code, this.clock.now())
        .map(({ kind: of, hours, workingHours, workingDays }) => ({
          ...{ kind: of, hours, workingHours, workingDays },
        })),
    };
  }
}

const trackedForm = ({ sources, meetings, fields }: TrackedRules): TrackedFormDto => ({
  sources: sources.map(source => ({ ...named(source), ofCouncil: source.ofCouncil ?? false })),
  meetings: meetings.map(named),
  fields: fields.map(named),
});

const bullyingForm = ({ agency, sources, grounds, handlings }: BullyingRules): BullyingFormDto => ({
  ...{ agency, sources, grounds, handlings },
});

const named = ({ code, name, nameEn }: Named): NamedDto => ({ code, name, nameEn });

const unknown = (what: string, code: string | undefined, zh: string, en: string): Problem =>
  new Problem(`UNKNOWN_${what}`, 422, {
    'zh-TW': `沒有代碼為「${code}」的${zh}。`,
    en: `There is no ${en} with the code "${code}".`,
  });
