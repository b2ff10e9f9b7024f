import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { SurveyAnsweredDto } from '../survey.dto.js';
import { WorksAnswerDto } from './review.dto.js';
import { WorksAnswerService } from './works-answer.service.js';

/** 全民督工: what who reported has told the agency. */
@ApiTags('surveys')
@Controller('api/cases/:number/works-answer')
export class WorksAnswersController {
  constructor(private readonly recording: WorksAnswerService) {}

  @Post()
  @HttpCode(200)
  @Allow('survey.record')
  @ApiOkResponse({ type: SurveyAnsweredDto })
  record(
    @Param('number') number: string,
    @Body() dto: WorksAnswerDto,
    @Who() me: Asker,
  ): Promise<SurveyAnsweredDto> {
    return this.recording.record(number, dto, me);
  }
}
