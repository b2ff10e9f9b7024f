import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { FreezeService } from './freeze.service.js';
import { notFrozen } from './frozen.problems.js';
import { CorrectionDto, FrozenMonthsDto, MonthDto } from './months.dto.js';
import { MonthsService } from './months.service.js';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

@ApiTags('reports')
@Controller('api/reports/months')
export class MonthsController {
  constructor(
    private readonly months: MonthsService,
    private readonly freeze: FreezeService,
  ) {}

  /** Closed months, as they were published and corrected. */
  @Get()
  @Allow('report.months')
  @ApiOkResponse({ type: FrozenMonthsDto })
  async list(): Promise<FrozenMonthsDto> {
    return { items: await this.months.list() };
  }

  /** What its versions say, and what would be said now. */
  @Get(':month')
  @Allow('report.months')
  @ApiOkResponse({ type: MonthDto })
  one(@Param('month') month: string): Promise<MonthDto> {
    return this.months.one(known(month));
  }

  /** Another version, as the facts say now; the one before stays. */
  @Post(':month/actions/correct')
  @HttpCode(200)
  @Allow('report.correct')
  @ApiOkResponse({ type: MonthDto })
  async correct(
    @Param('month') month: string,
    @Body() { version, reason }: CorrectionDto,
    @Who() me: Asker,
  ): Promise<MonthDto> {
    await this.freeze.correct(known(month), { by: me.id, version, reason });
    return this.months.one(month);
  }
}

function known(month: string): string {
  if (!MONTH.test(month)) throw notFrozen();
  return month;
}
