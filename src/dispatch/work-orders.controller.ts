import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { ReasonDto, VersionDto } from '../cases/case-action.dto.js';
import { ConvertDto } from '../cases/links/links.dto.js';
import { AcknowledgeService } from './acknowledge.service.js';
import { ConvertService } from './convert.service.js';
import { PauseService } from './pause.service.js';
import { ReceiptService } from './receipt.service.js';
import { ReportDto } from './report.dto.js';
import { ReportService } from './report.service.js';
import { ConvertedDto, PauseDto, ReplyDto, ResumeDto, WorkOrderActed } from './work-order.dto.js';

/** What the agency does with its work order. */
@ApiTags('work orders')
@Controller('api/work-orders/:id/actions')
export class WorkOrdersController {
  constructor(
    private readonly receipts: ReceiptService,
    private readonly acknowledging: AcknowledgeService,
    private readonly reporting: ReportService,
    private readonly pausing: PauseService,
    private readonly converting: ConvertService,
  ) {}

  @Post('receive')
  @HttpCode(200)
  @Allow('workorder.receive')
  @ApiOkResponse({ type: WorkOrderActed })
  receive(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<WorkOrderActed> {
    return this.receipts.receive(id, me);
  }

  @Post('acknowledge')
  @HttpCode(200)
  @Allow('workorder.acknowledge')
  @ApiOkResponse({ type: WorkOrderActed })
  acknowledge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: VersionDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.acknowledging.acknowledge(id, dto, me);
  }

  @Post('unacknowledge')
  @HttpCode(200)
  @Allow('workorder.unacknowledge')
  @ApiOkResponse({ type: WorkOrderActed })
  unacknowledge(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReasonDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.acknowledging.unacknowledge(id, dto, me);
  }

  @Post('arrive')
  @HttpCode(200)
  @Allow('workorder.arrive')
  @ApiOkResponse({ type: WorkOrderActed })
  arrive(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: VersionDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.acknowledging.arrive(id, dto, me);
  }

  @Post('report')
  @HttpCode(200)
  @Allow('workorder.report')
  @ApiOkResponse({ type: WorkOrderActed })
  report(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReportDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.reporting.report(id, dto, me);
  }

  @Post('reply')
  @HttpCode(200)
  @Allow('workorder.reply')
  @ApiOkResponse({ type: WorkOrderActed })
  reply(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ReplyDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.reporting.reply(id, dto, me);
  }

  @Post('convert')
  @HttpCode(200)
  @Allow('workorder.convert')
  @ApiOkResponse({ type: ConvertedDto })
  convert(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ConvertDto,
    @Who() me: Asker,
  ): Promise<ConvertedDto> {
    return this.converting.convert(id, dto, me);
  }

  @Post('pause')
  @HttpCode(200)
  @Allow('workorder.pause')
  @ApiOkResponse({ type: WorkOrderActed })
  pause(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: PauseDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.pausing.pause(id, dto, me);
  }

  @Post('resume')
  @HttpCode(200)
  @Allow('workorder.resume')
  @ApiOkResponse({ type: WorkOrderActed })
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ResumeDto,
    @Who() me: Asker,
  ): Promise<WorkOrderActed> {
    return this.pausing.resume(id, dto, me);
  }
}
