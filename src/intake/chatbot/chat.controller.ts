import { Body, Controller, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { KeepRefused, KeepsRefused } from '../quarantine/keep-refused.interceptor.js';
import { ChatsDto, TranscriptDto, TranscriptTakenDto } from './chat.dto.js';
import { ChatQuery } from './chat.query.js';
import { ChatService } from './chat.service.js';

@ApiTags('chatbot')
@Controller('api')
export class ChatController {
  constructor(
    private readonly chats: ChatService,
    private readonly query: ChatQuery,
  ) {}

  /**
   * A conversation, or more of it, in any order and as often as it takes. INVALID 400, TRANSCRIPT_TOO_LONG 422. The
   * password of a case is in the answer that says it was opened, and in no later one. What is refused is kept in quarantine.
   */
  @Post('intake/chatbot-transcripts')
  @HttpCode(200)
  @Allow('transcript.deliver')
  @KeepsRefused('chatbot')
  @UseInterceptors(KeepRefused)
  @ApiOkResponse({ type: TranscriptTakenDto })
  take(@Body() dto: TranscriptDto, @Who() me: Asker): Promise<TranscriptTakenDto> {
    return this.chats.take(dto, me);
  }

  /** The whole conversations that a case came from. CASE_NOT_FOUND 404. */
  @Get('cases/:number/chats')
  @Allow('contact.record')
  @ApiOkResponse({ type: ChatsDto })
  ofCase(@Param('number') number: string, @Who() me: Asker): Promise<ChatsDto> {
    return this.query.ofCase(number, me);
  }
}
