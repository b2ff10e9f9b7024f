import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { ApprovalsFilter, ApproveDto, RefuseDto } from '../cases/approval.dto.js';
import { AskExtensionService } from './ask-extension.service.js';
import { DecideExtensionService } from './decide-extension.service.js';
import { AskExtensionDto, ExtensionOfCaseDto, ExtensionsDto } from './extension.dto.js';
import { ExtensionQuery } from './extension.query.js';
import { WithdrawExtensionService } from './withdraw-extension.service.js';

/** More time: asked for, decided, withdrawn. */
@ApiTags('extensions')
@Controller('api')
export class ExtensionsController {
  constructor(
    private readonly asking: AskExtensionService,
    private readonly deciding: DecideExtensionService,
    private readonly withdrawing: WithdrawExtensionService,
    private readonly extensions: ExtensionQuery,
  ) {}

  @Post('cases/:number/extensions')
  @Allow('extension.ask')
  @ApiCreatedResponse({ type: ExtensionOfCaseDto })
  ask(
    @Param('number') number: string,
    @Body() dto: AskExtensionDto,
    @Who() me: Asker,
  ): Promise<ExtensionOfCaseDto> {
    return this.asking.ask(number, dto, me);
  }

  @Get('extensions')
  @Allow('extension.read')
  @ApiOkResponse({ type: ExtensionsDto })
  list(@Query() filter: ApprovalsFilter, @Who() me: Asker): Promise<ExtensionsDto> {
    return this.extensions.list(filter, me);
  }

  @Post('extensions/:id/actions/approve')
  @HttpCode(200)
  @Allow('extension.approve')
  @ApiOkResponse({ type: ExtensionOfCaseDto })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<ExtensionOfCaseDto> {
    return this.deciding.approve(id, dto, me);
  }

  @Post('extensions/:id/actions/refuse')
  @HttpCode(200)
  @Allow('extension.refuse')
  @ApiOkResponse({ type: ExtensionOfCaseDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RefuseDto,
    @Who() me: Asker,
  ): Promise<ExtensionOfCaseDto> {
    return this.deciding.refuse(id, dto, me);
  }

  @Post('extensions/:id/actions/withdraw')
  @HttpCode(200)
  @Allow('extension.withdraw')
  @ApiOkResponse({ type: ExtensionOfCaseDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: ApproveDto,
    @Who() me: Asker,
  ): Promise<ExtensionOfCaseDto> {
    return this.withdrawing.withdraw(id, dto, me);
  }
}
