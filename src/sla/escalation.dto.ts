import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import { NamedDto } from '../city/city.dto.js';
import { AUDIENCES } from '../city/profile.js';
import type { Audience, CaseKind, ClockKind } from '../events.js';
import { CLOCK_KINDS } from './clock-kinds.rules.js';

const MOST = 200;

export class EscalationsFilter {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'true: only what still matters and I have not marked as seen',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  unseen: 'true' | 'false' = 'false';

  @ApiPropertyOptional({ format: 'uuid', description: 'What the page before gave as `next`' })
  @IsOptional()
  @IsUUID()
  cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: MOST, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit = 50;
}

export class EscalatedCaseDto {
  @ApiProperty({ enum: ['dispatch', 'petition', 'decision'] }) kind: CaseKind;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ enum: ['normal', 'urgent'] }) urgency: 'normal' | 'urgent';
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has it now' }) agency: NamedDto | null;
}

export class EscalationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: EscalatedCaseDto }) case: EscalatedCaseDto;
  @ApiProperty({ enum: Object.keys(CLOCK_KINDS) }) clock: ClockKind;
  @ApiProperty({ examples: ['50%', 'due', '+4h', '+1d'] }) step: string;
  @ApiProperty({ format: 'date-time', description: 'The due time that the step belongs to' }) dueAt: Date;
  @ApiProperty({ format: 'date-time', description: 'The true time of the step' }) at: Date;
  @ApiProperty({ format: 'date-time' }) toldAt: Date;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who had the case then; null: the centre' })
  agency: NamedDto | null;
  @ApiProperty({ enum: AUDIENCES, isArray: true }) tells: Audience[];
  /** Neither stopped since nor moved to another due time. */
  @ApiProperty({ description: 'The clock still runs, with this due time' }) isOpen: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'By me' })
  seenAt: Date | null;
}

export class EscalationsDto {
  @ApiProperty({ type: [EscalationDto] }) items: EscalationDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty({ description: 'How many still matter and are not marked as seen by me' }) unseen: number;
}
