import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT, ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import type { VisitKind } from '../../events.js';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { FollowUpDto } from './follow-up.dto.js';
import { VISIT_KINDS, VISIT_STATES, type VisitState } from './site-visit.entity.js';
import { VisitedCaseDto } from './visited-case.dto.js';

const MOST_PLACE = 200;
const MOST_AGENCIES = 20;
const MOST_FOLLOW_UPS = 30;
const LONGEST_CODE = 40;

/** `version`: of the case. */
export class PlanVisitDto extends VersionDto {
  @ApiProperty({ enum: VISIT_KINDS, description: '會勘, 複查, 協調' }) @IsIn(VISIT_KINDS) kind: VisitKind;
  @ApiProperty({ format: 'date-time' }) @IsTime() at: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_PLACE) place: string;
  @ApiProperty({ type: [String], description: 'Codes of other agencies; who has the case takes part anyway' })
  @IsArray()
  @ArrayMaxSize(MOST_AGENCIES)
  @IsString({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  invited: string[];
  @ApiProperty({ description: 'What for' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

/** `version`: of the visit, as in the others below. */
export class RescheduleVisitDto extends ReasonDto {
  @ApiProperty({ format: 'date-time' }) @IsTime() at: string;
  @ApiPropertyOptional({ description: 'Left out: where it was' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_PLACE)
  place?: string;
}

class NewFollowUpDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(LONGEST_CODE) agency: string;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) what: string;
  @ApiProperty({ example: '2026-11-30', description: 'The last day on which it is in time' })
  @IsString()
  @MaxLength(20)
  dueOn: string;
}

export class HoldVisitDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) minutes: string;
  @ApiProperty({ type: [String], description: 'Codes of the agencies that came' })
  @IsArray()
  @ArrayMaxSize(MOST_AGENCIES + 1)
  @IsString({ each: true })
  @MaxLength(LONGEST_CODE, { each: true })
  attended: string[];
  @ApiProperty({ type: [NewFollowUpDto] })
  @IsArray()
  @ArrayMaxSize(MOST_FOLLOW_UPS)
  @ValidateNested({ each: true })
  @Type(() => NewFollowUpDto)
  followUps: NewFollowUpDto[];
}

export class VisitsFilter extends PageFilter {
  @ApiPropertyOptional({
    enum: [...VISIT_STATES, 'all'],
    default: 'all',
    description: 'Planned: the next first',
  })
  @IsOptional()
  @IsIn([...VISIT_STATES, 'all'])
  state: VisitState | 'all' = 'all';

  @ApiPropertyOptional({
    enum: ['true', 'false'],
    description: 'Own plans, and where the own agency takes part',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  mine: 'true' | 'false' = 'false';

  @ApiPropertyOptional({ description: 'Number of one case' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  case?: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @IsTime() from?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Before this time' })
  @IsOptional()
  @IsTime()
  to?: string;
}

export class SiteVisitDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: VISIT_KINDS }) kind: VisitKind;
  @ApiProperty({ enum: VISIT_STATES }) state: VisitState;
  @ApiProperty({ format: 'date-time' }) at: Date;
  @ApiProperty() place: string;
  @ApiProperty({ description: 'What for' }) text: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has the case' }) agency: NamedDto | null;
  @ApiProperty({ type: [NamedDto] }) invited: NamedDto[];
  @ApiProperty({ type: [NamedDto], nullable: true }) attended: NamedDto[] | null;
  @ApiProperty({ format: 'date-time' }) plannedAt: Date;
  @ApiProperty({ description: 'Name' }) plannedBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) heldAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who wrote the minutes' })
  heldBy: string | null;
  @ApiProperty({ type: String, nullable: true }) minutes: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) cancelledAt: Date | null;
  @ApiProperty({ type: [FollowUpDto] }) followUps: FollowUpDto[];
  @ApiProperty({ description: 'It is planned, and this person may move or cancel it' }) mayChange: boolean;
  @ApiProperty({ description: 'Its time has come, and this person may write the minutes' }) mayHold: boolean;
  @ApiProperty({ type: VisitedCaseDto }) case: VisitedCaseDto;
}

export class SiteVisitsDto {
  @ApiProperty({ type: [SiteVisitDto] }) items: SiteVisitDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
