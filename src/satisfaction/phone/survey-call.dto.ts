import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsInt } from 'class-validator';
import { NamedDto } from '../../city/city.dto.js';
import type { CaseKind } from '../../events.js';
import { SaidDto, SurveyReasonDto } from '../survey.dto.js';
import { CALL_RESULTS, type CallResult, UNANSWERED } from './survey-call.rules.js';

export class SurveyCallVersionDto {
  @ApiProperty({ description: 'Of the call as it was seen' }) @IsInt() version: number;
}

export class SurveyCallAttemptDto extends SurveyCallVersionDto {
  @ApiProperty({ enum: UNANSWERED, description: 'What came of it; an answer is recorded with what was said' })
  @IsIn(UNANSWERED)
  result: CallResult;
}

export class SurveyCallAnswerDto extends IntersectionType(SurveyCallVersionDto, SaidDto) {}

/** As much as is said on the telephone; never what the citizen wrote. */
class AskedCaseDto {
  @ApiProperty() number: string;
  @ApiProperty({ enum: ['dispatch', 'petition'] }) kind: CaseKind;
  @ApiProperty({ type: NamedDto }) category: NamedDto;
  @ApiProperty({ type: NamedDto, nullable: true }) district: NamedDto | null;
  @ApiProperty({ description: 'Who reported is protected: nobody is told what about' }) confidential: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) receivedAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) releasedAt: Date;
}

class SurveyAttemptMadeDto {
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
  @ApiProperty({ enum: CALL_RESULTS }) result: CallResult;
  @ApiProperty({ description: 'Name of the person who called' }) by: string;
}

/**
 * Says nothing of who is to be called: that, whoever has taken it reads from the case, and it is recorded. Nor whether they
 * were drawn, since nobody is to be asked in another way because of that.
 */
export class SurveyCallDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: number;
  @ApiProperty({ description: 'The citizen’s', example: 'zh-TW' }) language: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Not before' }) dueAt: Date;
  @ApiProperty({ type: String, format: 'date-time', description: 'Not any more' }) expiresAt: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who has taken it' }) takenBy:
    | string
    | null;
  @ApiProperty() isMine: boolean;
  @ApiProperty({ type: AskedCaseDto }) case: AskedCaseDto;
  @ApiProperty({ type: [SurveyAttemptMadeDto], description: 'From the first to the last' })
  attempts: SurveyAttemptMadeDto[];
}

class CallingHoursDto {
  @ApiProperty({ example: '09:30' }) from: string;
  @ApiProperty({ example: '12:00' }) to: string;
}

export class SurveyCallsDto {
  @ApiProperty({ type: [SurveyCallDto], description: 'One’s own first' }) items: SurveyCallDto[];
  @ApiProperty({ description: 'Whether it is a time at which people are called' }) isTime: boolean;
  @ApiProperty({ type: [CallingHoursDto], description: 'Empty: nobody is called' }) hours: CallingHoursDto[];
  @ApiProperty({ description: 'How often somebody is called at most' }) mostAttempts: number;
  @ApiProperty({ type: [SurveyReasonDto] }) reasons: SurveyReasonDto[];
  @ApiProperty() mostText: number;
}
