import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CaseActed, ReasonDto, VersionDto } from '../../cases/case-action.dto.js';
import { UrgeDto } from '../urging/urging.dto.js';
import { WorkOrderActed } from '../work-order.dto.js';
import { AskCoHandlingService } from './ask-co-handling.service.js';
import { CoHandleDto, CoLegAnswerDto } from './co-handling.dto.js';
import { CoLegUrgingService } from './co-leg-urging.service.js';
import { CoLegWorkService } from './co-leg-work.service.js';

/** 會辦: other agencies are asked, and answer whoever has the case. */
@ApiTags('co-handling')
@Controller('api')
export class CoHandlingController {
  constructor(
    private readonly asking: AskCoHandlingService,
    private readonly work: CoLegWorkService,
    private readonly urging: CoLegUrgingService,
  ) {}

  @Post('cases/:number/actions/co-handle')
  @HttpCode(200)
  @Allow('case.co-handle')
  @ApiOkResponse({ type: CaseActed })
  ask(@Param('number') number: string, @Body() dto: CoHandleDto, @Who() me: Asker): Promise<CaseActed> {
    return this.asking.ask(number, dto, me);
  }

  @Post('co-legs/:id/actions/acknowledge')
  @HttpCode(200)
  @Allow('co-leg.acknowledge')
  @ApiOkResponse({ type: WorkOrderActed })
  acknowledge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: VersionDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.acknowledge(id, dto, me);
  }

  @Post('co-legs/:id/actions/unacknowledge')
  @HttpCode(200)
  @Allow('co-leg.unacknowledge')
  @ApiOkResponse({ type: WorkOrderActed })
  unacknowledge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.unacknowledge(id, dto, me);
  }

  @Post('co-legs/:id/actions/arrive')
  @HttpCode(200)
  @Allow('co-leg.arrive')
  @ApiOkResponse({ type: WorkOrderActed })
  arrive(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: VersionDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.arrive(id, dto, me);
  }

  @Post('co-legs/:id/actions/answer')
  @HttpCode(200)
  @Allow('co-leg.answer')
  @ApiOkResponse({ type: WorkOrderActed })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CoLegAnswerDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.answer(id, dto, me);
  }

  @Post('co-legs/:id/actions/decline')
  @HttpCode(200)
  @Allow('co-leg.decline')
  @ApiOkResponse({ type: WorkOrderActed })
  decline(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.decline(id, dto, me);
  }

  @Post('co-legs/:id/actions/take-over')
  @HttpCode(200)
  @Allow('co-leg.take-over')
  @ApiOkResponse({ type: WorkOrderActed })
  takeOver(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.urging.takeOver(id, dto, me);
  }

  @Post('co-legs/:id/actions/chase')
  @HttpCode(200)
  @Allow('co-leg.chase')
  @ApiOkResponse({ type: WorkOrderActed })
  chase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UrgeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.urging.chase(id, dto, me);
  }

  @Post('co-legs/:id/actions/answer-chase')
  @HttpCode(200)
  @Allow('co-leg.answer-chase')
  @ApiOkResponse({ type: WorkOrderActed })
  answerChase(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: UrgeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.urging.answerChase(id, dto, me);
  }

  @Post('co-legs/:id/actions/recall')
  @HttpCode(200)
  @Allow('co-leg.recall')
  @ApiOkResponse({ type: WorkOrderActed })
  recall(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.work.recall(id, dto, me);
  }
}
