import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { LANGUAGES, type Language } from '../report.dto.js';
import { MAIL_EVERY, MAIL_FORMATS, type MailEvery, type MailFormat } from './mailing.rules.js';
import {
  PERIOD_NAMES,
  type PeriodName,
  type SavedReport,
  SHARES,
  type Share,
  savedReports,
} from './saved.rules.js';
import type { Asked } from './saved-filter.entity.js';

const LONGEST_NAME = 60;
const ASKED = {
  type: 'object' as const,
  additionalProperties: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  description: 'As in the address of the report; without its days, year or month where there is a `period`',
};

export class SavedQueryDto {
  @ApiProperty({ enum: savedReports }) @IsIn(savedReports) report: SavedReport;
}

export class FilterMailDto {
  @ApiProperty({ enum: MAIL_EVERY, description: 'At eight: every day, on Monday, on the first of the month' })
  @IsIn(MAIL_EVERY)
  every: MailEvery;
  @ApiProperty({ enum: MAIL_FORMATS }) @IsIn(MAIL_FORMATS) format: MailFormat;
  @ApiProperty({ enum: LANGUAGES }) @IsIn(LANGUAGES) language: Language;
}

class FilterMailedDto extends FilterMailDto {
  @ApiProperty({ type: String, format: 'date-time' }) nextAt: string;
  @ApiProperty({ type: String, nullable: true, description: 'Code of why the last mail was none' })
  failed: string | null;
}

const Mail = (): PropertyDecorator => (target, name) => {
  for (const decorate of [
    ApiPropertyOptional({ type: FilterMailDto, nullable: true, description: 'To its owner’s own address' }),
    IsOptional(),
    ValidateNested(),
    Type(() => FilterMailDto),
  ])
    decorate(target, name);
};

export class SaveFilterDto extends SavedQueryDto {
  @ApiProperty({ maxLength: LONGEST_NAME })
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_NAME)
  name: string;
  @ApiProperty(ASKED) @IsObject() asked: Asked;
  @ApiPropertyOptional({ enum: PERIOD_NAMES, description: 'As seen from the day on which it is asked' })
  @IsOptional()
  @IsIn(PERIOD_NAMES)
  period?: PeriodName;
  @ApiProperty({ enum: SHARES }) @IsIn(SHARES) share: Share;
  @Mail() mail?: FilterMailDto | null;
}

/** In an address everything is a text. */
export class FilterVersionDto {
  @ApiProperty({ type: 'integer', description: 'As it was seen' })
  @Type(() => Number)
  @IsInt()
  version: number;
}

/** What is left out stays as it is. */
export class ChangeFilterDto {
  @ApiProperty({ type: 'integer', description: 'As it was seen' }) @IsInt() version: number;
  @ApiPropertyOptional({ maxLength: LONGEST_NAME })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_NAME)
  name?: string;
  @ApiPropertyOptional({ enum: SHARES }) @IsOptional() @IsIn(SHARES) share?: Share;
  @Mail() mail?: FilterMailDto | null;
}

export class SavedFilterDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ enum: savedReports }) report: SavedReport;
  @ApiProperty() name: string;
  @ApiProperty(ASKED) asked: Asked;
  @ApiProperty({ enum: PERIOD_NAMES, nullable: true, type: String }) period: PeriodName | null;
  @ApiProperty({ enum: SHARES }) share: Share;
  @ApiProperty({ description: 'Whether it is the asker’s own' }) mine: boolean;
  @ApiProperty() ownerName: string;
  @ApiProperty({ type: FilterMailedDto, nullable: true, description: 'Of one’s own: whether it is sent' })
  mail: FilterMailedDto | null;
}

export class SavedFiltersDto {
  @ApiProperty({ type: [SavedFilterDto], description: 'One’s own first' }) items: SavedFilterDto[];
}
