import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { OnlyReads } from '../platform/idempotency/only-reads.decorator.js';
import { Allow } from './allow.decorator.js';
import { giveSession } from './cookies.js';
import { ChangePasswordDto, RedeemedDto, RedeemLinkDto } from './password.dto.js';
import { PasswordService } from './password.service.js';
import { PasswordLinkService } from './password-link.service.js';
import type { Staff } from './staff.js';
import { Who } from './who.decorator.js';

@ApiTags('session')
@Controller('api')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordService,
    private readonly links: PasswordLinkService,
    private readonly config: Config,
  ) {}

  /** One's own. Every other session of the account ends; this one goes on with a new cookie. */
  @Post('password')
  @HttpCode(204)
  @Allow('password.change')
  @OnlyReads(true)
  @ApiNoContentResponse()
  async change(
    @Body() dto: ChangePasswordDto,
    @Who() me: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = await this.passwords.changeOwn(me, dto.current, dto.password);
    giveSession(request, reply, this.config, token);
  }

  /** By the link that an administrator or chief has handed on. */
  @Post('password-links/redeem')
  @HttpCode(200)
  @Allow('public')
  @ApiOkResponse({ type: RedeemedDto })
  async redeem(@Body() dto: RedeemLinkDto): Promise<RedeemedDto> {
    return { username: await this.links.redeem(dto.token, dto.password) };
  }
}
