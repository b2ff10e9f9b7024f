import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import type { VisitKind } from '../../events.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { VISIT_KINDS } from './site-visit.entity.js';
import { VisitedCaseDto } from './visited-case.dto.js';

/** `version`: of the follow-up. */
export class FinishFollowUpDto extends VersionDto {
  @ApiProperty({ description: 'What was done' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  result: string;
}

export class FollowUpsFilter extends PageFilter {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'Not done yet: the first due first',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'true';
}

/** What an agency has to do after a visit. */
export class FollowUpDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: NamedDto }) agency: NamedDto;
  @ApiProperty() what: string;
  @ApiProperty({ example: '2026-11-30', description: 'The last day on which it is in time' }) dueOn: string;
  @ApiProperty({ description: 'Its day is over, or was when it was done' }) isOverdue: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) doneAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) doneBy: string | null;
  @ApiProperty({ type: String, nullable: true }) result: string | null;
  @ApiProperty({ description: 'It is open, and this person may say that it is done' }) mayFinish: boolean;
  @ApiProperty({ description: 'It is done, and this person may say that it is not' }) mayReopen: boolean;
}

class FollowedVisitDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: VISIT_KINDS }) kind: VisitKind;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class FollowUpOfCaseDto extends FollowUpDto {
  @ApiProperty({ type: FollowedVisitDto }) visit: FollowedVisitDto;
  @ApiProperty({ type: VisitedCaseDto }) case: VisitedCaseDto;
}

export class FollowUpsDto {
  @ApiProperty({ type: [FollowUpOfCaseDto] }) items: FollowUpOfCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
