import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { NamedDto, WordsDto } from '../city/city.dto.js';
import type { CaseKind } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import { Trimmed } from '../platform/problem/trimmed.js';
import { CALL_BACK_PURPOSES, CALL_BACK_RESULTS, type CallBackResult } from './call-back.entity.js';
import { CALL_RESULTS, type CallResult } from './call-back-attempt.entity.js';
import type { CallBackPurpose } from './telephone.events.js';

const MOST_NOTE = 500;

export class CallBacksQueryDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'true',
    description: 'false: the last ones closed',
  })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'true';
}

export class OpenCallBackDto {
  @ApiProperty({ enum: CALL_BACK_PURPOSES }) @IsIn(CALL_BACK_PURPOSES) purpose: CallBackPurpose;
  @ApiPropertyOptional({ maxLength: MOST_NOTE, description: 'What is to be told or asked' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_NOTE)
  note?: string;
}

export class CallBackVersionDto {
  @ApiProperty({ description: 'Of the task as it was seen' }) @IsInt() version: number;
}

export class CallAttemptDto extends CallBackVersionDto {
  @ApiProperty({ enum: CALL_RESULTS, description: 'reached closes the task' })
  @IsIn(CALL_RESULTS)
  result: CallResult;
  @ApiPropertyOptional({ maxLength: MOST_NOTE })
  @IsOptional()
  @Trimmed()
  @IsString()
  @MaxLength(MOST_NOTE)
  note?: string;
}

const BY_HAND = ['told', 'not_reached', 'not_needed'] as const;

export class CloseCallBackDto extends CallBackVersionDto {
  @ApiProperty({ enum: BY_HAND }) @IsIn(BY_HAND) result: (typeof BY_HAND)[number];
}

class CalledCaseDto {
  @ApiProperty() number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty() state: string;
  @ApiProperty({ type: NamedDto, nullable: true, description: 'Who has it now; null: the centre' })
  agency: NamedDto | null;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
}

class CallAttemptMadeDto {
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
  @ApiProperty({ enum: CALL_RESULTS }) result: CallResult;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ description: 'Name of the person who called' }) by: string;
}

class AskedDetailsDto {
  @ApiProperty({ type: String, nullable: true, description: 'What the agency waits for' }) text:
    | string
    | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) until: string | null;
}

/** Says nothing of who is to be called: that, whoever has taken it reads from the case, and it is recorded. */
export class CallBackDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ enum: CALL_BACK_PURPOSES }) purpose: CallBackPurpose;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: WordsDto, nullable: true, description: 'What is told, word by word' })
  notice: Words | null;
  @ApiProperty({ type: AskedDetailsDto, nullable: true, description: 'What is asked, and until when' })
  asks: AskedDetailsDto | null;
  @ApiProperty({ type: String, format: 'date-time' }) openedAt: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who has taken it' }) takenBy:
    | string
    | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) takenAt: Date | null;
  @ApiProperty() isMine: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: Date | null;
  @ApiProperty({ enum: CALL_BACK_RESULTS, nullable: true, type: String }) result: CallBackResult | null;
  @ApiProperty({ type: CalledCaseDto }) case: CalledCaseDto;
  @ApiProperty({ type: [CallAttemptMadeDto], description: 'From the first to the last' })
  attempts: CallAttemptMadeDto[];
}

export class CallBacksDto {
  @ApiProperty({ type: [CallBackDto] }) items: CallBackDto[];
}
