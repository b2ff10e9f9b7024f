import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReportFiles } from '../export/report-files.service.js';
import { AnnualQueryDto, AnnualReportDto, EnterFigureDto } from './annual.dto.js';
import { AnnualFigures } from './annual-figures.service.js';
import { AnnualReportService } from './annual-report.service.js';
import { sheetsOfAnnual } from './annual-report.sheets.js';

@ApiTags('reports')
@Controller('api/reports/annual')
export class AnnualController {
  constructor(
    private readonly reports: AnnualReportService,
    private readonly figures: AnnualFigures,
    private readonly files: ReportFiles,
  ) {}

  /** The service centre's part of the yearly report, of the whole city. */
  @Get()
  @Allow('annual-report.read')
  @ApiOkResponse({ type: AnnualReportDto, description: 'JSON, or the file that `format` asks for' })
  async report(@Query() query: AnnualQueryDto): Promise<AnnualReportDto | StreamableFile> {
    const span = this.reports.asked(query.year, query.months);
    const report = await this.reports.report(span);
    if (query.format === 'json') return report;
    const name = `annual-${span.year}-${span.firstMonth}-${span.lastMonth}`;
    return this.files.of(name, query.format, sheetsOfAnnual(report, query.lang));
  }

  /** A figure that the system does not make. What was entered before stays to be seen. */
  @Post('figures')
  @HttpCode(204)
  @Allow('annual-figure.enter')
  @ApiNoContentResponse()
  enter(@Body() dto: EnterFigureDto, @Who() me: Asker): Promise<void> {
    return this.figures.enter(dto, me);
  }
}
