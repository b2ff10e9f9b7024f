import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsLatitude, IsLongitude, IsString, MaxLength } from 'class-validator';
import type { CaseKind, LimitKind } from '../events.js';
import { GROUND_NEEDS } from './petition-law.js';
import { type Agency, type Area, LIMIT_KINDS } from './profile.js';
import { PROMISED, type Promised } from './promises.rules.js';
import type { Suggestion } from './suggest.rules.js';

const kinds = ['dispatch', 'petition'];

export class WordsDto {
  @ApiProperty() 'zh-TW': string;
  @ApiProperty() en: string;
}

export class NamedDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
}

export class CityAgencyDto extends NamedDto {
  @ApiProperty({ enum: ['city', 'district-office', 'central', 'utility'] }) kind: Agency['kind'];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Where the agency has none, the city’s switchboard',
  })
  phone: string | null;
}

export class AttributeOptionDto {
  @ApiProperty() value: string;
  @ApiProperty() label: string;
  @ApiProperty() labelEn: string;
}

/** What was asked about an item, and the answer in words. */
export class AttributeDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() value: string;
  @ApiProperty() label: string;
}

export class CategoryAttributeDto extends NamedDto {
  @ApiProperty({ description: 'Without it the case cannot be routed and waits in the tray' })
  required: boolean;
  @ApiProperty({ type: [AttributeOptionDto] }) options: AttributeOptionDto[];
}

/** Exactly one of the three amounts. */
export class CategoryLimitDto {
  @ApiProperty({ enum: LIMIT_KINDS }) kind: LimitKind;
  @ApiPropertyOptional() hours?: number;
  @ApiPropertyOptional() workingHours?: number;
  @ApiPropertyOptional() workingDays?: number;
}

export class CityCategoryDto extends NamedDto {
  @ApiProperty({ enum: kinds }) kind: CaseKind;
  @ApiProperty({ description: 'Name of the group or petition field' }) group: string;
  @ApiProperty() groupEn: string;
  @ApiProperty() groupCode: string;
  @ApiProperty({ enum: ['P1', 'P2', 'P3'], nullable: true, type: String }) urgency: 'P1' | 'P2' | 'P3' | null;
  @ApiProperty() uncategorised: boolean;
  @ApiProperty({ type: [String] }) keywords: string[];
  @ApiProperty() photoRequired: boolean;
  @ApiProperty({ description: 'With the citizen’s consent the lead agency may call them' })
  contactByAgency: boolean;
  @ApiProperty({ description: 'Who reports it is protected unless they say otherwise' })
  confidential: boolean;
  @ApiProperty({ description: 'Of public works: what ends it is the inspection group’s' })
  supervised: boolean;
  @ApiProperty({ type: [CategoryAttributeDto] }) attributes: CategoryAttributeDto[];
  @ApiProperty({ type: [CategoryLimitDto] }) limits: CategoryLimitDto[];
}

export class VillageDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
}

export class CityDistrictDto extends NamedDto {
  @ApiProperty() zip: string;
  @ApiProperty({ enum: ['city', 'county'] }) area: Area;
  @ApiProperty({ type: [VillageDto] }) villages: VillageDto[];
}

export class ReturnReasonDto extends NamedDto {
  @ApiProperty({ description: 'What the citizen reads, followed by who has the case now' }) citizen: string;
  @ApiProperty() citizenEn: string;
}

export class LawfulDto extends NamedDto {
  @ApiProperty({ description: 'The law it rests on' }) basis: string;
  @ApiProperty() basisEn: string;
}

export class NotHandledGroundDto extends LawfulDto {
  @ApiProperty({ description: 'What the petitioner reads of it, within a sentence' }) citizen: string;
  @ApiProperty() citizenEn: string;
  @ApiProperty({ enum: GROUND_NEEDS, nullable: true, type: String, description: 'What has to be named' })
  needs: (typeof GROUND_NEEDS)[number] | null;
}

export class AuthorityDto extends NamedDto {
  @ApiProperty({ enum: ['central', 'local_government', 'utility'] })
  kind: 'central' | 'local_government' | 'utility';
}

