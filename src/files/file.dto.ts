import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FILE_SIZES, type FileSize } from './file-store.js';

export class UploadDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'JPEG, PNG or WebP, at most 10 MB by default',
  })
  file: unknown;
}

export class FileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'image/jpeg' }) mime: string;
  @ApiProperty({ description: 'Bytes, as kept' }) size: number;
  @ApiProperty({ description: 'Pixels, as kept' }) width: number;
  @ApiProperty({ description: 'Pixels, as kept' }) height: number;
}

export class FileQueryDto {
  @ApiPropertyOptional({ enum: FILE_SIZES, default: 'full' })
  @IsOptional()
  @IsIn(FILE_SIZES)
  size: FileSize = 'full';
}
