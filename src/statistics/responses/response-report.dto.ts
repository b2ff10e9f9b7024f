import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { Keys } from '../breaches/breach-report.dto.js';
import { AskedOfSurges, type SurgeAsked } from '../breaches/surge-asked.js';
import { FIGURES_ASKED, type FiguresAsked } from '../frozen/published.dto.js';
import { FormatQuery } from '../report.dto.js';
import { SAMPLES, type Sample } from './response-report.rules.js';

/** By what answers may be told apart. `unit`: the very agency that had the case; `agency`: with all that are below it. */
export const RESPONSE_DIMENSIONS = [
  'agency',
  'unit',
  'category',
  'district',
  'channel',
  'surveyChannel',
  'hour',
] as const;
export type ResponseDimension = (typeof RESPONSE_DIMENSIONS)[number];

/** The cases behind a figure. `asked`: and reached, and not open again by then: the denominator of the answers. */
export const SHOWN = ['released', 'invited', 'asked', 'undelivered', 'answered', 'unhappy'] as const;
export type Shown = (typeof SHOWN)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

class ResponseFilter extends FormatQuery {
  @ApiProperty({ example: '2026-11-01', description: 'The first day' }) @Matches(DAY) from: string;
  @ApiProperty({ example: '2026-11-30', description: 'The last day' }) @Matches(DAY) to: string;
  @Keys('Codes of agencies; what is below them counts as theirs') agency?: string[];
  @Keys('Codes of the very agencies that had the case') unit?: string[];
  @Keys('Codes of items') category?: string[];
  @Keys('Districts') district?: string[];
  @Keys('Channels by which cases came') channel?: string[];
  @AskedOfSurges() surge?: SurgeAsked;
}

export class ResponseQueryDto extends ResponseFilter {
  @ApiPropertyOptional({ enum: RESPONSE_DIMENSIONS, default: 'agency' })
  @IsOptional()
  @IsIn(RESPONSE_DIMENSIONS)
  by: ResponseDimension = 'agency';

  @ApiPropertyOptional({ enum: FIGURES_ASKED, default: 'published' })
  @IsOptional()
  @IsIn(FIGURES_ASKED)
  figures: FiguresAsked = 'published';
}

export class ResponseCasesQueryDto extends ResponseFilter {
  @ApiPropertyOptional({ enum: SHOWN, default: 'unhappy' })
  @IsOptional()
  @IsIn(SHOWN)
  show: Shown = 'unhappy';
  @ApiPropertyOptional({ enum: SAMPLES, default: 'self', description: 'Of releases it says nothing' })
  @IsOptional()
  @IsIn(SAMPLES)
  sample: Sample = 'self';
  @Keys('Ways of asking; of releases they say nothing') surveyChannel?: string[];
  @Keys('Weekday (1: Monday) and hour of the invitation: 1-08; of releases it says nothing') hour?: string[];
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 100 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit = 100;
  @ApiPropertyOptional({ description: 'What the page before gave as `next`' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  after?: string;
}
