import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { Allow } from './allow.decorator.js';
import { clearedCookie, sessionCookie } from './cookie.rules.js';
import { MeQuery } from './me.query.js';
import { MeDto, SignInDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import type { Staff } from './staff.js';
import { Who } from './who.decorator.js';

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly signingIn: SignInService,
    private readonly sessions: SessionService,
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
    const { token, staff } = await this.signingIn.signIn(dto.username, dto.password);
    await this.sessions.end(request.headers.cookie);
    reply.header('set-cookie', sessionCookie(token, this.isSecure(request)));
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

  /** Sign out; also when the session has already ended. */
  @Delete()
  @HttpCode(204)
  @Allow('public')
  @ApiNoContentResponse()
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(request.headers.cookie);
    reply.header('set-cookie', clearedCookie(this.isSecure(request)));
  }

  private isSecure({ protocol }: FastifyRequest): boolean {
    return protocol === 'https' || (this.config.publicUrl?.startsWith('https:') ?? false);
  }
}
