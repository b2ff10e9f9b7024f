import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsLatitude,
  IsLongitude,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT } from '../cases/case-action.dto.js';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { CHANNELS, type Channel } from '../cases/channels.js';
import { NamedDto, WordsDto } from '../city/city.dto.js';
import type { CaseKind, ClockKind } from '../events.js';
import { IsTime } from '../platform/clock/is-time.decorator.js';
import { IsMailAddress } from '../platform/problem/is-mail-address.decorator.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { type ContactOutcome, OTHER_REASONS, type OtherReason, OUTCOMES } from './contact.rules.js';

const MOST_CASES = 10;
const MOST_NAME = 200;
export const MOST_FILES = 20;

export class InquiryDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(100) topic: string;
  @ApiProperty() @IsBoolean() answeredAtOnce: boolean;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) note?: string;
}

export class OtherDto {
  @ApiProperty({ enum: OTHER_REASONS }) @IsIn(OTHER_REASONS) reason: OtherReason;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) note?: string;
}

export class CitizenDto {
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(MOST_NAME) name?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(40) phone?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @ValidateIf(({ email }: CitizenDto) => email !== '')
  @Trimmed()
  @IsMailAddress()
  @MaxLength(MOST_NAME)
  email?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(500) address?: string;
}

export class CaseDto {
  /** Null: nobody could say yet what it is. */
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(40) category?:
    | string
    | null;
  /** Only for an uncategorised case; otherwise the category decides. */
  @ApiPropertyOptional({ enum: ['dispatch', 'petition'] })
  @IsOptional()
  @IsIn(['dispatch', 'petition'])
  kind?: CaseKind;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(20) district?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(20) village?: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(500) place?: string;
  @ApiPropertyOptional()
  @ValidateIf(({ lng, lat }: CaseDto) => lng != null || lat != null)
  @IsNumber()
  @IsLongitude()
  lng?: number;
  @ApiPropertyOptional()
  @ValidateIf(({ lng, lat }: CaseDto) => lng != null || lat != null)
  @IsNumber()
  @IsLatitude()
  lat?: number;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, string>;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) description: string;
  @ApiPropertyOptional({ enum: ['normal', 'urgent'] }) @IsOptional() @IsIn(['normal', 'urgent']) urgency?:
    | 'normal'
    | 'urgent';
  /** Overrides the routing rules. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) agency?: string;
  /** Somebody has told of it already (併案): the number of the case that leads. */
  @ApiPropertyOptional({ example: 'D20261121-00042-0' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  joins?: string;
  /** The citizen agrees to be called by the agency that acts. */
  @ApiPropertyOptional() @IsOptional() @IsBoolean() contactConsent?: boolean;
  /** Who reports is to be protected; left out, the category decides. */
  @ApiPropertyOptional() @IsOptional() @IsBoolean() confidential?: boolean;
  /** Of a confidential report: who must not learn who it is from. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) reportedAgency?: string;
}

export class ContactDto {
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel: Channel;
  /** When the citizen reached us; now, if left out. Without an offset, the city's time. */
  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsTime()
  receivedAt?: string;
  @ApiPropertyOptional({ example: 'zh-TW' }) @IsOptional() @IsString() @MaxLength(20) language?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) callReference?: string;
  /** 公文文號, of what came on paper. */
  @ApiPropertyOptional({ example: '高市府研聯字第11530123400號' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(60)
  documentNumber?: string;
  /** Why it is typed more than 30 days after it came; only those may say so who may record it so late. */
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(500) lateReason?: string;
  /** What came along, uploaded before by who records it. */
  @ApiPropertyOptional({ type: [String], maxItems: MOST_FILES })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_FILES)
  @IsUUID(undefined, { each: true })
  attachments?: string[];
  @ApiProperty({ enum: OUTCOMES }) @IsIn(OUTCOMES) outcome: ContactOutcome;
  @ApiPropertyOptional({ type: InquiryDto })
  @ValidateIf(({ outcome }: ContactDto) => outcome === 'inquiry')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => InquiryDto)
  inquiry?: InquiryDto;
  @ApiPropertyOptional({ type: OtherDto })
  @ValidateIf(({ outcome }: ContactDto) => outcome === 'other')
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => OtherDto)
  other?: OtherDto;
  @ApiPropertyOptional({ type: CitizenDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CitizenDto)
  citizen?: CitizenDto;
  @ApiPropertyOptional({ type: [CaseDto] })
  @ValidateIf(({ outcome }: ContactDto) => outcome === 'recorded')
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_CASES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CaseDto)
  cases?: CaseDto[];
}

class DueDto {
  @ApiProperty({ enum: ['respond', 'complete', 'reply'] }) kind: ClockKind;
  @ApiProperty({ format: 'date-time' }) dueAt: Date;
  @ApiProperty({ description: 'Needs a year whose calendar is not published yet, and may change with it' })
  provisional: boolean;
}

export class JoinedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Its item; null: uncategorised' })
  category: NamedDto | null;
}

export class OpenedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  /** In clear here and never again: read it to the citizen. */
  @ApiProperty({ example: '31415926' }) password: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ type: WordsDto, nullable: true }) unroutedReason: WordsDto | null;
  @ApiProperty({ type: JoinedCaseDto, nullable: true, description: 'The one that leads it (併案)' })
  joined: JoinedCaseDto | null;
  @ApiProperty({ type: [DueDto] }) clocks: DueDto[];
}

export class ContactRecordedDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: OUTCOMES }) outcome: ContactOutcome;
  @ApiProperty({ type: [OpenedCaseDto] }) cases: OpenedCaseDto[];
}
