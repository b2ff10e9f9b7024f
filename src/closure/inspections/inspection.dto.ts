import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { CASE_STATES, type CaseState } from '../../cases/case-actions.rules.js';
import { NamedDto } from '../../city/city.dto.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  FINDINGS,
  type Finding,
  INSPECTION_STATES,
  type InspectionState,
  WHYS,
  type Why,
} from './inspection.entity.js';
import { ProjectDto } from './works-case.dto.js';

const DECISIONS = ['inspect', 'decline'] as const;
const MOST_CASES = 500;

/** `cases`: of a proposal as it was shown; nothing is decided about what nobody has seen. */
export class DecideInspectionDto {
  @ApiProperty({ type: [String], example: ['D20261121-00042-0'] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @ArrayMaxSize(MOST_CASES)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  cases: string[];
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision: (typeof DECISIONS)[number];
  @ApiPropertyOptional({ description: 'Why it is not inspected; needed then' })
  @ValidateIf(({ decision }: DecideInspectionDto) => decision === 'decline')
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  reason?: string;
}

/** `version`: of the inspection. */
export class RecordInspectionDto extends VersionDto {
  @ApiProperty({ format: 'date', description: 'On which day it was held' })
  @Matches(/^\d{4}-\d\d-\d\d$/)
  heldOn: string;
  @ApiProperty({ enum: FINDINGS }) @IsIn(FINDINGS) finding: Finding;
  @ApiProperty({
    description: 'What was found; stands on the timeline of its cases, where their agency reads it',
  })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  result: string;
}

export class InspectionsFilter extends PageFilter {
  @ApiPropertyOptional({ enum: INSPECTION_STATES, description: 'Left out: all' })
  @IsOptional()
  @IsIn(INSPECTION_STATES)
  state?: InspectionState;
}

export class InspectedCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has it' }) agency: NamedDto | null;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ type: String, nullable: true, description: 'As agencies read it' }) place: string | null;
  @ApiProperty({ type: ProjectDto, nullable: true }) project: ProjectDto | null;
}

export class ProposedCaseDto extends InspectedCaseDto {
  @ApiProperty({ type: String, nullable: true, description: 'Why it is grave' }) grave: string | null;
  @ApiProperty({ description: 'Nobody has decided about it yet' }) isFresh: boolean;
}

export class InspectionProposalDto {
  @ApiProperty({ enum: WHYS }) why: Why;
  /** From the oldest on. */
  @ApiProperty({ type: [ProposedCaseDto] }) cases: ProposedCaseDto[];
}

export class InspectionRulesDto {
  @ApiProperty({ description: 'So many reports' }) from: number;
  @ApiProperty({ description: 'So near to each other' }) metres: number;
  @ApiProperty({ description: 'So soon after each other' }) withinDays: number;
}

export class InspectionProposalsDto {
  @ApiProperty({ type: [InspectionProposalDto] }) items: InspectionProposalDto[];
  @ApiProperty({ type: InspectionRulesDto, nullable: true }) rules: InspectionRulesDto | null;
}

export class InspectionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: INSPECTION_STATES }) state: InspectionState;
  @ApiProperty({ enum: WHYS }) why: Why;
  @ApiProperty({ format: 'date-time' }) decidedAt: Date;
  @ApiProperty({ description: 'Name' }) decidedBy: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why it is not inspected' }) reason:
    | string
    | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) heldOn: string | null;
  @ApiProperty({ type: String, enum: FINDINGS, nullable: true }) finding: Finding | null;
  @ApiProperty({ type: String, nullable: true }) result: string | null;
  @ApiProperty({ type: [InspectedCaseDto] }) cases: InspectedCaseDto[];
}

export class InspectionsDto {
  /** The latest decided first. */
  @ApiProperty({ type: [InspectionDto] }) items: InspectionDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
