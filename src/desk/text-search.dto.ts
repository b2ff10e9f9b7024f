import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, MaxLength, Min } from 'class-validator';

const LONGEST_TEXT = 100;
const MOST = 200;

/** In the body, not in the address: what is searched for may name a person. */
export class TextSearchDto {
  @ApiProperty({ minLength: 2, maxLength: LONGEST_TEXT, description: 'As it was typed, in any width' })
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.normalize('NFKC').trim() : value,
  )
  @IsString()
  @Length(2, LONGEST_TEXT)
  text: string;

  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: MOST, default: 50 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit = 50;

  /** What the page before gave as `next`. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(200) after?: string;
}
