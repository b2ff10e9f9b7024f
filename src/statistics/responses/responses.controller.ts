import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ScopeRows } from '../breaches/scope-rows.service.js';
import { ReportFiles } from '../export/report-files.service.js';
import { ResponseCasesService } from './response-cases.service.js';
import { ResponseCasesQueryDto, ResponseQueryDto } from './response-report.dto.js';
import { ResponseReportService } from './response-report.service.js';
import { sheetsOfResponses } from './response-report.sheets.js';
import { ResponseCasesDto, ResponseReportDto } from './responses.dto.js';

@ApiTags('reports')
@Controller('api/reports/responses')
export class ResponsesController {
  constructor(
    private readonly reports: ResponseReportService,
    private readonly lists: ResponseCasesService,
    private readonly scope: ScopeRows,
    private readonly files: ReportFiles,
  ) {}

  /** Response rates and satisfaction of a period, told apart by one thing. An agency's chief gets those of the agency. */
  @Get()
  @Allow('report.read')
  @ApiOkResponse({ type: ResponseReportDto, description: 'JSON, or the file that `format` asks for' })
  async report(
    @Query() query: ResponseQueryDto,
    @Who() me: Asker,
  ): Promise<ResponseReportDto | StreamableFile> {
    const report = await this.reports.report(query, me);
    if (query.format === 'json') return report;
    const name = `responses-${query.from}-${query.to}`;
    return this.files.of(
      name,
      query.format,
      sheetsOfResponses(report, await this.scope.of(query, me, query.lang), query.lang),
    );
  }

  /** The cases behind the figures, page by page to the last; a file has all of them. */
  @Get('cases')
  @Allow('report.read')
  @ApiOkResponse({ type: ResponseCasesDto, description: 'JSON, or the file that `format` asks for' })
  async cases(
    @Query() query: ResponseCasesQueryDto,
    @Who() me: Asker,
  ): Promise<ResponseCasesDto | StreamableFile> {
    if (query.format === 'json') return this.lists.list(query, me);
    return this.lists.file(query, query.format, me);
  }
}
