import { ApiProperty } from '@nestjs/swagger';
import type { Words } from '../../platform/problem/problem.js';
import type { SurveyFate } from '../fact-survey.entity.js';
import { PublishedDto } from '../frozen/published.dto.js';
import { NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import { ResponseFiguresDto, SurveySampleDto } from './response-figures.dto.js';
import { RESPONSE_DIMENSIONS, type ResponseDimension } from './response-report.dto.js';
import { SAMPLES, type Sample } from './response-report.rules.js';

export class ResponseRowDto extends ResponseFiguresDto {
  @ApiProperty({ description: 'Empty: nobody’s, none' }) key: string;
  @ApiProperty({ type: NamedCodeDto, nullable: true }) name: NamedCodeDto | null;
}

class ResponseTrendDto extends ResponseFiguresDto {
  @ApiProperty({ description: 'A day (2026-11-21) or a month (2026-11)' }) key: string;
}

export class ResponseReportDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty() from: string;
  @ApiProperty() to: string;
  @ApiProperty({ enum: RESPONSE_DIMENSIONS }) by: ResponseDimension;
  @ApiProperty({ description: 'Shares of fewer are marked as too few' }) fewest: number;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: ResponseFiguresDto }) total: ResponseFiguresDto;
  @ApiProperty({ type: [SurveySampleDto] }) samples: SurveySampleDto[];
  @ApiProperty({ type: [ResponseRowDto] }) rows: ResponseRowDto[];
  @ApiProperty({ enum: ['day', 'month'] }) trendBy: 'day' | 'month';
  @ApiProperty({ type: [ResponseTrendDto] }) trend: ResponseTrendDto[];
}

const LEVEL = { type: Number, nullable: true, minimum: 1, maximum: 5 };

export class ResponseCaseDto {
  @ApiProperty() number: string;
  @ApiProperty({ type: NamedCodeDto }) category: NamedCodeDto;
  @ApiProperty({ type: NamedCodeDto, nullable: true }) district: NamedCodeDto | null;
  @ApiProperty() channel: string;
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Who had it then' })
  agency: NamedCodeDto | null;
  @ApiProperty({ description: 'Of the release, or of the invitation' }) at: Date;
  @ApiProperty({ enum: SAMPLES, nullable: true, description: 'Null: a release' }) sample: Sample | null;
  @ApiProperty({ type: String, nullable: true }) surveyChannel: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'After which release' }) round: number | null;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['sent', 'undelivered', 'moot', 'expired', 'answered'],
  })
  fate: SurveyFate | null;
  @ApiProperty({ type: Date, nullable: true }) answeredAt: Date | null;
  @ApiProperty(LEVEL) service: number | null;
  @ApiProperty(LEVEL) outcome: number | null;
  @ApiProperty({ type: [NamedCodeDto] }) reasons: NamedCodeDto[];
}

export class ResponseCasesDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: [ResponseCaseDto] }) items: ResponseCaseDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}
