import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { CaseActed, MOST_TEXT, VersionDto } from '../case-action.dto.js';

export const URGENCIES = ['normal', 'urgent'] as const;

export class OpenPetitionDto extends VersionDto {
  @ApiProperty({ description: 'Of petitions' }) @IsString() @IsNotEmpty() @MaxLength(40) category: string;
  /** What the citizen asks for. */
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
}

export class ConvertDto extends VersionDto {
  @ApiProperty({ description: 'Of petitions' }) @IsString() @IsNotEmpty() @MaxLength(40) category: string;
  /** Why no work order can settle it. */
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  @ApiPropertyOptional({ enum: URGENCIES })
  @IsOptional()
  @IsIn(URGENCIES)
  urgency?: (typeof URGENCIES)[number];
}

/** In clear once, here: to be told to the citizen who is called back. */
export class PasswordIssuedDto {
  @ApiProperty({ example: 'P20261121-00043-8' }) number: string;
  @ApiProperty({ example: '31415926' }) password: string;
}

export class PetitionOpenedDto extends CaseActed {
  @ApiProperty({ description: 'Of the petition' }) petition: string;
  /** In clear once, here: to be told to the citizen. */
  @ApiProperty({ description: 'Of the petition' }) password: string;
}
