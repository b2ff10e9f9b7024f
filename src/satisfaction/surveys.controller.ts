import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { AnswerService } from './answer.service.js';
import { SurveyAnswerDto, SurveyAnsweredDto, SurveyDto, SurveyTokenDto } from './survey.dto.js';

/** 滿意度調查: for whoever has the link. */
@ApiTags('surveys')
@Controller('api/surveys')
export class SurveysController {
  constructor(private readonly answers: AnswerService) {}

  /** What is asked. Looking at it answers nothing. */
  @Post('open')
  @HttpCode(200)
  @Allow('public')
  @OnlyReads(true)
  @ApiOkResponse({ type: SurveyDto })
  open(@Body() { token }: SurveyTokenDto): Promise<SurveyDto> {
    return this.answers.open(token);
  }

  @Post('answer')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: SurveyAnsweredDto })
  answer(@Body() dto: SurveyAnswerDto): Promise<SurveyAnsweredDto> {
    return this.answers.answer(dto);
  }
}
