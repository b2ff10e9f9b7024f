import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { VersionDto } from '../../cases/case-action.dto.js';
import { serve } from '../../files/serve.js';
import { AnswerService } from './answer.service.js';
import { DivideService } from './divide.service.js';
import { FindLettersService } from './find-letters.service.js';
import {
  DivideDto,
  LetterAnswerDraftDto,
  LetterAnswerDto,
  LetterFilter,
  LetterInFullDto,
  LetterSearchDto,
  LettersDto,
} from './letter.dto.js';
import { LettersQuery } from './letters.query.js';
import { SendLinkService } from './send-link.service.js';

/** 市長信箱, for the desks of the centre. */
@ApiTags('letters')
@Controller('api/letters')
export class LettersController {
  constructor(
    private readonly letters: LettersQuery,
    private readonly finding: FindLettersService,
    private readonly links: SendLinkService,
    private readonly dividing: DivideService,
    private readonly answering: AnswerService,
  ) {}

  @Get()
  @Allow('letter.read')
  @ApiOkResponse({ type: LettersDto })
  list(@Query() filter: LetterFilter, @Who() me: Asker): Promise<LettersDto> {
    return this.letters.list(filter, me);
  }

  /** The search is recorded. */
  @Post('search')
  @HttpCode(200)
  @Allow('letter.read')
  @ApiOkResponse({ type: LettersDto })
  search(@Body() asked: LetterSearchDto, @Who() me: Asker): Promise<LettersDto> {
    return this.finding.search(asked, me);
  }

  /** One that waits with the letter: a picture is shown, a document downloaded. */
  @Get(':id/files/:file')
  @Allow('letter.read')
  @ApiProduces('image/jpeg', 'application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('file', ParseUUIDPipe) file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Who() me: Asker,
  ): Promise<StreamableFile> {
    const found = await this.finding.file(id, file, me);
    reply.header('cache-control', 'private, no-cache');
    return serve(reply, found, { id: file, size: 'full' });
  }

  @Get(':id')
  @Allow('letter.read')
  @ApiOkResponse({ type: LetterInFullDto })
  one(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<LetterInFullDto> {
    return this.letters.read(id, me);
  }

  @Post(':id/actions/send-link')
  @HttpCode(200)
  @Allow('letter.send-link')
  @ApiOkResponse({ type: LetterInFullDto })
  sendLink(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: VersionDto,
    @Who() me: Asker,
  ): Promise<LetterInFullDto> {
    return this.links.send(id, version, me);
  }

  /** Further matters of the letter get cases of their own. */
  @Post(':id/actions/divide')
  @HttpCode(200)
  @Allow('letter.divide')
  @ApiOkResponse({ type: LetterInFullDto })
  divide(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: DivideDto,
    @Who() me: Asker,
  ): Promise<LetterInFullDto> {
    return this.dividing.divide(id, dto, me);
  }

  /** What would be sent, to be read and amended before it is. */
  @Get(':id/answer')
  @Allow('letter.answer')
  @ApiOkResponse({ type: LetterAnswerDraftDto })
  draft(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<LetterAnswerDraftDto> {
    return this.answering.draft(id, me);
  }

  @Post(':id/actions/answer')
  @HttpCode(200)
  @Allow('letter.answer')
  @ApiOkResponse({ type: LetterInFullDto })
  answer(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: LetterAnswerDto,
    @Who() me: Asker,
  ): Promise<LetterInFullDto> {
    return this.answering.answer(id, dto, me);
  }
}
