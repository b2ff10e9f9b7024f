import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { ReportFiles } from '../export/report-files.service.js';
import { BullyingTablesDto, BullyingTablesQueryDto } from './bullying-tables.dto.js';
import { BullyingTables } from './bullying-tables.service.js';
import { sheetsOfBullying } from './bullying-tables.sheets.js';

@ApiTags('reports')
@Controller('api/reports/bullying')
export class BullyingTablesController {
  constructor(
    private readonly tables: BullyingTables,
    private readonly files: ReportFiles,
  ) {}

  /** Reports of suspected bullying that were received in a period: accepted or not, by source, and what was done. */
  @Get()
  @Allow('bullying.count')
  @ApiOkResponse({ type: BullyingTablesDto, description: 'JSON, or the file that `format` asks for' })
  async report(
    @Query() query: BullyingTablesQueryDto,
    @Who() me: Asker,
  ): Promise<BullyingTablesDto | StreamableFile> {
    const report = await this.tables.of(query, me);
    if (query.format === 'json') return report;
    const name = `bullying-${query.from}-${query.to}`;
    return this.files.of(name, query.format, sheetsOfBullying(report, query.lang));
  }
}
