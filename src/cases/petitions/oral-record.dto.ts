import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { CaseActed, MOST_TEXT, VersionDto } from '../case-action.dto.js';
import { READ_BACK_WAYS, type ReadBackWay } from './oral-record.entity.js';

/** `version`: of the case. */
export class RecordOralDto extends VersionDto {
  @ApiProperty({ description: 'What was said' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

/** `version`: of the record, as in the other below. */
export class ReadBackDto extends VersionDto {
  @ApiProperty({ enum: READ_BACK_WAYS, description: 'Read to the petitioner, shown, or read by telephone' })
  @IsIn(READ_BACK_WAYS)
  how: ReadBackWay;
}

export class CorrectOralDto extends VersionDto {
  @ApiProperty({ description: 'The record as it should be' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
  @ApiProperty({ description: 'What was wrong' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  reason: string;
}

export class OralRecordActed {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'From 1; the last one stands' }) nth: number;
  @ApiProperty() version: number;
  @ApiProperty({ type: CaseActed }) case: CaseActed;
}
