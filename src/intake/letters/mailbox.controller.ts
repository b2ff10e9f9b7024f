import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { DocumentUploadDto } from '../../files/file.dto.js';
import { Config } from '../../platform/config/config.js';
import { Limits } from '../../platform/limits/limits.service.js';
import { uploadInPieces } from '../../platform/request/uploads.js';
import { ConfirmService } from './confirm.service.js';
import { FormTokens } from './form-token.service.js';
import { LINK_DAYS, MOST_FILES } from './letter.rules.js';
import { LetterFiles } from './letter-files.service.js';
import {
  ConfirmLetterDto,
  LetterConfirmedDto,
  MailboxFileDto,
  MailboxFormDto,
  MailboxLetterDto,
  MailboxTakenDto,
} from './mailbox.dto.js';
import { WriteService } from './write.service.js';

/** 市長信箱, for everybody. */
@ApiTags('mailbox')
@Controller('api/mailbox')
export class MailboxController {
  constructor(
    private readonly forms: FormTokens,
    private readonly writing: WriteService,
    private readonly confirming: ConfirmService,
    private readonly files: LetterFiles,
    private readonly limits: Limits,
    private readonly config: Config,
  ) {}

  @Get('form')
  @Allow('public')
  @ApiOkResponse({ type: MailboxFormDto })
  form(): MailboxFormDto {
    return {
      form: this.forms.draw(),
      ...{ confirmWithinDays: LINK_DAYS, mostText: MOST_TEXT, mostFiles: MOST_FILES },
    };
  }

  /** A photo or a document for a letter that names it within a day; its content says what it is. */
  @Post('files')
  @Allow('public')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: DocumentUploadDto })
  @ApiCreatedResponse({ type: MailboxFileDto })
  async addFile(@Req() request: FastifyRequest): Promise<MailboxFileDto> {
    const { documentLimitBytes: most } = this.config;
    const announced = Number(request.headers['content-length'] ?? most);
    await this.limits.letterFile(request.ip, Math.min(announced, most));
    return this.files.add(await uploadInPieces(request, most));
  }

  /** A mail with a link goes to the address given; the petition begins when that is confirmed. */
  @Post('letters')
  @HttpCode(202)
  @Allow('public')
  @ApiAcceptedResponse({ type: MailboxTakenDto })
  async write(@Body() dto: MailboxLetterDto, @Req() { ip }: FastifyRequest): Promise<MailboxTakenDto> {
    // Each sends a mail to an address that anybody can type.
    await this.limits.letter(ip);
    await this.writing.write(dto);
    return { state: 'waiting' };
  }

  /** By a press of a person: programs that look at every link in a mail only ever read. */
  @Post('confirm')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: LetterConfirmedDto })
  confirm(@Body() { token }: ConfirmLetterDto): Promise<LetterConfirmedDto> {
    return this.confirming.confirm(token);
  }
}
