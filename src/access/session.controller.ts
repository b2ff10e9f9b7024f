import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { Allow } from './allow.decorator.js';
import { giveDevice, giveSession } from './cookies.js';
import { MeQuery } from './me.query.js';
import { OwnSessionsQuery } from './own-sessions.query.js';
import { MeDto, SignInDto, TimeLeftDto } from './session.dto.js';
import { SessionEndService } from './session-end.service.js';
import { SignInService } from './sign-in.service.js';
import type { Staff } from './staff.js';
import { Who } from './who.decorator.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly ending: SessionEndService,
    private readonly own: OwnSessionsQuery,
    private readonly me: MeQuery,
    private readonly config: Config,
  ) {}

  /** Sign in. The session that came with the request ends. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Allow('public')
  @ApiOkResponse({ type: MeDto })
  async signIn(
    @Body() dto: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    const { cookie } = request.headers;
    const { token, staff, device } = await this.signingIn.signIn(dto.username, dto.password, cookie);
    await this.ending.signOut(cookie);
    giveSession(request, reply, this.config, token);
    giveDevice(request, reply, this.config, device);
    return this.me.of(staff);
  }

  /** Who am I? */
  @Get()
  @Header('cache-control', 'no-store')
  @Allow('session.read')
  @ApiOkResponse({ type: MeDto })
  whoAmI(@Who() me: Staff): Promise<MeDto> {
    return this.me.of(me);
  }

  /** How long the session lasts; asked with `x-unattended` it lasts no longer for the question. */
  @Get('time')
  @Header('cache-control', 'no-store')
  @Allow('session.read')
  @ApiOkResponse({ type: TimeLeftDto })
  timeLeft(@Who() me: Staff): Promise<TimeLeftDto> {
    return this.own.timeLeft(me);
  }

  /** Sign out; also when the session has already ended. */
  @Delete()
  @HttpCode(204)
  @Allow('public')
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.ending.signOut(request.headers.cookie);
    giveSession(request, reply, this.config, null);
  }
}
