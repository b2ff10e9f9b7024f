import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { WorksAnswerDto, WorksAnsweredDto, WorksQuestionDto } from './works-answer.dto.js';
import { WorksAnswerService } from './works-answer.service.js';

/** 全民督工: what who reported has told the agency. */
@ApiTags('surveys')
@Controller('api/cases/:number/works-answer')
export class WorksAnswersController {
  constructor(private readonly recording: WorksAnswerService) {}

  @Get()
  @Allow('survey.record')
  @ApiOkResponse({ type: WorksQuestionDto })
  question(@Param('number') number: string, @Who() me: Asker): Promise<WorksQuestionDto> {
    return this.recording.question(number, me);
  }

  @Post()
  @HttpCode(200)
  @Allow('survey.record')
  @ApiOkResponse({ type: WorksAnsweredDto })
  record(
    @Param('number') number: string,
    @Body() dto: WorksAnswerDto,
    @Who() me: Asker,
  ): Promise<WorksAnsweredDto> {
    return this.recording.record(number, dto, me);
  }
}
