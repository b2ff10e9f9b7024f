import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../access/allow.decorator.js';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { Limits } from '../../platform/limits/limits.service.js';
import { ConfirmService } from './confirm.service.js';
import { FormTokens } from './form-token.service.js';
import { LINK_DAYS } from './letter.rules.js';
import {
  ConfirmLetterDto,
  LetterConfirmedDto,
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
    private readonly limits: Limits,
  ) {}

  @Get('form')
  @Allow('public')
  @ApiOkResponse({ type: MailboxFormDto })
  form(): MailboxFormDto {
    return { form: this.forms.draw(), confirmWithinDays: LINK_DAYS, mostText: MOST_TEXT };
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
