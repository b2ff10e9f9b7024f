import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsString, MaxLength } from 'class-validator';
import { VersionDto } from '../case-action.dto.js';

export const MOST_EARLIER = 20;

export class LinkRepeatDto extends VersionDto {
  @ApiProperty({ type: [String], description: 'Numbers of earlier petitions about the same matter' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_EARLIER)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  earlier: string[];
}
