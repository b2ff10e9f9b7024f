import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReportFiles } from '../export/report-files.service.js';
import { BreachClocksService } from './breach-clocks.service.js';
import {
  BreachClocksDto,
  BreachClocksQueryDto,
  BreachQueryDto,
  BreachReportDto,
} from './breach-report.dto.js';
import { BreachReportService } from './breach-report.service.js';
import { sheetsOfBreaches } from './breach-report.sheets.js';
import { ScopeRows } from './scope-rows.service.js';

@ApiTags('reports')
@Controller('api/reports/breaches')
export class BreachesController {
  constructor(
    private readonly reports: BreachReportService,
    private readonly lists: BreachClocksService,
    private readonly scope: ScopeRows,
    private readonly files: ReportFiles,
  ) {}

  /** Limits that fell due in a period, told apart by one thing. An agency's chief gets those of the agency. */
  @Get()
  @Allow('report.read')
  @ApiOkResponse({ type: BreachReportDto, description: 'JSON, or the file that `format` asks for' })
  async report(@Query() query: BreachQueryDto, @Who() me: Asker): Promise<BreachReportDto | StreamableFile> {
    const report = await this.reports.report(query, me);
    if (query.format === 'json') return report;
    const name = `breaches-${query.clock.replace(':', '-')}-${query.from}-${query.to}`;
    return this.files.of(
      name,
      query.format,
      sheetsOfBreaches(report, await this.scope.of(query, me, query.lang), query.lang),
    );
  }

  /** The limits behind the figures, page by page to the last; a file has all of them. */
  @Get('clocks')
  @Allow('report.read')
  @ApiOkResponse({ type: BreachClocksDto, description: 'JSON, or the file that `format` asks for' })
  async clocks(
    @Query() query: BreachClocksQueryDto,
    @Who() me: Asker,
  ): Promise<BreachClocksDto | StreamableFile> {
    if (query.format === 'json') return this.lists.list(query, me);
    return this.lists.file(query, query.format, me);
  }
}
