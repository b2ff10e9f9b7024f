import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { Trimmed } from '../platform/problem/trimmed.js';
import { CASE_STATES, type CaseState } from './case-actions.rules.js';

export const MOST_TEXT = 4000;
export const MOST_PHOTOS = 10;

/** Every change names the version of the case it was based on. */
export class VersionDto {
  @ApiProperty() @IsInt() version: number;
}

export class ReasonDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) reason: string;
}

export class RecategoriseDto extends VersionDto {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) category: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(MOST_TEXT) reason?: string;
}

export class NoteDto {
  @ApiPropertyOptional() @IsOptional() @IsInt() version?: number;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  photos?: string[];
}

/** What every action on a case answers. */
export class CaseActed {
  @ApiProperty({ example: 'D20261121-00042-0' }) number: string;
  @ApiProperty({ enum: CASE_STATES }) state: CaseState;
  @ApiProperty() version: number;
}

export const acted = ({ number, state, version }: CaseActed): CaseActed => ({ number, state, version });