export class CounterServiceDto extends NamedDto {
  @ApiProperty({ type: [NamedDto], description: 'Where it is given' }) sites: NamedDto[];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Booked so many days ahead; null: not booked',
  })
  bookedAheadDays: number | null;
}

export class BullyingFormDto {
  @ApiProperty({ description: 'The agency whose people read such reports' }) agency: string;
  @ApiProperty({ type: [NamedDto] }) sources: NamedDto[];
  @ApiProperty({ type: [NamedDto], description: 'Why one is not accepted' }) grounds: NamedDto[];
  @ApiProperty({ type: [NamedDto], description: 'What was done with one' }) handlings: NamedDto[];
}

export class TrackedSourceDto extends NamedDto {
  @ApiProperty({ description: 'It says in which meeting it was decided, and in which field (類)' })
  ofCouncil: boolean;
}

export class TrackedFormDto {
  @ApiProperty({ type: [TrackedSourceDto] }) sources: TrackedSourceDto[];
  @ApiProperty({ type: [NamedDto], description: 'Kinds of meeting of the council' }) meetings: NamedDto[];
  @ApiProperty({ type: [NamedDto], description: '類' }) fields: NamedDto[];
}

export class CityDto {
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() hotline: string;
  @ApiProperty({ description: 'Version of the profile' }) version: number;
  @ApiProperty({ type: [Number], description: 'West, south, east, north: where a map of the city begins' })
  bounds: number[];
  @ApiProperty({ type: [NamedDto], description: 'What an inquiry can be about' }) topics: NamedDto[];
  @ApiProperty({ type: [CityAgencyDto] }) agencies: CityAgencyDto[];
  @ApiProperty({ type: [CityCategoryDto] }) categories: CityCategoryDto[];
  @ApiProperty({ type: [CityDistrictDto] }) districts: CityDistrictDto[];
  @ApiProperty({ type: [ReturnReasonDto], description: 'Why an agency may return a case' })
  returnReasons: ReturnReasonDto[];
  @ApiProperty({ type: [NotHandledGroundDto], description: 'Why a petition may not be handled' })
  notHandledGrounds: NotHandledGroundDto[];
  @ApiProperty({
    type: [AuthorityDto],
    description: 'Outside the city, beside utilities and central agencies',
  })
  authorities: AuthorityDto[];
  @ApiProperty({ type: [LawfulDto], description: 'What else is open to a petitioner' })
  remedies: LawfulDto[];
  @ApiProperty({ type: [CounterServiceDto], description: 'What is done at counters, counted in persons' })
  counterServices: CounterServiceDto[];
  @ApiProperty({ type: BullyingFormDto, nullable: true, description: 'Of reports of suspected bullying' })
  bullying: BullyingFormDto | null;
  @ApiProperty({ type: TrackedFormDto, nullable: true, description: 'Of decisions that are tracked (列管)' })
  tracked: TrackedFormDto | null;
}

export class LocateQuery {
  @ApiProperty() @Type(() => Number) @IsLongitude() lng: number;
  @ApiProperty() @Type(() => Number) @IsLatitude() lat: number;
}

export class LocatedDto {
  @ApiProperty({ type: NamedDto }) district: NamedDto;
  @ApiProperty({ type: VillageDto, nullable: true }) village: VillageDto | null;
}

export class PreviewClockDto {
  @ApiProperty({ enum: PROMISED }) kind: Promised['kind'];
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ description: 'Needs a year whose calendar is not published yet, and may change with it' })
  provisional: boolean;
}

export class PreviewDto {
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ type: WordsDto }) reason: WordsDto;
  @ApiProperty({ type: [PreviewClockDto] }) clocks: PreviewClockDto[];
}

export class SuggestQuery {
  @ApiProperty() @IsString() @MaxLength(200) text: string;
}

export class SuggestionDto {
  @ApiProperty() code: string;
  @ApiProperty({ enum: kinds }) kind: CaseKind;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ description: 'The word that matched' }) matched: string;
  @ApiProperty({ enum: ['code', 'name', 'alias', 'keyword', 'similar'] }) by: Suggestion['by'];
}

export class SuggestionsDto {
  @ApiProperty({ type: [SuggestionDto] }) items: SuggestionDto[];
}
