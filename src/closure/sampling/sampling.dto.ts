import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NamedDto } from '../../city/city.dto.js';
import type { CaseKind } from '../../events.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { SAMPLE_STATES, type SampleState } from './sample.entity.js';

export const WEIGHED = ['category', 'agency', 'outcome'] as const;

/** How much more often than others something is drawn; 0: never. */
export class WeightDto {
  @ApiProperty({ enum: WEIGHED }) @IsIn(WEIGHED) of: (typeof WEIGHED)[number];
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) code: string;
  @ApiProperty({ minimum: 0, maximum: 100 }) @IsNumber() @Min(0) @Max(100) weight: number;
}

export class DrawDto {
  @ApiProperty({ format: 'date', description: 'First day of the releases' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  from: string;
  @ApiProperty({ format: 'date', description: 'Last day' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(10)
  until: string;
  @ApiProperty({ minimum: 1, maximum: 500 }) @IsInt() @Min(1) @Max(500) count: number;
  @ApiPropertyOptional({ description: 'Left out: one is made. The same seed draws the same releases.' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(80)
  seed?: string;
  @ApiPropertyOptional({ type: [WeightDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => WeightDto)
  weights?: WeightDto[];
}

export class AnswerDto {
  @ApiProperty({ description: 'Of the city’s form' }) @IsString() @IsNotEmpty() @MaxLength(40) code: string;
  @ApiProperty() @IsBoolean() ok: boolean;
}

/** `version`: of the sample. */
export class JudgeDto extends VersionDto {
  @ApiProperty({ type: [AnswerDto] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers: AnswerDto[];
  @ApiProperty({ description: 'What was seen; stands on the timeline' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  opinion: string;
}

export class SamplesFilter extends PageFilter {
  @ApiPropertyOptional({ enum: ['drawn', 'judged', 'all'], default: 'all' })
  @IsOptional()
  @IsIn(['drawn', 'judged', 'all'])
  state: 'drawn' | 'judged' | 'all' = 'all';
}

export class SampledCaseDto {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
}

export class SampleAnswerDto extends NamedDto {
  @ApiProperty() ok: boolean;
}

export class SampleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'uuid' }) samplingId: string;
  @ApiProperty({ enum: SAMPLE_STATES }) state: SampleState;
  @ApiProperty({ type: NamedDto, description: 'Who did the work' }) agency: NamedDto;
  @ApiProperty({ type: String, nullable: true, description: 'What it reported' }) outcome: string | null;
  @ApiProperty({ format: 'date-time' }) releasedAt: Date;
  @ApiProperty({ format: 'date-time' }) drawnAt: Date;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Judged in time until then',
  })
  dueAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) judgedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) judgedBy: string | null;
  @ApiProperty({ type: [SampleAnswerDto] }) answers: SampleAnswerDto[];
  @ApiProperty({ type: SampledCaseDto }) case: SampledCaseDto;
  @ApiProperty({ description: 'It waits for a judgement, and this person may give it' }) mayJudge: boolean;
}

export class SamplesDto {
  /** The latest drawn first. */
  @ApiProperty({ type: [SampleDto] }) items: SampleDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  /** What each is judged by. */
  @ApiProperty({ type: [NamedDto] }) form: NamedDto[];
}

export class SamplingDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ format: 'date' }) untilOn: string;
  @ApiProperty() asked: number;
  @ApiProperty() seed: string;
  @ApiProperty({ description: 'Releases that could be drawn' }) population: number;
  @ApiProperty() drawn: number;
  @ApiProperty({ format: 'date-time' }) drawnAt: Date;
  @ApiProperty({ description: 'Name' }) drawnBy: string;
  @ApiProperty({ type: [WeightDto] }) weights: WeightDto[];
}

export class SamplingsDto {
  /** The latest first. */
  @ApiProperty({ type: [SamplingDto] }) items: SamplingDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
