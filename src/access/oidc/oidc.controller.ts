import { Body, Controller, Get, Header, HttpCode, Logger, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiFoundResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../platform/config/config.js';
import { Limits } from '../../platform/limits/limits.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { Allow } from '../allow.decorator.js';
import { giveSession, isSecure } from '../cookies.js';
import { SessionEndService } from '../session-end.service.js';
import { FlowService } from './flow.service.js';
import { flowCookie, flowTokenIn } from './flow-cookie.js';
import { BeginDto, LogoutDto, SignInMethodsDto } from './oidc.dto.js';
import { Platform } from './platform.service.js';
import { PlatformAccounts } from './platform-accounts.service.js';
import { PlatformLogout, ssoOff } from './platform-logout.service.js';
import { returnPath } from './return-to.rules.js';
import { SsoRefused } from './sso-refused.js';

/** Answers that somebody may have made up. */
const GUESSES = ['SSO_EXPIRED', 'SSO_FAILED'];

/** Signing in by the city's account platform. A browser comes here by itself, so that what goes wrong is told on the sign-in page. */
@ApiTags('session')
@Controller('api/session')
export class OidcController {
  private readonly logger = new Logger(OidcController.name);

  constructor(
    private readonly platform: Platform,
    private readonly flows: FlowService,
    private readonly accounts: PlatformAccounts,
    private readonly logout: PlatformLogout,
    private readonly ending: SessionEndService,
    private readonly limits: Limits,
    private readonly config: Config,
  ) {}

  /** By what one can sign in here. */
  @Get('methods')
  @Allow('public')
  @ApiOkResponse({ type: SignInMethodsDto })
  methods(): SignInMethodsDto {
    return { password: true, platform: this.platform.settings !== null };
  }

  /**
   * Sends the browser to the platform. SSO_OFF 404; anything else is told at /sign-in?problem=… A link on another site
   * leads to the sign-in page: who is signed in at the platform would be signed in here without having wanted to be.
   */
  @Get('oidc')
  @Header('cache-control', 'no-store')
  @Allow('public')
  @ApiFoundResponse({ description: 'To the platform.' })
  async begin(
    @Query() { returnTo }: BeginDto,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!this.platform.settings) throw ssoOff();
    const site = request.headers['sec-fetch-site'];
    await this.orTold(request, reply, async () => {
      if (site === 'cross-site' || site === 'same-site') return '/sign-in';
      const { token, secrets } = await this.flows.begin(returnPath(returnTo));
      const { href } = await this.platform.signInUrl(secrets);
      reply.header('set-cookie', flowCookie(token, isSecure(request, this.config)));
      return href;
    });
  }

  /** Where the platform sends the browser back to, with a code or a refusal. */
  @Get('oidc/callback')
  @Header('cache-control', 'no-store')
  @Allow('public')
  @ApiFoundResponse({ description: 'To where the person wanted to go, signed in; or to /sign-in?problem=…' })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.platform.settings) throw ssoOff();
    const isSafe = isSecure(request, this.config);
    const { cookie } = request.headers;
    reply.header('set-cookie', flowCookie(null, isSafe));
    await this.orTold(request, reply, async () => {
      const flow = await this.flows.end(flowTokenIn(cookie, isSafe));
      if (!flow) throw new SsoRefused('SSO_EXPIRED');
      const claims = await this.platform.claimsOf(request.url, flow.secrets);
      const { token } = await this.accounts.signIn(claims);
      await this.ending.signOut(cookie);
      giveSession(request, reply, this.config, token);
      return flow.returnTo;
    });
  }

  /** Sends the browser to where the platform's own session ends; for after signing out here. */
  @Get('oidc/sign-out')
  @Header('cache-control', 'no-store')
  @Allow('public')
  @ApiFoundResponse({ description: 'To the platform, which sends the browser back to /sign-in.' })
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.platform.settings) throw ssoOff();
    await this.orTold(request, reply, async () => (await this.platform.signOutUrl())?.href ?? '/sign-in');
  }

  /** The platform says that somebody has signed out there: their sessions here end. LOGOUT_TOKEN_INVALID 400. */
  @Post('oidc/logout')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Allow('public')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOkResponse()
  end(@Body() { logout_token }: LogoutDto): Promise<void> {
    return this.logout.end(logout_token);
  }

  private async orTold(
    request: FastifyRequest,
    reply: FastifyReply,
    way: () => Promise<string>,
  ): Promise<void> {
    let to: string;
    try {
      to = await way();
    } catch (error) {
      const isOurs = error instanceof SsoRefused || (error instanceof Problem && error.status < 500);
      if (!isOurs) this.logger.error((error as Error).message, (error as Error).stack);
      if (isOurs && GUESSES.includes(error.code)) await this.limits.failedAtOpenDoor(request.ip);
      to = `/sign-in?problem=${isOurs ? error.code : 'SSO_FAILED'}`;
    }
    await reply.redirect(to, 302);
  }
}
