import { Controller, Delete, Get, Header, HttpCode, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../platform/config/config.js';
import { Allow } from './allow.decorator.js';
import { giveSession } from './cookies.js';
import { OwnSessionsQuery } from './own-sessions.query.js';
import { OwnSessionsDto } from './session.dto.js';
import { SessionEndService } from './session-end.service.js';
import type { Staff } from './staff.js';
import { Who } from './who.decorator.js';

/** Where one is signed in oneself. */
@ApiTags('session')
@Controller('api/sessions')
export class SessionsController {
  constructor(
    private readonly own: OwnSessionsQuery,
    private readonly ending: SessionEndService,
    private readonly config: Config,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Allow('session.end')
  @ApiOkResponse({ type: OwnSessionsDto })
  async list(@Who() me: Staff): Promise<OwnSessionsDto> {
    return { items: await this.own.list(me) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('session.end')
  @ApiNoContentResponse()
  end(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<void> {
    return this.ending.endOwn(id, me.id);
  }

  /** Everywhere, also here. */
  @Delete()
  @HttpCode(204)
  @Allow('session.end')
  @ApiNoContentResponse()
  async endAll(
    @Who() me: Staff,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.ending.signOutEverywhere(me.id);
    giveSession(request, reply, this.config, null);
  }
}
