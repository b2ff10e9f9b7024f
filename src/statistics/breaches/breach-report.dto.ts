import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FIGURES_ASKED, type FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import type { BreachFigures } from './breach-report.rules.js';
import { REPORTED_CLOCKS, type ReportedClock } from './reported-clocks.js';
import { AskedOfSurges, type SurgeAsked } from './surge-asked.js';

/** By what limits may be told apart. `unit`: the very agency that held it; `agency`: with all that are below it. */
export const BREACH_DIMENSIONS = [
  'agency',
  'unit',
  'category',
  'district',
  'channel',
  'officer',
  'hour',
] as const;
export type BreachDimension = (typeof BREACH_DIMENSIONS)[number];

const VERDICTS = ['late', 'met', 'missed', 'open_overdue', 'running', 'cancelled'] as const;
export type AskedVerdict = (typeof VERDICTS)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_KEYS = 100;

/** Given once or several times; what is not given narrows nothing. An empty one asks for what has none. */
export const Keys =
  (description: string): PropertyDecorator =>
  (target, name) => {
    for (const decorate of [
      ApiPropertyOptional({ type: [String], description }),
      IsOptional(),
      Transform(({ value }: { value: unknown }) =>
        value === undefined || Array.isArray(value) ? value : [value],
      ),
      IsString({ each: true }),
      MaxLength(40, { each: true }),
      ArrayMaxSize(MOST_KEYS),
    ])
      decorate(target, name);
  };

export class BreachFilter extends FormatQuery {
  @ApiProperty({ example: '2026-11-01', description: 'The first day' }) @Matches(DAY) from: string;
  @ApiProperty({ example: '2026-11-30', description: 'The last day' }) @Matches(DAY) to: string;

  @ApiPropertyOptional({ enum: REPORTED_CLOCKS, default: 'respond', description: ':leg: an agency’s own' })
  @IsOptional()
  @IsIn(REPORTED_CLOCKS)
  clock: ReportedClock = 'respond';

  @Keys('Codes of agencies; what is below them counts as theirs') agency?: string[];
  @Keys('Codes of the very agencies that held it') unit?: string[];
  @Keys('Codes of items') category?: string[];
  @Keys('Districts') district?: string[];
  @Keys('Channels') channel?: string[];
  @Keys('Ids of officers') officer?: string[];
  @Keys('Weekday (1: Monday) and hour in which the limit began: 1-08') hour?: string[];
  @AskedOfSurges() surge?: SurgeAsked;
}

export class BreachQueryDto extends BreachFilter {
  @ApiPropertyOptional({ enum: BREACH_DIMENSIONS, default: 'agency' })
  @IsOptional()
  @IsIn(BREACH_DIMENSIONS)
  by: BreachDimension = 'agency';

  @ApiPropertyOptional({ enum: FIGURES_ASKED, default: 'published' })
  @IsOptional()
  @IsIn(FIGURES_ASKED)
  figures: FiguresAsked = 'published';
}

export class BreachClocksQueryDto extends BreachFilter {
  @ApiPropertyOptional({ enum: VERDICTS, default: 'late', description: 'late: missed, or open and overdue' })
  @IsOptional()
  @IsIn(VERDICTS)
  verdict: AskedVerdict = 'late';

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

export class BreachFiguresDto implements BreachFigures {
  @ApiProperty() met: number;
  @ApiProperty() missed: number;
  @ApiProperty() openOverdue: number;
  @ApiProperty({ description: 'The denominator: met, missed, and open and overdue' }) due: number;
  @ApiProperty({ type: Number, nullable: true }) onTimePercent: number | null;
  @ApiProperty({ type: Number, nullable: true }) originalOnTimePercent: number | null;
  @ApiProperty() extended: number;
  @ApiProperty() metByExtension: number;
  @ApiProperty() cured: number;
  @ApiProperty() running: number;
  @ApiProperty() cancelled: number;
  @ApiProperty({
    type: [Number],
    description: 'Of what is open and overdue: up to 1, 3, 7 and 30 days over, and longer',
  })
  ages: number[];
  @ApiProperty() oldestMinutes: number;
}

export class BreachRowDto extends BreachFiguresDto {
  @ApiProperty({ description: 'Empty: nobody’s, none' }) key: string;
  @ApiProperty({ type: NamedCodeDto, nullable: true }) name: NamedCodeDto | null;
}

class BreachTrendDto extends BreachFiguresDto {
  @ApiProperty({ description: 'A day (2026-11-21) or a month (2026-11)' }) key: string;
}

class BreachHourDto {
  @ApiProperty({ minimum: 1, maximum: 7, description: '1: Monday' }) weekday: number;
  @ApiProperty({ minimum: 0, maximum: 23 }) hour: number;
  @ApiProperty() due: number;
  @ApiProperty({ description: 'Missed, or open and overdue' }) late: number;
}

export class BreachReportDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ enum: REPORTED_CLOCKS }) clock: ReportedClock;
  @ApiProperty({ enum: BREACH_DIMENSIONS }) by: BreachDimension;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: BreachFiguresDto }) total: BreachFiguresDto;
  @ApiProperty({ type: [BreachRowDto] }) rows: BreachRowDto[];
  @ApiProperty({ enum: ['day', 'month'] }) trendBy: 'day' | 'month';
  @ApiProperty({ type: [BreachTrendDto] }) trend: BreachTrendDto[];
  @ApiProperty({
    type: [BreachHourDto],
    description: 'By when the limit began; hours without any are left out',
  })
  heat: BreachHourDto[];
}

export class BreachClockDto {
  @ApiProperty() number: string;
  @ApiProperty({ type: NamedCodeDto }) category: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto, nullable: true }) district: NamedCodeDto | null;
  @ApiProperty() channel: string;
  @ApiProperty({
    type: NamedCodeDto,
    nullable: true,
    description: 'Who held it when it ran out, or holds it',
  })
  agency: NamedCodeDto | null;
  @ApiProperty({ type: String, nullable: true }) officer: string | null;
  @ApiProperty() startedAt: Date;
  @ApiProperty() originalDueAt: Date;
  @ApiProperty() dueAt: Date;
  @ApiProperty({ type: Date, nullable: true }) stoppedAt: Date | null;
  @ApiProperty({ description: 'Until it was met, or until now; 0 within the limit' }) overdueMinutes: number;
  @ApiProperty({ enum: VERDICTS.slice(1) }) verdict: Exclude<AskedVerdict, 'late'>;
}

export class BreachClocksDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: [BreachClockDto] }) items: BreachClockDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
