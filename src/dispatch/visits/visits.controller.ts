import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReasonDto } from '../../cases/case-action.dto.js';
import { ChangeVisitService } from './change-visit.service.js';
import { HoldVisitService } from './hold-visit.service.js';
import { PlanVisitService } from './plan-visit.service.js';
import {
  HoldVisitDto,
  PlanVisitDto,
  RescheduleVisitDto,
  SiteVisitDto,
  SiteVisitsDto,
  VisitsFilter,
} from './visit.dto.js';
import { VisitQuery } from './visit.query.js';

/** Going there: joint site meetings (會勘), re-inspections (複查), mediations (協調). */
@ApiTags('visits')
@Controller('api')
export class VisitsController {
  constructor(
    private readonly planning: PlanVisitService,
    private readonly changing: ChangeVisitService,
    private readonly holding: HoldVisitService,
    private readonly visits: VisitQuery,
  ) {}

  @Post('cases/:number/site-visits')
  @Allow('case.plan-visit')
  @ApiCreatedResponse({ type: SiteVisitDto })
  plan(@Param('number') number: string, @Body() dto: PlanVisitDto, @Who() me: Asker): Promise<SiteVisitDto> {
    return this.planning.plan(number, dto, me);
  }

  /** Of cases this person may read, and those their agency is invited to. */
  @Get('site-visits')
  @Allow('site-visit.read')
  @ApiOkResponse({ type: SiteVisitsDto })
  list(@Query() filter: VisitsFilter, @Who() me: Asker): Promise<SiteVisitsDto> {
    return this.visits.list(filter, me);
  }

  @Post('site-visits/:id/actions/reschedule')
  @HttpCode(200)
  @Allow('site-visit.reschedule')
  @ApiOkResponse({ type: SiteVisitDto })
  reschedule(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RescheduleVisitDto,
    @Who() me: Asker,
  ): Promise<SiteVisitDto> {
    return this.changing.reschedule(id, dto, me);
  }

  @Post('site-visits/:id/actions/hold')
  @HttpCode(200)
  @Allow('site-visit.hold')
  @ApiOkResponse({ type: SiteVisitDto })
  hold(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: HoldVisitDto,
    @Who() me: Asker,
  ): Promise<SiteVisitDto> {
    return this.holding.hold(id, dto, me);
  }

  @Post('site-visits/:id/actions/cancel')
  @HttpCode(200)
  @Allow('site-visit.cancel')
  @ApiOkResponse({ type: SiteVisitDto })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<SiteVisitDto> {
    return this.changing.cancel(id, dto, me);
  }
}
