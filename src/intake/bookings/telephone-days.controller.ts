import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { SetTelephoneDaysDto, TelephoneDaysListDto } from './booking-session.dto.js';
import { TelephoneDaysService } from './telephone-days.service.js';

/** Days on which who has booked is telephoned and does not come. */
@ApiTags('bookings')
@Controller('api/telephone-days')
export class TelephoneDaysController {
  constructor(private readonly days: TelephoneDaysService) {}

  @Get()
  @Allow('booking.read')
  @ApiOkResponse({ type: TelephoneDaysListDto })
  list(): Promise<TelephoneDaysListDto> {
    return this.days.list();
  }

  @Post()
  @Allow('booking.roster')
  @ApiCreatedResponse({ type: TelephoneDaysListDto })
  set(@Body() dto: SetTelephoneDaysDto, @Who() me: Asker): Promise<TelephoneDaysListDto> {
    return this.days.set(dto, me);
  }

  @Post(':id/actions/end')
  @HttpCode(200)
  @Allow('booking.roster')
  @ApiOkResponse({ type: TelephoneDaysListDto })
  end(@Param('id', ParseUUIDPipe) id: string, @Who() me: Asker): Promise<TelephoneDaysListDto> {
    return this.days.end(id, me);
  }
}
