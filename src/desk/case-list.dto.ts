import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { CASE_STATES, type CaseState } from '../cases/case-actions.rules.js';
import type { CaseKind } from '../events.js';
import { AsOfDto, CaseCardDto } from './case-card.dto.js';

const MOST = 200;
const LONGEST_CODE = 40;

/** A filter by whether a case was replayed. */
export const HISTORY = {
  enum: ['true', 'false'],
  description: 'false: no replayed cases; true: only these',
};

export class PageDto {
  @ApiPropertyOptional({ minimum: 1, maximum: MOST, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  limit = 50;

  /** What the page before gave as `next`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}

export class CaseListFilter extends PageDto {
  @ApiPropertyOptional({ enum: ['dispatch', 'petition', 'decision'] })
  @IsOptional()
  @IsIn(['dispatch', 'petition', 'decision'])
  kind?: CaseKind;

  /** `open`: neither released nor withdrawn. */
  @ApiPropertyOptional({ enum: ['open', ...CASE_STATES] })
  @IsOptional()
  @IsIn(['open', ...CASE_STATES])
  state?: CaseState | 'open';

  /** The agency that leads it now. */
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(LONGEST_CODE) agency?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(LONGEST_CODE) district?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(LONGEST_CODE) category?: string;

  /** Of living cases. `overdue`: past a limit; `soon`: in the last fifth of one. Then what is due first comes first. */
  @ApiPropertyOptional({ enum: ['overdue', 'soon'] })
  @IsOptional()
  @IsIn(['overdue', 'soon'])
  clock?: 'overdue' | 'soon';

  /** Of living cases. */
  @ApiPropertyOptional({ enum: ['unrouted', 'undelivered'] })
  @IsOptional()
  @IsIn(['unrouted', 'undelivered'])
  tray?: 'unrouted' | 'undelivered';

  @ApiPropertyOptional(HISTORY)
  @IsOptional()
  @IsIn(['true', 'false'])
  history?: 'true' | 'false';

  /** Case number or a part of it. Ignores the other filters. */
  @ApiPropertyOptional() @IsOptional() @IsString() @IsNotEmpty() @MaxLength(LONGEST_CODE) q?: string;
}

export class CaseListDto {
  @ApiProperty({ type: [CaseCardDto] }) items: CaseCardDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
  @ApiProperty() total: number;
  @ApiProperty({ type: AsOfDto }) asOf: AsOfDto;
}
