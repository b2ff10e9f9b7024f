import { Body, Controller, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { KeepRefused, KeepsRefused } from '../quarantine/keep-refused.interceptor.js';
import { AdaptedEventDto, CallEventDto, CallEventTakenDto } from './call-event.dto.js';
import { CallEventsService } from './call-events.service.js';
import { ADAPTERS, ForeignEventsService } from './foreign-events.service.js';

/** Where telephone systems say what happens. Each with a key of its own (介接系統). */
@ApiTags('calls')
@Controller('api/intake/call-events')
export class CallEventsController {
  constructor(
    private readonly events: CallEventsService,
    private readonly foreign: ForeignEventsService,
  ) {}

  /** One event. May be told again, and late: a call is what follows from all of its events by their times. */
  @Post()
  @HttpCode(200)
  @Allow('call.signal')
  @ApiOkResponse({ type: CallEventTakenDto })
  take(@Body() dto: CallEventDto, @Who() me: Asker): Promise<CallEventTakenDto> {
    return this.events.take(dto, me);
  }

  /**
   * The same, in the form of the telephone system itself. Other news of it than of calls is passed over; what is refused is
   * kept in quarantine.
   */
  @Post(':form')
  @HttpCode(200)
  @Allow('call.signal')
  @KeepsRefused('phone')
  @UseInterceptors(KeepRefused)
  @ApiParam({ name: 'form', enum: Object.keys(ADAPTERS) })
  @ApiBody({ schema: { type: 'object', additionalProperties: true } })
  @ApiOkResponse({ type: AdaptedEventDto })
  adapt(
    @Param('form') form: string,
    @Body() message: Record<string, unknown>,
    @Who() me: Asker,
  ): Promise<AdaptedEventDto> {
    return this.foreign.take(form, message, me);
  }
}
