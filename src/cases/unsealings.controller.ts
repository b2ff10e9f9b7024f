import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { AskUnsealingService } from './ask-unsealing.service.js';
import { DecideUnsealingService } from './decide-unsealing.service.js';
import {
  AskUnsealingDto,
  DecideUnsealingDto,
  RefuseUnsealingDto,
  UnsealingDto,
  UnsealingsDto,
  UnsealingsFilter,
} from './unsealing.dto.js';
import { UnsealingQuery } from './unsealing.query.js';

/** To know who asked: asked for, decided, ended. */
@ApiTags('unsealings')
@Controller('api')
export class UnsealingsController {
  constructor(
    private readonly asking: AskUnsealingService,
    private readonly deciding: DecideUnsealingService,
    private readonly unsealings: UnsealingQuery,
  ) {}

  @Post('cases/:number/unsealings')
  @Allow('unsealing.ask')
  @ApiCreatedResponse({ type: UnsealingDto })
  ask(
    @Param('number') number: string,
    @Body() { reason }: AskUnsealingDto,
    @Who() me: Asker,
  ): Promise<UnsealingDto> {
    return this.asking.ask(number, reason, me);
  }

  /** Mine, and those that wait or waited for my word. */
  @Get('unsealings')
  @Allow('unsealing.read')
  @ApiOkResponse({ type: UnsealingsDto })
  async list(@Query() filter: UnsealingsFilter, @Who() me: Asker): Promise<UnsealingsDto> {
    return { items: await this.unsealings.list(filter, me) };
  }

  @Post('unsealings/:id/actions/approve')
  @HttpCode(200)
  @Allow('unsealing.approve')
  @ApiOkResponse({ type: UnsealingDto })
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideUnsealingDto,
    @Who() me: Asker,
  ): Promise<UnsealingDto> {
    return this.deciding.approve(id, dto, me);
  }

  @Post('unsealings/:id/actions/refuse')
  @HttpCode(200)
  @Allow('unsealing.refuse')
  @ApiOkResponse({ type: UnsealingDto })
  refuse(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: RefuseUnsealingDto,
    @Who() me: Asker,
  ): Promise<UnsealingDto> {
    return this.deciding.refuse(id, dto, me);
  }

  @Post('unsealings/:id/actions/end')
  @HttpCode(200)
  @Allow('unsealing.end')
  @ApiOkResponse({ type: UnsealingDto })
  end(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DecideUnsealingDto,
    @Who() me: Asker,
  ): Promise<UnsealingDto> {
    return this.deciding.end(id, dto, me);
  }
}
