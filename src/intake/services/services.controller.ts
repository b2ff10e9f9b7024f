import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Staff } from '../../access/staff.js';
import { Who } from '../../access/who.decorator.js';
import {
  CountServiceDto,
  ServiceCountDto,
  ServicesDto,
  ServicesFilter,
  WithdrawCountDto,
} from './services.dto.js';
import { CounterServices } from './services.service.js';

@ApiTags('services')
@Controller('api/services')
export class ServicesController {
  constructor(private readonly services: CounterServices) {}

  /** Counts persons served at a counter. */
  @Post()
  @Allow('service.count')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ServiceCountDto })
  count(@Body() dto: CountServiceDto, @Who() me: Staff): Promise<ServiceCountDto> {
    return this.services.count(dto, me);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('service.count')
  @ApiOkResponse({ type: ServiceCountDto })
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() dto: WithdrawCountDto,
    @Who() me: Staff,
  ): Promise<ServiceCountDto> {
    return this.services.withdraw(id, dto, me);
  }

  /** From day to day, both included. */
  @Get()
  @Allow('service.read')
  @ApiOkResponse({ type: ServicesDto })
  between(@Query() filter: ServicesFilter): Promise<ServicesDto> {
    return this.services.between(filter);
  }
}
