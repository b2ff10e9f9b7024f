import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../access/allow.decorator.js';
import type { Asker } from '../access/rights.js';
import { Who } from '../access/who.decorator.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { csvOf } from './export/csv.js';
import { odsOf } from './export/ods.js';
import type { Sheet } from './export/sheet.js';
import { xlsxOf } from './export/xlsx.js';
import { AgenciesQueryDto, AgenciesReportDto, DayQueryDto, DayReportDto, type Format } from './report.dto.js';
import { ReportService } from './report.service.js';
import { sheetsOfAgencies, sheetsOfDay } from './report.sheets.js';

type FileFormat = Exclude<Format, 'json'>;

const WRITERS: Record<FileFormat, { type: string; write: (sheets: Sheet[]) => Buffer | Promise<Buffer> }> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', write: odsOf },
};

@ApiTags('reports')
@Controller('api/reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** A day's figures. An agency's chief gets those of the agency. */
  @Get('day')
  @Allow('report.read')
  @ApiOkResponse({ type: DayReportDto, description: 'JSON, or the file that `format` asks for' })
  async day(@Query() query: DayQueryDto, @Who() me: Asker): Promise<DayReportDto | StreamableFile> {
    const report = await this.reports.day(query.date, me);
    if (query.format === 'json') return report;
    return this.file(`day-${report.date}`, query.format, sheetsOfDay(report, query.lang));
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
    return this.file(
      `agencies-${report.from}-${report.to}`,
      query.format,
      sheetsOfAgencies(report, query.lang),
    );
  }

  /** A report that leaves the house is recorded; one that is looked at is not. */
  private async file(name: string, format: FileFormat, sheets: Sheet[]): Promise<StreamableFile> {
    const { type, write } = WRITERS[format];
    const disposition = `attachment; filename="${name}.${format}"`;
    const content = await write(sheets);
    await this.database.transaction(tx =>
      this.audit.record(tx, { action: 'report.exported', subject: `report:${name}` }),
    );
    return new StreamableFile(content, { type, disposition });
  }
}
