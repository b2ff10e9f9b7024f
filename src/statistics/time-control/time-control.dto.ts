import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { Words } from '../../platform/problem/problem.js';
import { FIGURES_ASKED, type FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, WORDS } from '../report.dto.js';
import { CLASS_BASES, type ClassBasis } from './document-classes.rules.js';
import { EnteredCountsDto, MONTH } from './document-figures.dto.js';
import type { TimeControlFigures } from './time-control.rules.js';

export class TimeControlQueryDto extends FormatQuery {
  @ApiProperty({ example: '2026-11', description: 'A month of the city' }) @Matches(MONTH) month: string;

  @ApiPropertyOptional({ enum: FIGURES_ASKED, default: 'published' })
  @IsOptional()
  @IsIn(FIGURES_ASKED)
  figures: FiguresAsked = 'published';

  @ApiPropertyOptional({ example: 'project', description: 'A class of documents; petitions, if left out' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  class?: string;
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

export class DocumentEntryDto {
  @ApiProperty({ type: EnteredCountsDto, nullable: true, description: 'Null: taken back' })
  figures: EnteredCountsDto | null;
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true }) by: string | null;
  @ApiProperty() at: Date;
}

export class TimeControlRowDto extends TimeControlFiguresDto {
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Null: nobody’s' })
  agency: NamedCodeDto | null;
  @ApiProperty({ type: [DocumentEntryDto], description: 'What was entered, the latest first' })
  entered: DocumentEntryDto[];
}

class ClosedDto {
  @ApiProperty() closedInTime: number;
  @ApiProperty() closedLate: number;
  @ApiProperty({ type: Number, nullable: true }) onTimePercent: number | null;
}

class ClosedByAgencyDto extends ClosedDto {
  @ApiProperty({ type: NamedCodeDto, nullable: true, description: 'Null: nobody’s' })
  agency: NamedCodeDto | null;
}

export class DocumentClassDto extends NamedCodeDto {
  @ApiProperty({ enum: CLASS_BASES, description: 'Counted from cases of this system, or entered by hand' })
  basis: ClassBasis;
}

export class TimeControlClassDto extends DocumentClassDto {
  @ApiProperty({ type: ClosedDto, nullable: true, description: 'Null: not counted when it was frozen' })
  total: ClosedDto | null;
  @ApiProperty({ type: [ClosedByAgencyDto] }) agencies: ClosedByAgencyDto[];
}

export class TimeControlDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty() month: string;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: DocumentClassDto, description: 'The one of `total` and `rows`' })
  documentClass: DocumentClassDto;
  @ApiProperty({ type: TimeControlFiguresDto }) total: TimeControlFiguresDto;
  @ApiProperty({ type: [TimeControlRowDto] }) rows: TimeControlRowDto[];
  @ApiProperty({
    type: [TimeControlClassDto],
    description: 'What was closed in time and late, of every class',
  })
  classes: TimeControlClassDto[];
}
