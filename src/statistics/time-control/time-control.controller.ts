import { Body, Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ScopeRows } from '../breaches/scope-rows.service.js';
import { ReportFiles } from '../export/report-files.service.js';
import { EnterDocumentsDto } from './document-figures.dto.js';
import { DocumentFigures } from './document-figures.service.js';
import { TimeControlDto, TimeControlQueryDto } from './time-control.dto.js';
import { TimeControlService } from './time-control.service.js';
import { sheetsOfTimeControl } from './time-control.sheets.js';

@ApiTags('reports')
@Controller('api/reports/time-control')
export class TimeControlController {
  constructor(
    private readonly reports: TimeControlService,
    private readonly documents: DocumentFigures,
    private readonly files: ReportFiles,
    private readonly said: ScopeRows,
  ) {}

  /** Documents of a month in time and late, by class and agency. An agency's chief gets those of the agency. */
  @Get()
  @Allow('report.read')
  @ApiOkResponse({ type: TimeControlDto, description: 'JSON, or the file that `format` asks for' })
  async report(
    @Query() query: TimeControlQueryDto,
    @Who() me: Asker,
  ): Promise<TimeControlDto | StreamableFile> {
    const report = await this.reports.report(query, me);
    if (query.format === 'json') return report;
    return this.files.of(
      `time-control-${query.month}${query.class ? `-${report.documentClass.code}` : ''}`,
      query.format,
      sheetsOfTimeControl(report, await this.said.of({}, me, query.lang), query.lang),
    );
  }

  /** Of a class of documents that this system does not hold. What was entered before stays to be seen. */
  @Post('figures')
  @HttpCode(204)
  @Allow('time-control.enter')
  @ApiNoContentResponse()
  enter(@Body() dto: EnterDocumentsDto, @Who() me: Asker): Promise<void> {
    return this.documents.enter(dto, me);
  }
}
