import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { PageFilter } from '../../platform/database/page.dto.js';
import { DrawService } from './draw.service.js';
import { JudgeService } from './judge.service.js';
import {
  DrawDto,
  JudgeDto,
  SampleDto,
  SamplesDto,
  SamplesFilter,
  SamplingDto,
  SamplingsDto,
} from './sampling.dto.js';
import { SamplingQuery } from './sampling.query.js';

/** 抽查: drawn, accepted, or done again. */
@ApiTags('sampling')
@Controller('api')
export class SamplingController {
  constructor(
    private readonly drawing: DrawService,
    private readonly judging: JudgeService,
    private readonly query: SamplingQuery,
  ) {}

  @Post('samplings')
  @Allow('sampling.draw')
  @ApiCreatedResponse({ type: SamplingDto })
  draw(@Body() dto: DrawDto, @Who() me: Asker): Promise<SamplingDto> {
    return this.drawing.draw(dto, me);
  }

  @Get('samplings')
  @Allow('sample.read')
  @ApiOkResponse({ type: SamplingsDto })
  samplings(@Query() page: PageFilter): Promise<SamplingsDto> {
    return this.query.samplings(page);
  }

  @Get('samples')
  @Allow('sample.read')
  @ApiOkResponse({ type: SamplesDto })
  samples(@Query() filter: SamplesFilter, @Who() me: Asker): Promise<SamplesDto> {
    return this.query.samples(filter, me);
  }

  @Post('samples/:id/actions/accept')
  @HttpCode(200)
  @Allow('case.accept-sample')
  @ApiOkResponse({ type: SampleDto })
  accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: JudgeDto,
    @Who() me: Asker,
  ): Promise<SampleDto> {
    return this.judging.accept(id, dto, me);
  }

  @Post('samples/:id/actions/reject')
  @HttpCode(200)
  @Allow('case.reject-sample')
  @ApiOkResponse({ type: SampleDto })
  reject(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: JudgeDto,
    @Who() me: Asker,
  ): Promise<SampleDto> {
    return this.judging.reject(id, dto, me);
  }
}
