import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import { ReportFiles } from '../export/report-files.service.js';
import { CallFilter, CallQueryDto, CallReportDto } from './call-report.dto.js';
import { CallReportService } from './call-report.service.js';
import { sheetsOfCalls } from './call-report.sheets.js';

@ApiTags('reports')
@Controller('api/reports/call-centre')
export class CallCentreController {
  constructor(
    private readonly reports: CallReportService,
    private readonly files: ReportFiles,
  ) {}

  /** Calls that were offered in a period, told apart by one thing. */
  @Get()
  @Allow('report.calls')
  @ApiOkResponse({ type: CallReportDto, description: 'JSON, or the file that `format` asks for' })
  report(@Query() query: CallQueryDto): Promise<CallReportDto | StreamableFile> {
    return this.told(query, query.by);
  }

  /** By who had the call last: for whoever leads them, and nobody else. */
  @Get('agents')
  @Allow('report.call-agents')
  @ApiOkResponse({ type: CallReportDto, description: 'JSON, or the file that `format` asks for' })
  agents(@Query() query: CallFilter): Promise<CallReportDto | StreamableFile> {
    return this.told(query, 'agent');
  }

  private async told(
    query: CallFilter,
    by: CallQueryDto['by'] | 'agent',
  ): Promise<CallReportDto | StreamableFile> {
    const report = await this.reports.report(query, by);
    if (query.format === 'json') return report;
    const name = `call-centre-${by}-${query.from}-${query.to}`;
    return this.files.of(name, query.format, sheetsOfCalls(report, query, query.lang));
  }
}
