import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ApprovalsFilter, ApproveDto, RefuseDto } from '../../cases/approval.dto.js';
import { AskReturnService } from './ask-return.service.js';
import { DecideReturnService } from './decide-return.service.js';
import { AskReturnDto, ReturnOfCaseDto, ReturnsDto } from './return.dto.js';
import { ReturnQuery } from './return.query.js';

/** 退件: asked for, decided, withdrawn. */
@ApiTags('returns')
@Controller('api')
export class ReturnsController {
  constructor(
    private readonly asking: AskReturnService,
    private readonly deciding: DecideReturnService,
    private readonly returns: ReturnQuery,
  ) {}

  @Post('work-orders/:id/actions/return')
  @HttpCode(200)
  @Allow('workorder.return')
  @ApiOkResponse({ type: ReturnOfCaseDto })
  ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: AskReturnDto,
    @Who() me: Asker,
  ): Promise<ReturnOfCaseDto> {
    return this.asking.ask(id, dto, me);
  }

  @Get('returns')
  @Allow('return.read')
  @ApiOkResponse({ type: ReturnsDto })
  list(@Query() filter: ApprovalsFilter, @Who() me: Asker): Promise<ReturnsDto> {
    return this.returns.list(filter, me);
  }

  @Post('returns/:id/actions/approve')
  @HttpCode(200)
  @Allow('workorder.approve-return')
  @ApiOkResponse({ type: ReturnOfCaseDto })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<ReturnOfCaseDto> {
    return this.deciding.approve(id, dto, me);
  }

  @Post('returns/:id/actions/refuse')
  @HttpCode(200)
  @Allow('return.refuse')
  @ApiOkResponse({ type: ReturnOfCaseDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RefuseDto,
    @Who() me: Asker,
  ): Promise<ReturnOfCaseDto> {
    return this.deciding.refuse(id, dto, me);
  }

  @Post('returns/:id/actions/withdraw')
  @HttpCode(200)
  @Allow('return.withdraw')
  @ApiOkResponse({ type: ReturnOfCaseDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<ReturnOfCaseDto> {
    return this.deciding.withdraw(id, dto, me);
  }
}
