import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { CurrentCallDto } from './current-call.dto.js';
import { CurrentCallQuery } from './current-call.query.js';

/** Who is on the line. Reading it is recorded. */
@ApiTags('calls')
@Controller('api/calls')
export class CurrentCallController {
  constructor(private readonly query: CurrentCallQuery) {}

  @Get('current')
  @Allow('call.read')
  @ApiOkResponse({ type: CurrentCallDto })
  current(@Who() me: Asker): Promise<CurrentCallDto> {
    return this.query.current(me);
  }

  /** One that has still to be recorded. */
  @Get(':id')
  @Allow('call.read')
  @ApiOkResponse({ type: CurrentCallDto })
  one(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<CurrentCallDto> {
    return this.query.one(id, me);
  }
}
