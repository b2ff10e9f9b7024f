import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';

/** What is said to whoever has the case, and what they answer. */
export class UrgeDto extends VersionDto {
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
}
