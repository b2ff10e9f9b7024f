import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { ReportFiles } from './export/report-files.service.js';
import { AgenciesQueryDto, AgenciesReportDto, DayQueryDto, DayReportDto } from './report.dto.js';
import { ReportService } from './report.service.js';
import { sheetsOfAgencies, sheetsOfDay } from './report.sheets.js';

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly files: ReportFiles,
  ) {}

  /** A day's figures. An agency's chief gets those of the agency. */
  @Get('day')
  @Allow('report.read')
  @ApiOkResponse({ type: DayReportDto, description: 'JSON, or the file that `format` asks for' })
  async day(@Query() query: DayQueryDto, @Who() me: Asker): Promise<DayReportDto | StreamableFile> {
    const report = await this.reports.day(query.date, me);
    if (query.format === 'json') return report;
    return this.files.of(`day-${report.date}`, query.format, sheetsOfDay(report, query.lang));
  }

  /** The agencies' figures from the first day to the last. */
  @Get('agencies')
  @Allow('report.read')
  @ApiOkResponse({ type: AgenciesReportDto, description: 'JSON, or the file that `format` asks for' })
  async agencies(
    @Query() query: AgenciesQueryDto,
    @Who() me: Asker,
  ): Promise<AgenciesReportDto | StreamableFile> {
    const report = await this.reports.agencies(query.from, query.to, me);
    if (query.format === 'json') return report;
    return this.files.of(
      `agencies-${report.from}-${report.to}`,
      query.format,
      sheetsOfAgencies(report, query.lang),
    );
  }
}
