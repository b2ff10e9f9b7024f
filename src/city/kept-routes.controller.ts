import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { KeptRouteDto, KeptRoutesDto } from './kept-route.dto.js';
import { KeptRoutes } from './kept-routes.service.js';

/** Rules of routing that arbitrations have left behind. */
@ApiTags('arbitrations')
@Controller('api/kept-routes')
export class KeptRoutesController {
  constructor(private readonly routes: KeptRoutes) {}

  @Get()
  @Allow('kept-route.read')
  @ApiOkResponse({ type: KeptRoutesDto })
  async list(@Who() me: Asker): Promise<KeptRoutesDto> {
    return { items: await this.routes.list(me) };
  }

  /** From now on the rules of the profile decide again. */
  @Post(':id/actions/end')
  @HttpCode(200)
  @Allow('kept-route.end')
  @ApiOkResponse({ type: KeptRouteDto })
  end(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<KeptRouteDto> {
    return this.routes.end(id, me);
  }
}
