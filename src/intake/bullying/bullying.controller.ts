import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Staff } from '../../access/staff.js';
import { Who } from '../../access/who.decorator.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import {
  AcceptBullyingDto,
  BullyingFilter,
  BullyingReportDto,
  BullyingReportsDto,
  BullyingTextsDto,
  HandleBullyingDto,
  HoldBullyingDto,
  PassedOnDto,
  PassedOnListDto,
  RefuseBullyingDto,
  ReportBullyingDto,
} from './bullying.dto.js';
import { DecideBullyingService } from './decide-bullying.service.js';
import { ReadBullyingService } from './read-bullying.service.js';
import { ReportBullyingService } from './report-bullying.service.js';

/** 疑似校園霸凌: passed on by many, read by few. */
@ApiTags('bullying')
@Controller('api/bullying-reports')
export class BullyingController {
  constructor(
    private readonly reporting: ReportBullyingService,
    private readonly reading: ReadBullyingService,
    private readonly deciding: DecideBullyingService,
  ) {}

  /** Passes a report on; from here on whoever did has its number only. */
  @Post()
  @Allow('bullying.report')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PassedOnDto })
  report(@Body() dto: ReportBullyingDto, @Who() me: Staff): Promise<PassedOnDto> {
    return this.reporting.report(dto, me);
  }

  @Get('passed-on')
  @Allow('bullying.report')
  @ApiOkResponse({ type: PassedOnListDto })
  passedOn(@Who() me: Staff): Promise<PassedOnListDto> {
    return this.reporting.mine(me);
  }

  @Get()
  @Header('cache-control', 'no-store')
  @Allow('bullying.read')
  @ApiOkResponse({ type: BullyingReportsDto })
  list(@Query() filter: BullyingFilter, @Who() me: Staff): Promise<BullyingReportsDto> {
    return this.reading.list(filter, me);
  }

  /** How far it is: codes and times. */
  @Get(':id')
  @Header('cache-control', 'no-store')
  @Allow('bullying.read')
  @ApiOkResponse({ type: BullyingReportDto })
  one(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<BullyingReportDto> {
    return this.reading.one(id, me);
  }

  /** What was typed; who read it is recorded. */
  @Post(':id/texts')
  @HttpCode(200)
  @OnlyReads(true)
  @Header('cache-control', 'no-store')
  @Allow('bullying.read')
  @ApiOkResponse({ type: BullyingTextsDto })
  texts(@Param('id', ParseUUIDPipe) id: string, @Who() me: Staff): Promise<BullyingTextsDto> {
    return this.reading.texts(id, me);
  }

  @Post(':id/actions/accept')
  @HttpCode(200)
  @Allow('bullying.decide')
  @ApiOkResponse({ type: BullyingReportDto })
  accept(@Param('id', ParseUUIDPipe) id: string, @Body() dto: AcceptBullyingDto, @Who() me: Staff) {
    return this.deciding.decide('accept', id, dto, me);
  }

  @Post(':id/actions/refuse')
  @HttpCode(200)
  @Allow('bullying.decide')
  @ApiOkResponse({ type: BullyingReportDto })
  refuse(@Param('id', ParseUUIDPipe) id: string, @Body() dto: RefuseBullyingDto, @Who() me: Staff) {
    return this.deciding.decide('refuse', id, dto, me);
  }

  @Post(':id/actions/handle')
  @HttpCode(200)
  @Allow('bullying.decide')
  @ApiOkResponse({ type: BullyingReportDto })
  handle(@Param('id', ParseUUIDPipe) id: string, @Body() dto: HandleBullyingDto, @Who() me: Staff) {
    return this.deciding.decide('handle', id, dto, me);
  }

  /** Nothing of it is deleted, by no list and by nobody's wish. */
  @Post(':id/actions/hold')
  @HttpCode(200)
  @Allow('bullying.hold')
  @ApiOkResponse({ type: BullyingReportDto })
  hold(@Param('id', ParseUUIDPipe) id: string, @Body() dto: HoldBullyingDto, @Who() me: Staff) {
    return this.deciding.decide('hold', id, dto, me);
  }

  @Post(':id/actions/lift')
  @HttpCode(200)
  @Allow('bullying.hold')
  @ApiOkResponse({ type: BullyingReportDto })
  lift(@Param('id', ParseUUIDPipe) id: string, @Body() dto: HoldBullyingDto, @Who() me: Staff) {
    return this.deciding.decide('lift', id, dto, me);
  }
}
