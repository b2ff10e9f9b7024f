import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { BeginSurgeDto, SurgeDto, SurgesDto } from './surge.dto.js';
import { SurgesQuery } from './surges.query.js';
import { SurgesService } from './surges.service.js';

/** Surge mode (大量案件應變): other limits, for storms. */
@ApiTags('surges')
@Controller('api/surges')
export class SurgesController {
  constructor(
    private readonly surges: SurgesService,
    private readonly views: SurgesQuery,
  ) {}

  /** Everybody works under it. */
  @Get()
  @Allow('surge.read')
  @ApiOkResponse({ type: SurgesDto })
  list(): Promise<SurgesDto> {
    return this.views.list();
  }

  /** For what comes in from now on. */
  @Post()
  @Allow('surge.switch')
  @ApiCreatedResponse({ type: SurgeDto })
  begin(@Body() wish: BeginSurgeDto, @Who() me: Asker): Promise<SurgeDto> {
    return this.surges.begin(wish, me);
  }

  /** What comes in from now on is taken as usual; cases keep the limits they were given. */
  @Post(':id/actions/end')
  @HttpCode(200)
  @Allow('surge.switch')
  @ApiOkResponse({ type: SurgeDto })
  end(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<SurgeDto> {
    return this.surges.end(id, me);
  }
}
