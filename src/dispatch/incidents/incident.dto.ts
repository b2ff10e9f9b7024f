import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsNotEmpty,
  IsOptional,
  IsString,
  MaxLength,
} from 'class-validator';
import { CaseActed, MOST_TEXT, ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';

const MOST_MEMBERS = 100;

export class MergeDto extends VersionDto {
  /** The number of the case that leads. */
  @ApiProperty({ example: 'D20261121-00042-0' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(40)
  into: string;
  @ApiPropertyOptional() @IsOptional() @Trimmed() @IsString() @MaxLength(MOST_TEXT) reason?: string;
}

export class UnmergeDto extends ReasonDto {
  /** Who gets it; left out, who has the one it was merged into. */
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(40) agency?: string;
}

export class SplitDto extends UnmergeDto {
  /** Their numbers; who has waited the longest of them leads. */
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_MEMBERS)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  members: string[];
}

export class MergedDto extends CaseActed {
  /** The case that leads. */
  @ApiProperty({ example: 'D20261121-00042-0' }) lead: string;
}

export class SplitOffDto extends CaseActed {
  /** The case that leads what was split off. */
  @ApiProperty({ example: 'D20261121-00043-8' }) lead: string;
}
