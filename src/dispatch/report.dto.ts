import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { MOST_PHOTOS, MOST_TEXT, VersionDto } from '../cases/case-action.dto.js';
import { IsTime } from '../platform/clock/is-time.decorator.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { LEG_OUTCOMES, type LegOutcome } from './work-order.entity.js';

export const PHOTO_SHOWS = ['before', 'after'] as const;

export class ReportPhotoDto {
  @ApiProperty({ format: 'uuid' }) @IsUUID() id: string;
  /** What it shows: how it was, or how it is now. */
  @ApiProperty({ enum: PHOTO_SHOWS }) @IsIn(PHOTO_SHOWS) when: 'before' | 'after';
}

/** An id alone is a photo of how it is now. */
const asPhotos = ({ value }: { value: unknown }): unknown =>
  Array.isArray(value)
    ? value.map(one =>
        plainToInstance(ReportPhotoDto, typeof one === 'string' ? { id: one, when: 'after' } : one),
      )
    : value;

@ApiExtraModels(ReportPhotoDto)
export class ReportDto extends VersionDto {
  @ApiProperty({ enum: LEG_OUTCOMES }) @IsIn(LEG_OUTCOMES) outcome: LegOutcome;
  @ApiProperty() @Trimmed() @IsString() @IsNotEmpty() @MaxLength(MOST_TEXT) text: string;
  @ApiPropertyOptional({ description: 'Of `cannot_act`: the rule it rests on' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_TEXT)
  legalBasis?: string;
  @ApiPropertyOptional({ description: 'Of `handed_over`: the code of an agency of the kind `utility`' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  utility?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Where it was not told before' })
  @IsOptional()
  @IsTime()
  arrivedAt?: string;
  @ApiPropertyOptional({
    type: 'array',
    items: { oneOf: [{ $ref: getSchemaPath(ReportPhotoDto) }, { type: 'string', format: 'uuid' }] },
    description: 'An id alone: `after`',
  })
  @IsOptional()
  @Transform(asPhotos)
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @ValidateNested({ each: true })
  photos?: ReportPhotoDto[];
  /** Photos of a contractor on this order that the agency reports with. */
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @IsUUID(undefined, { each: true })
  contractorPhotos?: string[];
}
