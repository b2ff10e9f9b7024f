import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';

const MOST_AGENCIES = 10;

/** `version`: of the case. */
export class CoHandleDto extends VersionDto {
  @ApiProperty({ type: [String], description: 'Who is asked, by their codes' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_AGENCIES)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(40, { each: true })
  agencies: string[];
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) question: string;
}

/** `version`: of the leg. */
export class CoLegAnswerDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
}
