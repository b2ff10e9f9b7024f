import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { CHANNELS, type Channel } from '../../cases/channels.js';
import { IsTime } from '../../platform/clock/is-time.decorator.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { SUPPLIED_BY, type SuppliedBy } from './supplement.entity.js';

/** `version`: of the case. */
export class SupplementDto extends VersionDto {
  @ApiProperty({ description: 'What was supplied' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
  @ApiProperty({ enum: SUPPLIED_BY }) @IsIn(SUPPLIED_BY) suppliedBy: SuppliedBy;
  @ApiProperty({ enum: CHANNELS }) @IsIn(CHANNELS) channel: Channel;
  @ApiPropertyOptional({ format: 'uuid', description: 'The contact by which it came, if it was one' })
  @IsOptional()
  @IsUUID()
  contact?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it came; left out: now' })
  @IsOptional()
  @IsTime()
  receivedAt?: string;
}
