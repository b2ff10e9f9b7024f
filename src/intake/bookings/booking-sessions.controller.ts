import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import {
  AddSessionsDto,
  BookingSessionsDto,
  CancelSessionDto,
  SessionsAddedDto,
  SessionsFilter,
} from './booking-session.dto.js';
import { BookingSessionsQuery } from './booking-sessions.query.js';
import { RosterService } from './roster.service.js';

/** When advisers sit where, and which of their times are free. */
@ApiTags('bookings')
@Controller('api/booking-sessions')
export class BookingSessionsController {
  constructor(
    private readonly query: BookingSessionsQuery,
    private readonly roster: RosterService,
  ) {}

  @Get()
  @Allow('booking.read')
  @ApiOkResponse({ type: BookingSessionsDto })
  between(@Query() filter: SessionsFilter): Promise<BookingSessionsDto> {
    return this.query.between(filter);
  }

  @Post()
  @Allow('booking.roster')
  @ApiCreatedResponse({ type: SessionsAddedDto })
  add(@Body() dto: AddSessionsDto, @Who() me: Asker): Promise<SessionsAddedDto> {
    return this.roster.add(dto, me);
  }

  @Post(':id/actions/cancel')
  @HttpCode(204)
  @Allow('booking.roster')
  @ApiNoContentResponse()
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: CancelSessionDto,
    @Who() me: Asker,
  ): Promise<void> {
    return this.roster.cancel(id, dto, me);
  }
}
