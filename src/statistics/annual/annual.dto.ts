import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { WordsDto } from '../../city/city.dto.js';
import type { Words } from '../../platform/problem/problem.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { PublishedDto } from '../frozen/published.dto.js';
import { FormatQuery, NamedCodeDto, ReportAsOfDto, ServedDto, WORDS } from '../report.dto.js';
import { ANNUAL_GROUPS, type AnnualGroup } from './annual-figures.js';

const MONTHS = /^\d{1,2}(-\d{1,2})?$/;
const MOST_SOURCE = 300;
const MOST_VALUE = 99_999_999;
const LAST_YEAR = 999;

export class AnnualQueryDto extends FormatQuery {
  @ApiProperty({ minimum: 1, maximum: LAST_YEAR, example: 107, description: 'ROC year' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LAST_YEAR)
  year: number;

  @ApiPropertyOptional({ example: '1-6', description: 'Months of it, first and last; default all' })
  @IsOptional()
  @Matches(MONTHS)
  months?: string;
}

export class EnterFigureDto {
  @ApiProperty({ minimum: 1, maximum: LAST_YEAR }) @IsInt() @Min(1) @Max(LAST_YEAR) year: number;
  @ApiPropertyOptional({ example: '1-6' }) @IsOptional() @Matches(MONTHS) months?: string;
  @ApiProperty({ example: 'seats' }) @IsString() @MaxLength(80) key: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null takes back what was entered' })
  @ValidateIf((_figure, value) => value !== null)
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(MOST_VALUE)
  value: number | null;
  @ApiProperty({ maxLength: MOST_SOURCE, description: 'Where it comes from' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_SOURCE)
  source: string;
}

class EnteredDto {
  @ApiProperty({ type: Number, nullable: true, description: 'Null: taken back' }) value: number | null;
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: a command of the operator' })
  by: string | null;
  @ApiProperty() at: Date;
}

class ChanceDto {
  @ApiProperty() low: number;
  @ApiProperty() high: number;
}

export class AnnualFigureDto {
  @ApiProperty() key: string;
  @ApiProperty({ enum: ANNUAL_GROUPS }) group: AnnualGroup;
  @ApiProperty({ enum: ['counted', 'entered'], description: 'From what is in the system, or by hand' })
  basis: 'counted' | 'entered';
  @ApiProperty({ description: 'By hand; what is entered stands before what is counted' })
  mayBeEntered: boolean;
  @ApiProperty({ enum: ['count', 'percent'] }) unit: 'count' | 'percent';
  @ApiProperty() decimals: number;
  @ApiProperty({ type: WordsDto }) name: Words;
  @ApiProperty({ description: 'Which of the definitions says what it is' }) definition: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: nothing to say' }) value: number | null;
  @ApiProperty({
    type: ChanceDto,
    nullable: true,
    description: 'What chance leaves open of a share: 95 %, Wilson',
  })
  interval: ChanceDto | null;
  @ApiProperty({ type: Number, nullable: true, description: 'As the city has printed it' })
  printed: number | null;
  @ApiProperty({ type: [EnteredDto], description: 'What was entered, the latest first' })
  entered: EnteredDto[];
}

class ContradictionDto {
  @ApiProperty({ enum: ['printed', 'present'], description: 'In print, or of the figures as they are now' })
  of: 'printed' | 'present';
  @ApiProperty({ type: [String] }) keys: string[];
  @ApiProperty({ type: WordsDto }) words: Words;
}

class CouncilFieldDto extends NamedCodeDto {
  @ApiProperty() decisions: number;
  @ApiProperty({ type: Number, nullable: true, description: 'As the city has printed it' })
  printed: number | null;
}

/** What a meeting of the council decided, by field (類). */
export class CouncilMeetingDto {
  @ApiProperty({ description: '屆' }) term: number;
  @ApiProperty({ example: 'extraordinary' }) kind: string;
  @ApiProperty({ description: '次' }) nth: number;
  @ApiProperty({ example: '第一屆第六次臨時會' }) name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty() decisions: number;
  @ApiProperty({ description: 'Of these, so far' }) answered: number;
  @ApiProperty({ type: Number, nullable: true, description: 'As the city has printed it' })
  printed: number | null;
  @ApiProperty({ type: [CouncilFieldDto] }) fields: CouncilFieldDto[];
  @ApiProperty({ type: WordsDto, description: 'As the report prints it' }) said: Words;
}

class PrintedDto {
  @ApiProperty() title: string;
  @ApiProperty() source: string;
}

export class AnnualReportDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty({ type: PublishedDto }) published: PublishedDto;
  @ApiProperty({ description: 'ROC' }) year: number;
  @ApiProperty() firstMonth: number;
  @ApiProperty() lastMonth: number;
  @ApiProperty({ description: 'Whether these months are; of others there is no average' }) isOver: boolean;
  @ApiProperty({ type: PrintedDto, nullable: true }) printed: PrintedDto | null;
  @ApiProperty({ type: 'object', additionalProperties: WORDS }) definitions: Record<string, Words>;
  @ApiProperty({ type: [AnnualFigureDto] }) figures: AnnualFigureDto[];
  @ApiProperty({ type: [ServedDto], description: 'Persons at counters, by place' }) served: ServedDto[];
  @ApiProperty({ type: [CouncilMeetingDto], description: 'Decisions of the council, by meeting' })
  council: CouncilMeetingDto[];
  @ApiProperty({ type: [ContradictionDto] }) contradictions: ContradictionDto[];
}
