import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../access/allow.decorator.js';
import { Clock } from '../platform/clock/clock.js';
import { addToFingerprint } from '../platform/idempotency/fingerprint.js';
import { uploadOf } from '../platform/request/uploads.js';
import { CalendarDto, CalendarFileDto, CalendarImportDto, ImportQuery } from './calendar.dto.js';
import { CalendarImportService } from './calendar-import.service.js';
import { exceptionsOf, workingDaysOf } from './calendar-year.rules.js';
import { CityService } from './city.service.js';
import { YearQuery } from './closure.dto.js';

/** A year is some ten thousand bytes. */
const MOST_BYTES = 1024 * 1024;

/** The government's office calendar, year by year. */
@ApiTags('city')
@Controller('api/city/calendar')
export class CalendarController {
  constructor(
    private readonly city: CityService,
    private readonly importing: CalendarImportService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('city.read')
  @ApiOkResponse({ type: CalendarDto })
  year(@Query() query: YearQuery): CalendarDto {
    const year = query.year ?? this.city.yearAt(this.clock.now());
    const known = this.city.calendarYears.find(one => one.year === year);
    const calendar = known ?? { year, off: {}, makeUp: {} };
    return {
      year,
      known: known !== undefined,
      imported: known?.imported ?? false,
      years: this.city.calendarYears.map(one => one.year).sort((a, b) => a - b),
      days: exceptionsOf(calendar),
      workingDays: workingDaysOf(calendar),
    };
  }

  /** Whole years, all of them or none. Applied, every open limit that a changed year touches is computed anew. */
  @Post('imports')
  @HttpCode(200)
  @Allow('calendar.manage')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: CalendarFileDto })
  @ApiOkResponse({ type: CalendarImportDto })
  async import(@Req() request: FastifyRequest, @Query() { apply }: ImportQuery): Promise<CalendarImportDto> {
    const file = await uploadOf(request, MOST_BYTES);
    addToFingerprint(file);
    const done = await this.importing.import(file, apply === 'true');
    if (done.applied) await this.city.refresh();
    return done;
  }
}
