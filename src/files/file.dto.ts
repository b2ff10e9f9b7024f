import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { FileKind } from './document-types.rules.js';

const SIZES = ['full', 'thumb'] as const;
const MOST_PAGES = 999;

export class UploadDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'JPEG, PNG or WebP, at most 10 MB by default',
  })
  file: unknown;
}

export class DocumentUploadDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'JPEG, PNG, WebP, TIFF, PDF, ODF, OOXML, mail, calendar or text; at most 25 MB by default',
  })
  file: unknown;
}

export class FileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'image/jpeg' }) mime: string;
  @ApiProperty({ description: 'Bytes, as kept' }) size: number;
  @ApiProperty({ description: 'Pixels, as kept' }) width: number;
  @ApiProperty({ description: 'Pixels, as kept' }) height: number;
  /** By the camera that took it, where it said so. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) takenAt: Date | null;
}

/** `kind` says whether it is a picture made anew, or a document kept as it came. */
export class DocumentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ['photo', 'document'] }) kind: FileKind;
  @ApiProperty({ example: 'application/pdf' }) mime: string;
  @ApiProperty({ description: 'Bytes, as kept' }) size: number;
  @ApiProperty({ type: String, nullable: true, example: '陳情書.pdf' }) name: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a scan: pages that can be looked at' })
  pages: number | null;
  @ApiProperty({ type: Number, nullable: true }) width: number | null;
  @ApiProperty({ type: Number, nullable: true }) height: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) takenAt: Date | null;
}

export class FileQueryDto {
  @ApiPropertyOptional({ enum: SIZES, default: 'full' })
  @IsOptional()
  @IsIn(SIZES)
  size: (typeof SIZES)[number] = 'full';
  /** Of a scan, as a picture. */
  @ApiPropertyOptional({ minimum: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_PAGES)
  page?: number;
}
