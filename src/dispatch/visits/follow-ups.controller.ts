import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReasonDto } from '../../cases/case-action.dto.js';
import { FinishFollowUpDto, FollowUpOfCaseDto, FollowUpsDto, FollowUpsFilter } from './follow-up.dto.js';
import { FollowUpService } from './follow-up.service.js';
import { VisitQuery } from './visit.query.js';

/** What was agreed on at a visit, and whether it is done. */
@ApiTags('visits')
@Controller('api/follow-ups')
export class FollowUpsController {
  constructor(
    private readonly visits: VisitQuery,
    private readonly following: FollowUpService,
  ) {}

  /** What is open, the first due first; or what is done, the latest first. */
  @Get()
  @Allow('follow-up.read')
  @ApiOkResponse({ type: FollowUpsDto })
  list(@Query() filter: FollowUpsFilter, @Who() me: Asker): Promise<FollowUpsDto> {
    return this.visits.followUps(filter, me);
  }

  @Post(':id/actions/finish')
  @HttpCode(200)
  @Allow('follow-up.finish')
  @ApiOkResponse({ type: FollowUpOfCaseDto })
  finish(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: FinishFollowUpDto,
    @Who() me: Asker,
  ): Promise<FollowUpOfCaseDto> {
    return this.following.finish(id, dto, me);
  }

  @Post(':id/actions/reopen')
  @HttpCode(200)
  @Allow('follow-up.reopen')
  @ApiOkResponse({ type: FollowUpOfCaseDto })
  reopen(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<FollowUpOfCaseDto> {
    return this.following.reopen(id, dto, me);
  }
}
