import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FIGURES_ASKED, type FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import type { TimeControlFigures } from './time-control.rules.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export class TimeControlQueryDto extends FormatQuery {
  @ApiProperty({ example: '2026-11', description: 'A month of the city' }) @Matches(MONTH) month: string;

  @ApiPropertyOptional({ enum: FIGURES_ASKED, default: 'published' })
  @IsOptional()
  @IsIn(FIGURES_ASKED)
  figures: FiguresAsked = 'published';
}

export class TimeControlFiguresDto implements TimeControlFigures {
  @ApiProperty({ description: 'Open before the month' }) carriedOver: number;
  @ApiProperty({ description: 'Also what was closed before the month and taken up again in it' })
  received: number;
  @ApiProperty({ description: 'Of what was open before: from another agency' }) movedIn: number;
  @ApiProperty({ description: 'Of what was open before: to another agency' }) movedOut: number;
  @ApiProperty() closedInTime: number;
  @ApiProperty() closedLate: number;
  @ApiProperty({ description: 'Given up within the limit: withdrawn, transferred' }) cancelled: number;
  @ApiProperty() openInTime: number;
  @ApiProperty() openOverdue: number;
  @ApiProperty({ type: Number, nullable: true }) onTimePercent: number | null;
  @ApiProperty({ type: Number, nullable: true }) originalOnTimePercent: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Working days' }) averageDays: number | null;
}

export class TimeControlRowDto extends TimeControlFiguresDto {
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Null: nobody’s' })
  agency: NamedCodeDto | null;
}

export class TimeControlDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty() month: string;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: TimeControlFiguresDto }) total: TimeControlFiguresDto;
  @ApiProperty({ type: [TimeControlRowDto] }) rows: TimeControlRowDto[];
}
