import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsNotEmpty,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import type { EnteredCounts } from './document-figure.rules.js';

export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const MOST_CODE = 40;
const MOST_SOURCE = 300;
const MOST = 999_999;

const Count = (): PropertyDecorator => (target, name) => {
  for (const decorate of [ApiProperty({ minimum: 0, maximum: MOST }), IsInt(), Min(0), Max(MOST)])
    decorate(target, name);
};

export class EnteredCountsDto implements EnteredCounts {
  @Count() carriedOver: number;
  @Count() received: number;
  @Count() closedInTime: number;
  @Count() closedLate: number;
  @Count() openInTime: number;
  @Count() openOverdue: number;
}

export class EnterDocumentsDto {
  @ApiProperty({ example: '2026-11', description: 'A month of the city' }) @Matches(MONTH) month: string;
  @ApiProperty({ example: 'general' }) @IsString() @MaxLength(MOST_CODE) documentClass: string;
  @ApiProperty() @IsString() @MaxLength(MOST_CODE) agency: string;
  @ApiProperty({ type: EnteredCountsDto, nullable: true, description: 'Null takes back what was entered' })
  @ValidateIf((_dto, value) => value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => EnteredCountsDto)
  figures: EnteredCountsDto | null;
  @ApiProperty({ maxLength: MOST_SOURCE, description: 'Where it comes from' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_SOURCE)
  source: string;
}
