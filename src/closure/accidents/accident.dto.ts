import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import { CaseInShortDto } from '../../cases/approval.dto.js';
import { MOST_TEXT, VersionDto } from '../../cases/case-action.dto.js';
import { NOTICE_VIAS, type NoticeVia } from '../../city/accident-rules.js';
import { NamedDto } from '../../city/city.dto.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { Trimmed } from '../../platform/problem/trimmed.js';
import { ACCIDENT_RESULTS, type AccidentResult } from './accident.entity.js';
import { type EndOfNotice, NOTICE_ENDS } from './accident-notice.entity.js';
import { ACCIDENT_STEPS, type AccidentStepKind } from './accident-step.entity.js';

const MOST_CODE = 60;
const ACTIONS = ['attend', 'care', 'follow-up', 'close', 'confirm', 'read-texts'] as const;
export type AccidentButton = (typeof ACTIONS)[number];

export class MarkAccidentDto {
  @ApiProperty({ example: 'injury', description: 'Code' }) @IsString() @MaxLength(MOST_CODE) grade: string;
  @ApiPropertyOptional({ description: 'What has happened; stands on the timeline' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_TEXT)
  text?: string;
}

/** `version`: of the accident, as in the others below. What is typed is sealed. */
export class FollowUpAccidentDto extends VersionDto {
  @ApiProperty({ maxLength: MOST_TEXT })
  @Trimmed()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MOST_TEXT)
  text: string;
}

export class AttendDto extends FollowUpAccidentDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Now, if left out' })
  @IsOptional()
  @IsString()
  @MaxLength(MOST_CODE)
  at?: string;
}

export class CareDto extends AttendDto {
  @ApiProperty({ example: 'hospital', description: 'Code' }) @IsString() @MaxLength(MOST_CODE) way: string;
}

export class CloseAccidentDto extends FollowUpAccidentDto {
  @ApiProperty({ enum: ACCIDENT_RESULTS, description: 'not_an_accident: it was marked by mistake' })
  @IsIn(ACCIDENT_RESULTS)
  result: AccidentResult;
}

export class AccidentsFilter extends PageFilter {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'The first marked first; closed: the last',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'true';

  @ApiPropertyOptional({ description: 'Number of one case: open and closed ones' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  case?: string;
}

class GradeDto extends NamedDto {
  @ApiProperty({ description: 'Somebody is hurt, and is visited' }) care: boolean;
}

export class AccidentRulesDto {
  @ApiProperty({ type: [GradeDto] }) grades: GradeDto[];
  @ApiProperty({ type: [NamedDto], description: 'How whoever was hurt is visited' }) ways: NamedDto[];
  @ApiProperty({ type: [String], description: 'Items at which it is suggested' }) suggestedAt: string[];
  @ApiProperty({ type: [NamedDto], description: 'Who is told at once' }) tell: NamedDto[];
  @ApiProperty() onSiteWithinHours: number;
}

class AccidentCaseDto extends CaseInShortDto {
  @ApiProperty({ description: 'Whoever only stands on the list reads the accident and not the case' })
  isReadable: boolean;
}

class AccidentStepDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: ACCIDENT_STEPS }) kind: AccidentStepKind;
  @ApiProperty({ format: 'date-time', description: 'When it was done' }) at: Date;
  @ApiProperty({ format: 'date-time' }) recordedAt: Date;
  @ApiProperty({ description: 'Name' }) by: string;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'How' }) way: NamedDto | null;
}

export const NOTICE_STATES = ['waiting', 'delivered', 'confirmed', 'failed', 'unreachable', 'ended'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

class AccidentNoticeDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: NamedDto, description: 'As the list names them' }) recipient: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) agency: NamedDto | null;
  @ApiProperty({ enum: NOTICE_VIAS }) via: NoticeVia;
  @ApiProperty({
    enum: NOTICE_STATES,
    description:
      'Delivered: shown on a screen, or sent. Confirmed: somebody has said so, or was reached by telephone. Unreachable: nobody of them has an address. Ended: they need not be told any more.',
  })
  state: NoticeState;
  @ApiProperty({ format: 'date-time' }) toldAt: Date;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) deliveredAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) confirmedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name' }) confirmedBy: string | null;
  @ApiProperty({ enum: NOTICE_ENDS, nullable: true, description: 'Of one that has ended' })
  endedWhy: EndOfNotice | null;
}

export class AccidentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ type: GradeDto }) grade: GradeDto;
  @ApiProperty({ type: AccidentCaseDto }) case: AccidentCaseDto;
  @ApiProperty({ type: String, nullable: true }) place: string | null;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has the case' }) agency: NamedDto | null;
  @ApiProperty({ format: 'date-time' }) markedAt: Date;
  @ApiProperty({ description: 'Name' }) markedBy: string;
  @ApiProperty({ format: 'date-time' }) onSiteDue: Date;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) arrivedAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) careDue: Date | null;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) caredAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) nextFollowUpAt: Date | null;
  @ApiProperty({ type: Date, nullable: true, format: 'date-time' }) closedAt: Date | null;
  @ApiProperty({ enum: ACCIDENT_RESULTS, nullable: true }) result: AccidentResult | null;
  @ApiProperty({ type: [AccidentStepDto] }) steps: AccidentStepDto[];
  @ApiProperty({ type: [AccidentNoticeDto] }) notices: AccidentNoticeDto[];
  @ApiProperty({ enum: ACTIONS, isArray: true, description: 'What this person can do now' })
  may: AccidentButton[];
  @ApiProperty({ description: 'One like them was told of it on a screen and none has confirmed it yet' })
  isToConfirm: boolean;
}

export class AccidentsDto {
  @ApiProperty({ type: [AccidentDto] }) items: AccidentDto[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

class AccidentTextDto {
  @ApiProperty({ format: 'uuid', description: 'Of the step' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: deleted with the texts of the case' })
  text: string | null;
}

export class AccidentTextsDto {
  @ApiProperty({ type: [AccidentTextDto] }) items: AccidentTextDto[];
}
