import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import { REVIEW_WHYS, type ReviewWhy } from './works-review.rules.js';

const LAST_YEAR = 999;

export class WorksReviewQueryDto extends FormatQuery {
  @ApiProperty({ minimum: 1, maximum: LAST_YEAR, example: 107, description: 'ROC year' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_YEAR)
  year: number;
}

export class ReviewedAgencyDto {
  @ApiProperty({ type: NamedCodeDto }) agency: NamedCodeDto;
  @ApiProperty() reports: number;
  @ApiProperty({ description: 'Reports of which somebody was not content' }) notContent: number;
  @ApiProperty() invited: boolean;
  @ApiProperty({ enum: REVIEW_WHYS, isArray: true, description: 'Why it is invited, or why not' })
  why: ReviewWhy[];
}

class ReviewRulesDto {
  @ApiProperty({ description: 'Who has more reports than that' }) moreThan: number;
  @ApiProperty({ description: 'The first so many of the city' }) agencies: number;
  @ApiProperty({ description: 'The first so many district offices' }) districtOffices: number;
}

/** 全民監督公共工程檢討會議: who is invited. */
export class WorksReviewDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty() year: number;
  @ApiProperty({ description: 'The year is over' }) isOver: boolean;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: ReviewRulesDto, nullable: true, description: 'Null: the city has none yet' })
  rules: ReviewRulesDto | null;
  @ApiProperty({ description: 'All reports of the year' }) reports: number;
  @ApiProperty({ description: 'Of them, what nobody has yet; in no row' }) nobodys: number;
  @ApiProperty() notContent: number;
  @ApiProperty({ description: 'Of them, what nobody had when that was said; in no row' })
  nobodysNotContent: number;
  @ApiProperty({ description: 'How many agencies are invited' }) invited: number;
  @ApiProperty({ type: [ReviewedAgencyDto], description: 'The most reports first' })
  agencies: ReviewedAgencyDto[];
}
