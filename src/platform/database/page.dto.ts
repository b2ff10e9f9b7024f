import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

const MOST_OF_A_PAGE = 200;

/** What every list that comes in pages is asked with. */
export class PageFilter {
  /** What the page before gave as `next`. */
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() cursor?: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST_OF_A_PAGE, default: 50 })
  @IsOptional()
  // In an address it is text; in a body what is no number is none.
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value))
  @IsInt()
  @Min(1)
  @Max(MOST_OF_A_PAGE)
  limit = 50;
}
