import { Controller, Get, Header, Param, ParseUUIDPipe, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { MailsService } from './mails.service.js';

@ApiTags('mail')
@Controller('api/mails')
export class MailsController {
  constructor(private readonly mails: MailsService) {}

  /** As it came, never shown by the browser itself. The reading is recorded. MAIL_NOT_FOUND 404, CASE_CONFIDENTIAL 403. */
  @Get(':id/raw')
  @Allow('mail.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Header('content-security-policy', "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
  async raw(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<StreamableFile> {
    const raw = await this.mails.read(id, me);
    return new StreamableFile(raw, {
      type: 'application/octet-stream',
      length: raw.length,
      disposition: `attachment; filename="${id.toLowerCase()}.eml"`,
    });
  }
}
