import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { CalendarException } from './calendar-year.rules.js';
import { WordsDto } from './city.dto.js';

const KINDS = ['off', 'make_up'];

export class CalendarExceptionDto {
  @ApiProperty({ example: '2026-01-01' }) date: string;
  @ApiProperty({ description: 'As the government’s calendar has it' }) name: string;
  @ApiProperty({ enum: KINDS, description: 'A weekday without office, or a weekend day with' })
  kind: CalendarException['kind'];
}

export class CalendarDto {
  @ApiProperty() year: number;
  @ApiProperty({ description: 'Otherwise Monday to Friday are taken for working days' }) known: boolean;
  @ApiProperty({ description: 'From the government’s file: the city’s profile leaves it alone' })
  imported: boolean;
  @ApiProperty({ type: [Number], description: 'Every year that is known' }) years: number[];
  @ApiProperty({ type: [CalendarExceptionDto] }) days: CalendarExceptionDto[];
  @ApiProperty({ description: 'Days of the year on which offices work; closures are left aside' })
  workingDays: number;
}

export class ImportQuery {
  @ApiProperty({ enum: ['true', 'false'], description: 'false: only says what would change' })
  @IsIn(['true', 'false'])
  apply: 'true' | 'false';
}

export class CalendarFileDto {
  @ApiProperty({
    type: 'string',
    format: 'binary',
    description: 'CSV in UTF-8 or Big5: the government’s office calendar of whole years, at most 1 MB',
  })
  file: unknown;
}

export class RenamedDayDto extends CalendarExceptionDto {
  @ApiProperty() before: string;
}

export class DoubtDto {
  @ApiProperty({ example: '2026-01-01' }) date: string;
  @ApiProperty({ type: WordsDto }) words: WordsDto;
}

export class ImportedYearDto {
  @ApiProperty() year: number;
  @ApiProperty() workingDays: number;
  @ApiProperty({ description: 'There was no calendar of this year' }) new: boolean;
  @ApiProperty({ description: 'Not the same as what is in force; such a year becomes a version of its own' })
  changed: boolean;
  @ApiProperty({ type: [CalendarExceptionDto] }) added: CalendarExceptionDto[];
  @ApiProperty({ type: [CalendarExceptionDto] }) removed: CalendarExceptionDto[];
  @ApiProperty({ type: [RenamedDayDto] }) renamed: RenamedDayDto[];
  @ApiProperty({
    type: [DoubtDto],
    description: 'What may be a mistake of the file, for a person to look at',
  })
  doubts: DoubtDto[];
}

export class CalendarImportDto {
  @ApiProperty({ type: [ImportedYearDto] }) years: ImportedYearDto[];
  @ApiProperty() applied: boolean;
}
