import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

const MOST_OF_A_PAGE = 200;

/** What every list that comes in pages is asked with. */
export class PageFilter {
  /** What the page before gave as `next`. */
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() cursor?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_OF_A_PAGE, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_OF_A_PAGE)
  limit = 50;
}
