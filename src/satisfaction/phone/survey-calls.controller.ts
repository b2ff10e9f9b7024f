import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import {
  SurveyCallAnswerDto,
  SurveyCallAttemptDto,
  SurveyCallDto,
  SurveyCallsDto,
  SurveyCallVersionDto,
} from './survey-call.dto.js';
import { SurveyCallQuery } from './survey-call.query.js';
import { SurveyCallActsService } from './survey-call-acts.service.js';

/** 電話滿意度調查: who was drawn, and who has only a telephone. */
@ApiTags('survey-calls')
@Controller('api/survey-calls')
export class SurveyCallsController {
  constructor(
    private readonly calls: SurveyCallQuery,
    private readonly acts: SurveyCallActsService,
  ) {}

  /** Whose time has come, by their cases. */
  @Get()
  @Allow('survey-call.read')
  @ApiOkResponse({ type: SurveyCallsDto })
  list(@Who() me: Asker): Promise<SurveyCallsDto> {
    return this.calls.open(me);
  }

  /** Who is to be called is open from now on to whoever takes it: `POST /api/cases/:number/petitioner`. */
  @Post(':id/actions/take')
  @HttpCode(200)
  @Allow('survey-call.take')
  @ApiOkResponse({ type: SurveyCallDto })
  take(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: SurveyCallVersionDto,
    @Who() me: Asker,
  ): Promise<SurveyCallDto> {
    return this.acts.take(id, version, me);
  }

  @Post(':id/actions/give-back')
  @HttpCode(200)
  @Allow('survey-call.give-back')
  @ApiOkResponse({ type: SurveyCallDto })
  giveBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: SurveyCallVersionDto,
    @Who() me: Asker,
  ): Promise<SurveyCallDto> {
    return this.acts.giveBack(id, version, me);
  }

  /** A call that brought no answer. */
  @Post(':id/attempts')
  @Allow('survey-call.attempt')
  @ApiCreatedResponse({ type: SurveyCallDto })
  attempt(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SurveyCallAttemptDto,
    @Who() me: Asker,
  ): Promise<SurveyCallDto> {
    return this.acts.attempt(id, dto, me);
  }

  /** What they said. */
  @Post(':id/answer')
  @Allow('survey-call.attempt')
  @ApiCreatedResponse({ type: SurveyCallDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SurveyCallAnswerDto,
    @Who() me: Asker,
  ): Promise<SurveyCallDto> {
    return this.acts.answer(id, dto, me);
  }
}
