import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import {
  CallAttemptDto,
  CallBackDto,
  CallBacksDto,
  CallBacksQueryDto,
  CallBackVersionDto,
  CloseCallBackDto,
  OpenCallBackDto,
} from './call-back.dto.js';
import { CallBackQuery } from './call-back.query.js';
import { CallBackActsService } from './call-back-acts.service.js';

@ApiTags('call-backs')
@Controller('api')
export class CallBacksController {
  constructor(
    private readonly tasks: CallBackQuery,
    private readonly acts: CallBackActsService,
  ) {}

  /** The citizens to be called back, by their cases; one's own first, then the longest waiting. */
  @Get('call-backs')
  @Allow('call-back.read')
  @ApiOkResponse({ type: CallBacksDto })
  async list(@Query() { open }: CallBacksQueryDto, @Who() me: Asker): Promise<CallBacksDto> {
    return { items: await (open === 'true' ? this.tasks.open(me) : this.tasks.lastClosed(me)) };
  }

  @Post('cases/:number/call-backs')
  @Allow('call-back.open')
  @ApiCreatedResponse({ type: CallBackDto })
  open(
    @Param('number') number: string,
    @Body() dto: OpenCallBackDto,
    @Who() me: Asker,
  ): Promise<CallBackDto> {
    return this.acts.open(number, dto, me);
  }

  /** Who is to be called is open from now on to whoever takes it: `POST /api/cases/:number/petitioner`. */
  @Post('call-backs/:id/actions/take')
  @HttpCode(200)
  @Allow('call-back.take')
  @ApiOkResponse({ type: CallBackDto })
  take(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: CallBackVersionDto,
    @Who() me: Asker,
  ): Promise<CallBackDto> {
    return this.acts.take(id, version, me);
  }

  @Post('call-backs/:id/actions/give-back')
  @HttpCode(200)
  @Allow('call-back.give-back')
  @ApiOkResponse({ type: CallBackDto })
  giveBack(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: CallBackVersionDto,
    @Who() me: Asker,
  ): Promise<CallBackDto> {
    return this.acts.giveBack(id, version, me);
  }

  /** A call to the citizen. */
  @Post('call-backs/:id/attempts')
  @Allow('call-back.attempt')
  @ApiCreatedResponse({ type: CallBackDto })
  attempt(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CallAttemptDto,
    @Who() me: Asker,
  ): Promise<CallBackDto> {
    return this.acts.attempt(id, dto, me);
  }

  @Post('call-backs/:id/actions/close')
  @HttpCode(200)
  @Allow('call-back.close')
  @ApiOkResponse({ type: CallBackDto })
  close(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CloseCallBackDto,
    @Who() me: Asker,
  ): Promise<CallBackDto> {
    return this.acts.close(id, dto, me);
  }
}
