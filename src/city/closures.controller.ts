import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { Clock } from '../platform/clock/clock.js';
import { CityService } from './city.service.js';
import { ClosureDto, ClosuresDto, SaveClosureDto, YearQuery } from './closure.dto.js';
import { ClosuresQuery } from './closures.query.js';
import { ClosuresService } from './closures.service.js';

/** Offices closed beyond the yearly calendar (停止上班). */
@ApiTags('closures')
@Controller('api/closures')
export class ClosuresController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly views: ClosuresQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** Of days in a year, withdrawn ones as well. */
  @Get()
  @Allow('city.read')
  @ApiOkResponse({ type: ClosuresDto })
  async list(@Query() { year }: YearQuery): Promise<ClosuresDto> {
    return { items: await this.views.ofYear(year ?? this.city.yearAt(this.clock.now())) };
  }

  /** Every open limit that it touches is computed anew, soon after. */
  @Post()
  @Allow('calendar.manage')
  @ApiCreatedResponse({ type: ClosureDto })
  save(@Body() wish: SaveClosureDto, @Who() me: Asker): Promise<ClosureDto> {
    return this.closures.save(wish, me);
  }

  /** It was said by mistake: limits are computed as if it had never been. */
  @Post(':id/actions/withdraw')
  @HttpCode(200)
  @Allow('calendar.manage')
  @ApiOkResponse({ type: ClosureDto })
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<ClosureDto> {
    return this.closures.withdraw(id, me);
  }
}
