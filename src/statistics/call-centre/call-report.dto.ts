import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FIGURES_ASKED, type FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import type { CallFigures } from './call-figures.rules.js';

/** `hour`: of the day, whatever day; `weekday`: 1 is Monday. */
export const CALL_DIMENSIONS = ['hour', 'weekday', 'line', 'group'] as const;
export type CallDimension = (typeof CALL_DIMENSIONS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LINES = 100;

/** In an address one of a list is no list. */
const AsList = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    value === undefined || Array.isArray(value) ? value : [value],
  );

export class CallFilter extends FormatQuery {
  @ApiProperty({ example: '2026-11-01', description: 'The first day' }) @Matches(DAY) from: string;
  @ApiProperty({ example: '2026-11-30', description: 'The last day' }) @Matches(DAY) to: string;

  @ApiPropertyOptional({ type: [String], description: 'Lines; an empty one asks for calls of no line' })
  @IsOptional()
  @AsList()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @ArrayMaxSize(MOST_LINES)
  line?: string[];

  @ApiPropertyOptional({
    type: [String],
    description: 'Groups of agents; an empty one asks for calls of none',
  })
  @IsOptional()
  @AsList()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @ArrayMaxSize(MOST_LINES)
  group?: string[];

  @ApiPropertyOptional({ enum: FIGURES_ASKED, default: 'published' })
  @IsOptional()
  @IsIn(FIGURES_ASKED)
  figures: FiguresAsked = 'published';
}

export class CallQueryDto extends CallFilter {
  @ApiPropertyOptional({ enum: CALL_DIMENSIONS, default: 'hour' })
  @IsOptional()
  @IsIn(CALL_DIMENSIONS)
  by: CallDimension = 'hour';
}

export class CallFiguresDto implements CallFigures {
  @ApiProperty() offered: number;
  @ApiProperty() answered: number;
  @ApiProperty() abandoned: number;
  @ApiProperty() abandonedIn5s: number;
  @ApiProperty({ type: Number, nullable: true }) abandonedPercent: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Without those within 5 s, above and below' })
  abandonedLaterPercent: number | null;
  @ApiProperty() answeredIn20s: number;
  @ApiProperty({ type: Number, nullable: true, description: 'The headline (offered)' })
  serviceLevelPercent: number | null;
  @ApiProperty({ type: Number, nullable: true }) serviceLevelRemovedPercent: number | null;
  @ApiProperty({ type: Number, nullable: true }) serviceLevelPositivePercent: number | null;
  @ApiProperty({ type: Number, nullable: true }) averageWaitSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) averageTalkSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) averageHoldSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) averageWrapUpSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) averageHandlingSeconds: number | null;
  @ApiProperty() transferred: number;
  @ApiProperty({ type: Number, nullable: true }) transferredPercent: number | null;
}

export class CallRowDto extends CallFiguresDto {
  @ApiProperty({ description: 'An hour (08), a weekday (1), a line or an agent’s id. Empty: none, nobody' })
  key: string;
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Of agents' }) name: NamedCodeDto | null;
}

class CallTrendDto extends CallFiguresDto {
  @ApiProperty({ description: 'A day (2026-11-21) or a month (2026-11)' }) key: string;
}

export class CallReportDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ enum: [...CALL_DIMENSIONS, 'agent'] }) by: CallDimension | 'agent';
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: CallFiguresDto }) total: CallFiguresDto;
  @ApiProperty({ type: [CallRowDto] }) rows: CallRowDto[];
  @ApiProperty({ enum: ['day', 'month'] }) trendBy: 'day' | 'month';
  @ApiProperty({ type: [CallTrendDto] }) trend: CallTrendDto[];
}
