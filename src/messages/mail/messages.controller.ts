import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { MessageDto, MessageFilter, MessagesDto, MessageVersionDto } from './message.dto.js';
import { MessagesQuery } from './messages.query.js';
import { ResendService } from './resend.service.js';

@ApiTags('messages')
@Controller('api/messages')
export class MessagesController {
  constructor(
    private readonly messages: MessagesQuery,
    private readonly resending: ResendService,
  ) {}

  /** Mail to citizens; what did not arrive, unless something else is asked for. */
  @Get()
  @Allow('message.read')
  @ApiOkResponse({ type: MessagesDto })
  list(@Query() filter: MessageFilter, @Who() me: Asker): Promise<MessagesDto> {
    return this.messages.list(filter, me);
  }

  @Post(':id/actions/resend')
  @HttpCode(200)
  @Allow('message.resend')
  @ApiOkResponse({ type: MessageDto })
  resend(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: MessageVersionDto,
    @Who() me: Asker,
  ): Promise<MessageDto> {
    return this.resending.resend(id, version, me);
  }
}
