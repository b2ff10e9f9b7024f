import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Staff } from '../../access/staff.js';
import { Who } from '../../access/who.decorator.js';
import { VersionDto } from '../../cases/case-action.dto.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import {
  BookDto,
  BookingDto,
  BookingNumberDto,
  BookingsDto,
  BookingsOfDayFilter,
  SettleBookingDto,
} from './booking.dto.js';
import { BookingsQuery } from './bookings.query.js';
import { BookingsService } from './bookings.service.js';

/** Who speaks with an adviser, where and when. */
@ApiTags('bookings')
@Controller('api/bookings')
export class BookingsController {
  constructor(
    private readonly query: BookingsQuery,
    private readonly bookings: BookingsService,
  ) {}

  /** The list of a day at a place. The reading is recorded. */
  @Get()
  @Allow('booking.handle')
  @ApiOkResponse({ type: BookingsDto })
  ofDay(@Query() filter: BookingsOfDayFilter): Promise<BookingsDto> {
    return this.query.ofDay(filter);
  }

  /** Somebody calls about theirs. The reading is recorded. */
  @Post('search')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('booking.handle')
  @ApiOkResponse({ type: BookingsDto })
  ofNumber(@Body() { phone }: BookingNumberDto): Promise<BookingsDto> {
    return this.query.ofNumber(phone);
  }

  @Post()
  @Allow('booking.handle')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: BookingDto })
  book(@Body() dto: BookDto, @Who() me: Staff): Promise<BookingDto> {
    return this.bookings.book(dto, me);
  }

  @Post(':id/actions/cancel')
  @HttpCode(200)
  @Allow('booking.handle')
  @ApiOkResponse({ type: BookingDto })
  cancel(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: VersionDto,
    @Who() me: Staff,
  ): Promise<BookingDto> {
    return this.bookings.cancel(id, version, me);
  }

  @Post(':id/actions/tell')
  @HttpCode(200)
  @Allow('booking.handle')
  @ApiOkResponse({ type: BookingDto })
  tell(@Param('id', ParseUUIDPipe) id: string, @Body() { version }: VersionDto): Promise<BookingDto> {
    return this.bookings.tell(id, version);
  }

  @Post(':id/actions/settle')
  @HttpCode(200)
  @Allow('booking.handle')
  @ApiOkResponse({ type: BookingDto })
  settle(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: SettleBookingDto,
    @Who() me: Staff,
  ): Promise<BookingDto> {
    return this.bookings.settle(id, dto, me);
  }
}
