import { ApiProperty, IntersectionType, PickType } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { VersionDto } from '../../cases/case-action.dto.js';
import { SaidDto, SurveyAnsweredDto, SurveyReasonDto } from '../survey.dto.js';

/** `version`: of the case; reasons and words, of who is not content. */
export class WorksAnswerDto extends IntersectionType(VersionDto, PickType(SaidDto, ['reasons', 'text'])) {
  @ApiProperty() @IsBoolean() satisfied: boolean;
}

export class WorksAnsweredDto extends SurveyAnsweredDto {
  @ApiProperty({ description: 'Of the case' }) version: number;
}

/** Whether the agency has still to ask who reported, and what it may write down. */
export class WorksQuestionDto {
  @ApiProperty({ description: 'It is done, and nobody has written down yet what they say of it' })
  isOpen: boolean;
  @ApiProperty({ type: [SurveyReasonDto] }) reasons: SurveyReasonDto[];
  @ApiProperty() mostText: number;
}
