import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CaseActed, ReasonDto } from '../../cases/case-action.dto.js';
import { TakeOverService } from '../take-over.service.js';
import { WorkOrderActed } from '../work-order.dto.js';
import { ChaseService } from './chase.service.js';
import { RemindService } from './remind.service.js';
import { UrgeDto } from './urging.dto.js';

/** 催辦、稽催、接手: somebody waits, and somebody else goes on. */
@ApiTags('urging')
@Controller('api')
export class UrgingController {
  constructor(
    private readonly reminding: RemindService,
    private readonly chasing: ChaseService,
    private readonly taking: TakeOverService,
  ) {}

  @Post('cases/:number/actions/remind')
  @HttpCode(200)
  @Allow('case.remind')
  @ApiOkResponse({ type: CaseActed })
  remind(@Param('number') number: string, @Body() dto: UrgeDto, @Who() me: Asker): Promise<CaseActed> {
    return this.reminding.remind(number, dto, me);
  }

  @Post('work-orders/:id/actions/chase')
  @HttpCode(200)
  @Allow('workorder.chase')
  @ApiOkResponse({ type: WorkOrderActed })
  chase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UrgeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.chasing.chase(id, dto, me);
  }

  @Post('work-orders/:id/actions/answer-chase')
  @HttpCode(200)
  @Allow('workorder.answer-chase')
  @ApiOkResponse({ type: WorkOrderActed })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UrgeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.chasing.answer(id, dto, me);
  }

  @Post('work-orders/:id/actions/take-over')
  @HttpCode(200)
  @Allow('workorder.take-over')
  @ApiOkResponse({ type: WorkOrderActed })
  takeOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.taking.takeOver(id, dto, me);
  }
}
