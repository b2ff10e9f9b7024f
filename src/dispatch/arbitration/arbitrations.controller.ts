import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { WorkOrderActed } from '../work-order.dto.js';
import {
  ArbitrationOfCaseDto,
  ArbitrationsDto,
  ArbitrationsFilter,
  DecideArbitrationDto,
  DisputeDto,
} from './arbitration.dto.js';
import { ArbitrationQuery } from './arbitration.query.js';
import { DecideArbitrationService } from './decide-arbitration.service.js';
import { DisputeService } from './dispute.service.js';

/** Whose a case is, where agencies do not agree. */
@ApiTags('arbitrations')
@Controller('api')
export class ArbitrationsController {
  constructor(
    private readonly disputing: DisputeService,
    private readonly deciding: DecideArbitrationService,
    private readonly arbitrations: ArbitrationQuery,
  ) {}

  @Post('work-orders/:id/actions/dispute')
  @HttpCode(200)
  @Allow('workorder.dispute')
  @ApiOkResponse({ type: WorkOrderActed })
  dispute(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DisputeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.disputing.dispute(id, dto, me);
  }

  @Get('arbitrations')
  @Allow('arbitration.read')
  @ApiOkResponse({ type: ArbitrationsDto })
  async list(@Query() filter: ArbitrationsFilter, @Who() me: Asker): Promise<ArbitrationsDto> {
    return { items: await this.arbitrations.list(filter, me) };
  }

  @Post('arbitrations/:id/actions/decide')
  @HttpCode(200)
  @Allow('case.arbitrate')
  @ApiOkResponse({ type: ArbitrationOfCaseDto })
  decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideArbitrationDto,
    @Who() me: Asker,
  ): Promise<ArbitrationOfCaseDto> {
    return this.deciding.decide(id, dto, me);
  }
}
