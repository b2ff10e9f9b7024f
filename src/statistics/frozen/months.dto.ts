import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsNotEmpty, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { ReportAsOfDto } from '../report.dto.js';

const MONTH = { example: '2026-10', description: 'A calendar month in Taipei' };

export class FrozenMonthDto {
  @ApiProperty(MONTH) month: string;
  @ApiProperty({ description: '1: as it was published first; each correction is one more' }) version: number;
  @ApiProperty() frozenAt: Date;
  @ApiProperty({ description: 'The last event of the log that is in its figures' }) position: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: by the calendar' }) frozenBy:
    | string
    | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was corrected' }) reason: string | null;
}

export class FrozenMonthsDto {
  @ApiProperty({
    type: [FrozenMonthDto],
    description: 'Newest month first; of each the newest version first',
  })
  items: FrozenMonthDto[];
}

class HeadlineDto {
  @ApiProperty() name: string;
  @ApiProperty() nameEn: string;
  @ApiProperty({ type: [Number], description: 'In the order of `versions`' }) published: number[];
  @ApiProperty({ description: 'As the facts say now' }) current: number;
}

export class MonthDto {
  @ApiProperty({ type: ReportAsOfDto }) asOf: ReportAsOfDto;
  @ApiProperty(MONTH) month: string;
  @ApiProperty({ type: [FrozenMonthDto], description: 'Newest first' }) versions: FrozenMonthDto[];
  @ApiProperty({ description: 'Whether anything is counted otherwise since the newest version' })
  changed: boolean;
  @ApiProperty({ type: [HeadlineDto] }) figures: HeadlineDto[];
}

export class CorrectionDto {
  @ApiProperty({ description: 'The version that was looked at' }) @IsInt() @Min(1) version: number;
  @ApiProperty({ minLength: 5, maxLength: 500, description: 'Why; it stands beside the figures' })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MinLength(5)
  @MaxLength(500)
  reason: string;
}
