import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ApprovalsFilter, ApproveDto, RefuseDto } from '../../cases/approval.dto.js';
import { AskDispositionService } from './ask-disposition.service.js';
import { DecideDispositionService } from './decide-disposition.service.js';
import { DispositionOfCaseDto, DispositionsDto, NotHandleDto, TransferDto } from './disposition.dto.js';
import { DispositionQuery } from './disposition.query.js';

/** 不予處理、移轉: asked for, decided, withdrawn. */
@ApiTags('petitions')
@Controller('api')
export class DispositionsController {
  constructor(
    private readonly asking: AskDispositionService,
    private readonly deciding: DecideDispositionService,
    private readonly dispositions: DispositionQuery,
  ) {}

  @Post('cases/:number/actions/not-handle')
  @HttpCode(200)
  @Allow('case.not-handle')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  notHandle(
    @Param('number') number: string,
    @Body() dto: NotHandleDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.asking.notHandle(number, dto, me);
  }

  @Post('cases/:number/actions/transfer')
  @HttpCode(200)
  @Allow('case.transfer')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  transfer(
    @Param('number') number: string,
    @Body() dto: TransferDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.asking.transfer(number, dto, me);
  }

  @Get('dispositions')
  @Allow('disposition.read')
  @ApiOkResponse({ type: DispositionsDto })
  list(@Query() filter: ApprovalsFilter, @Who() me: Asker): Promise<DispositionsDto> {
    return this.dispositions.list(filter, me);
  }

  @Post('dispositions/:id/actions/approve-not-handling')
  @HttpCode(200)
  @Allow('case.approve-not-handling')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  approveNotHandling(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.deciding.approve(id, 'not_handled', dto, me);
  }

  @Post('dispositions/:id/actions/approve-transfer')
  @HttpCode(200)
  @Allow('case.approve-transfer')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  approveTransfer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.deciding.approve(id, 'transferred', dto, me);
  }

  @Post('dispositions/:id/actions/refuse')
  @HttpCode(200)
  @Allow('disposition.refuse')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RefuseDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.deciding.refuse(id, dto, me);
  }

  @Post('dispositions/:id/actions/withdraw')
  @HttpCode(200)
  @Allow('disposition.withdraw')
  @ApiOkResponse({ type: DispositionOfCaseDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.deciding.withdraw(id, dto, me);
  }
}
