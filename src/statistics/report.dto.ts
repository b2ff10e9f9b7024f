import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { ClockKind } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { AgencyFigures, Totals } from './day-report.rules.js';

export const FORMATS = ['json', 'csv', 'xlsx', 'ods'] as const;
export type Format = (typeof FORMATS)[number];
export const LANGUAGES = ['zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_EXAMPLE = '2026-11-21';

export class FormatQuery {
  @ApiPropertyOptional({ enum: FORMATS, default: 'json' }) @IsOptional() @IsIn(FORMATS) format: Format =
    'json';
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh-TW', description: 'Of a file’s headings and dates' })
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'zh-TW';
}

export class DayQueryDto extends FormatQuery {
  @ApiPropertyOptional({ example: DAY_EXAMPLE, description: 'A day in Taipei; default today' })
  @IsOptional()
  @Matches(DAY)
  date?: string;
}

export class AgenciesQueryDto extends FormatQuery {
  @ApiProperty({ example: DAY_EXAMPLE, description: 'The first day' }) @Matches(DAY) from: string;
  @ApiProperty({ example: DAY_EXAMPLE, description: 'The last day' }) @Matches(DAY) to: string;
}

export class NamedCodeDto {
  @ApiProperty() code: string;
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
}

export class ReportAsOfDto {
  @ApiProperty({ description: 'The last event of the log that is in the figures' }) position: number;
  @ApiProperty({ description: 'The time until which limits were watched: later ones have not run out yet' })
  at: Date;
}

export class AgencyRowDto implements Omit<AgencyFigures, 'agency'> {
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Null: nobody’s yet' })
  agency: NamedCodeDto | null;
  @ApiProperty() opened: number;
  @ApiProperty() acknowledgedWithin4h: number;
  @ApiProperty({ description: 'The denominator' }) acknowledgedWithin4hOf: number;
  @ApiProperty() reportedWithin4h: number;
  @ApiProperty({ description: 'The denominator' }) reportedWithin4hOf: number;
  @ApiProperty() respondMissed: number;
  @ApiProperty() respondOpenOverdue: number;
  @ApiProperty() completeMissed: number;
  @ApiProperty() completeOpenOverdue: number;
  @ApiProperty() replyMissed: number;
  @ApiProperty() replyOpenOverdue: number;
  @ApiProperty() open: number;
  @ApiProperty() openOverdue: number;
}

class HourRowDto {
  @ApiProperty({ minimum: 0, maximum: 23 }) hour: number;
  @ApiProperty({ type: Number, nullable: true }) contacts: number | null;
  @ApiProperty() cases: number;
}

class ServedAtDto {
  @ApiProperty({ type: NamedCodeDto }) site: NamedCodeDto;
  @ApiProperty() persons: number;
}

export class ServedDto {
  @ApiProperty({ type: NamedCodeDto }) service: NamedCodeDto;
  @ApiProperty() persons: number;
  @ApiProperty({ type: [ServedAtDto] }) sites: ServedAtDto[];
}

class BreachDto {
  @ApiProperty() number: string;
  @ApiProperty({ type: NamedCodeDto }) category: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Who held it when it ran out' })
  agency: NamedCodeDto | null;
  @ApiProperty({ enum: ['respond', 'complete', 'reply'] }) clock: ClockKind;
  @ApiProperty() dueAt: Date;
  @ApiProperty({ description: 'Until it was met, or until now' }) overdueMinutes: number;
  @ApiProperty({ type: Date, nullable: true }) stoppedAt: Date | null;
}

export const WORDS = {
  type: 'object',
  properties: { 'zh-TW': { type: 'string' }, en: { type: 'string' } },
  required: ['zh-TW', 'en'],
};

class CountedReportDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: [AgencyRowDto] }) byAgency: AgencyRowDto[];
}

export class DayReportDto extends CountedReportDto {
  @ApiProperty({ example: DAY_EXAMPLE }) date: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number', nullable: true },
    description: 'Null: cannot be said (a rate of nothing; contacts of one agency)',
  })
  totals: Totals;
  @ApiProperty({ type: [HourRowDto] }) byHour: HourRowDto[];
  @ApiProperty({
    type: [ServedDto],
    description: 'Services at the counters, in persons; none where the report is of one agency',
  })
  served: ServedDto[];
  @ApiProperty({ type: [BreachDto] }) breaches: BreachDto[];
}

export class AgenciesReportDto extends CountedReportDto {
  @ApiProperty({ example: DAY_EXAMPLE }) from: string;
  @ApiProperty({ example: DAY_EXAMPLE }) to: string;
}
