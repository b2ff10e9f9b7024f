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

export class SimilarCaseDto extends CaseCardDto {
  @ApiProperty({ type: Number, nullable: true }) lng: number | null;
  @ApiProperty({ type: Number, nullable: true }) lat: number | null;
  /** To the nearest report of it; null: asked without a point, or told of without one. */
  @ApiProperty({ type: 'integer', nullable: true }) metres: number | null;
}

export class SimilarDto {
  /** The nearest first, then what was told of without a point in the same district; without a point, the latest first. */
  @ApiProperty({ type: [SimilarCaseDto] }) items: SimilarCaseDto[];
  /** Released in the last days, as long as others may still join them: one of these may have to be opened again. */
  @ApiProperty({ type: [SimilarCaseDto] }) recentlyDone: SimilarCaseDto[];
}
