import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsLatitude, IsLongitude, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseCardDto } from './case-card.dto.js';

export class SimilarFilter {
  @ApiProperty() @IsString() @IsNotEmpty() @MaxLength(40) category: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) district?: string;
  @ApiPropertyOptional() @IsOptional() @Type(() => Number) @IsLongitude() lng?: number;
  @ApiPropertyOptional() @IsOptional() @Type(() => Number) @IsLatitude() lat?: number;
}

export class SimilarDto {
  /** The nearest first; without a point, the latest first. */
  @ApiProperty({ type: [CaseCardDto] }) items: CaseCardDto[];
}
