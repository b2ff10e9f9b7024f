import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { Trimmed } from '../platform/problem/trimmed.js';
import { NamedDto } from './city.dto.js';
import type { ClosurePart } from './city.events.js';
import { CLOSURE_PARTS } from './working-days.rules.js';

export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2200;
const MOST_REASON = 200;
const MOST_DISTRICTS = 100;

export class YearQuery {
  @ApiPropertyOptional({ minimum: FIRST_YEAR, maximum: LAST_YEAR, description: 'Left out: the present one' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year?: number;
}

export class SaveClosureDto {
  @ApiProperty({ example: '2026-11-23' }) @IsString() @MaxLength(20) date: string;
  @ApiProperty({ enum: CLOSURE_PARTS }) @IsIn(CLOSURE_PARTS) part: ClosurePart;
  @ApiProperty({ type: [String], nullable: true, description: 'Codes; null: the whole city' })
  @ValidateIf((_, value) => value !== null)
  @IsDefined()
  @IsArray()
  @ArrayMaxSize(MOST_DISTRICTS)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  districts: string[] | null;
  @ApiProperty({ maxLength: MOST_REASON, description: 'Public, such as the name of the typhoon' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_REASON)
  reason: string;
}

export class RecalculationProgressDto {
  @ApiProperty({ description: 'Due times that are others than before, so far' }) changed: number;
  @ApiProperty({ description: 'Breaches that are none any more, so far' }) cured: number;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) finishedAt: string | null;
}

export class ClosureDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: '2026-11-23' }) date: string;
  @ApiProperty({ enum: CLOSURE_PARTS }) part: ClosurePart;
  @ApiProperty({ type: [NamedDto], nullable: true, description: 'Null: the whole city' })
  districts: NamedDto[] | null;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'date-time' }) savedAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) savedBy: string | null;
  @ApiProperty({ format: 'date-time', nullable: true, type: String }) withdrawnAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) withdrawnBy: string | null;
  @ApiProperty({
    type: RecalculationProgressDto,
    nullable: true,
    description: 'Of the latest change: how far the due times it touches are computed anew',
  })
  recalculation: RecalculationProgressDto | null;
}

export class ClosuresDto {
  @ApiProperty({ type: [ClosureDto], description: 'The latest day first' }) items: ClosureDto[];
}
