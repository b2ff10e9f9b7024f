import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import {
  type BullyingAction,
  type BullyingState,
  type BullyingStepKind,
  bullyingActions,
  bullyingSteps,
} from './bullying.rules.js';

const STATES = ['waiting', 'accepted', 'not_accepted'] as const;
const MOST_TEXT = 4000;
const MOST_LINE = 200;
const MOST_CODE = 60;

export class ReportBullyingDto {
  @ApiProperty({ example: 'hotline_1999' }) @IsString() @MaxLength(MOST_CODE) source: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Now, if left out' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CODE)
  receivedAt?: string;
  @ApiProperty({ maxLength: MOST_LINE })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_LINE)
  school: string;
  @ApiProperty({ maxLength: MOST_TEXT, description: 'What is said to have happened' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
  @ApiPropertyOptional({ maxLength: MOST_LINE, description: 'Who reports it and how they are reached' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_LINE)
  reporter?: string;
}

/** All that whoever passed it on is told. */
export class PassedOnDto {
  @ApiProperty({ example: 'B20261123-00001-4' }) number: string;
  @ApiProperty({ format: 'date-time' }) passedOnAt: Date;
}

export class PassedOnListDto {
  @ApiProperty({ type: [PassedOnDto], description: 'By whoever asks, the latest 50' }) items: PassedOnDto[];
}

class StepDto {
  @ApiProperty({ description: 'Of the report it is based on' }) @IsInt() @Min(1) version: number;
}

export class AcceptBullyingDto extends StepDto {
  @ApiPropertyOptional({ maxLength: MOST_TEXT })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_TEXT)
  text?: string;
}

export class RefuseBullyingDto extends StepDto {
  @ApiProperty({ description: 'A code of the city’s' }) @IsString() @MaxLength(MOST_CODE) ground: string;
  @ApiProperty({ maxLength: MOST_TEXT })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

export class HandleBullyingDto extends StepDto {
  @ApiProperty({ description: 'A code of the city’s' }) @IsString() @MaxLength(MOST_CODE) handling: string;
  @ApiProperty({ maxLength: MOST_TEXT })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

/** 保全: for a lawsuit, an inspection. */
export class HoldBullyingDto extends StepDto {
  @ApiProperty({ maxLength: MOST_TEXT, description: 'Why: sealed as all that is typed' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

export class BullyingFilter {
  @ApiPropertyOptional({ enum: STATES }) @IsOptional() @IsIn(STATES) state?: BullyingState;
  @ApiPropertyOptional({ format: 'uuid', description: 'Those recorded before this one' })
  @IsOptional()
  @IsUUID()
  before?: string;
}

/** Codes and times; what was typed is read by itself, and never without a trace. */
export class BullyingReportDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty() number: string;
  @ApiProperty({ enum: STATES }) state: BullyingState;
  @ApiProperty({ enum: bullyingActions, isArray: true, description: 'What can be done with it now' })
  actions: BullyingAction[];
  @ApiProperty() source: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ format: 'date-time', description: 'Until when it is decided whether it is accepted' })
  decideBy: Date;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'For the first time: that it is accepted on appeal does not make it late',
  })
  decidedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) ground: string | null;
  @ApiProperty({ type: String, nullable: true }) handling: string | null;
  @ApiProperty({ description: 'Nothing of it is deleted while this lasts' }) isHeld: boolean;
  @ApiProperty({ description: 'What was typed is deleted: its time is over' }) isForgotten: boolean;
}

export class BullyingReportsDto {
  @ApiProperty({ type: [BullyingReportDto] }) items: BullyingReportDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '`before` of the next page' })
  next: string | null;
}

export class BullyingStepDto {
  @ApiProperty({ enum: bullyingSteps }) kind: BullyingStepKind;
  @ApiProperty({ type: String, nullable: true }) code: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty() by: string;
  @ApiProperty({ format: 'date-time' }) at: Date;
}

export class BullyingTextsDto {
  @ApiProperty({ type: String, nullable: true }) school: string | null;
  @ApiProperty({ type: String, nullable: true }) text: string | null;
  @ApiProperty({ type: String, nullable: true }) reporter: string | null;
  @ApiProperty({ type: [BullyingStepDto] }) steps: BullyingStepDto[];
}
