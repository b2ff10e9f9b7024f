import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { CASE_STATES, type CaseState } from '../../cases/case-actions.rules.js';
import { NamedDto } from '../../city/city.dto.js';
import type { Meeting } from '../../city/meeting-words.rules.js';
import type { ClockOutcome } from '../../events.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import type { DecisionWish } from './tracked.rules.js';

export const DAY = /^\d{4}-\d\d-\d\d$/;
export const MOST_CODE = 40;
export const MOST_NTH = 99;

export class MeetingDto implements Meeting {
  @ApiProperty({ description: '屆', minimum: 1, maximum: MOST_NTH })
  @IsInt()
  @Min(1)
  @Max(MOST_NTH)
  term: number;
  @ApiProperty({ example: 'extraordinary' }) @IsString() @MaxLength(MOST_CODE) kind: string;
  @ApiProperty({ description: '次', minimum: 1, maximum: MOST_NTH })
  @IsInt()
  @Min(1)
  @Max(MOST_NTH)
  nth: number;
}

export class EnterDecisionDto implements DecisionWish {
  @ApiProperty({ example: 'TK01' }) @IsString() @MaxLength(MOST_CODE) source: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) subject: string;
  @ApiProperty() @IsString() @MaxLength(MOST_CODE) agency: string;
  /** Left out: as its class of documents has it. */
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) replyBy?: string;
  /** Of the city; today, if left out. */
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) receivedOn?: string;
  @ApiPropertyOptional({ type: MeetingDto, description: 'Of what the council has decided, as its field' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => MeetingDto)
  meeting?: MeetingDto;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_CODE) field?: string;
  /** 文號 */
  @ApiPropertyOptional()
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  documentNumber?: string;
}

export class DecisionEnteredDto {
  @ApiProperty({ example: 'T20261121-00042-0' }) number: string;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ format: 'date' }) replyBy: string;
}

export const TRACKED_STATES = ['open', 'answered', 'ended', 'all'] as const;

export class TrackedFilter extends PageFilter {
  /** `answered`: the commission has still to close it. */
  @ApiPropertyOptional({ enum: TRACKED_STATES, default: 'open' })
  @IsOptional()
  @IsIn(TRACKED_STATES)
  state: (typeof TRACKED_STATES)[number] = 'open';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_CODE) source?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_CODE) agency?: string;
}

export class MeetingInWordsDto extends MeetingDto {
  @ApiProperty({ example: '第一屆第六次臨時會' }) name: string;
  @ApiProperty() nameEn: string;
}

export class TrackedDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'T20261121-00042-0' }) number: string;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ type: NamedDto }) source: NamedDto;
  @ApiProperty({ type: NamedDto }) documentClass: NamedDto;
  @ApiProperty({ type: MeetingInWordsDto, nullable: true }) meeting: MeetingInWordsDto | null;
  @ApiProperty({ type: NamedDto, nullable: true }) field: NamedDto | null;
  @ApiProperty({ type: String, nullable: true }) documentNumber: string | null;
  @ApiProperty() subject: string;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ format: 'date', description: 'As it was given' }) replyBy: string;
  @ApiProperty({ format: 'date-time', description: 'With what was granted since' }) dueAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answeredAt: Date | null;
  @ApiProperty({ enum: ['met', 'missed', 'cancelled'], nullable: true, type: String })
  outcome: ClockOutcome | null;
}

export class TrackedListDto {
  @ApiProperty({ type: [TrackedDto] }) items: TrackedDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
