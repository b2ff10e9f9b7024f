import { Body, Controller, Get, HttpCode, Post, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../access/allow.decorator.js';
import type { Asker } from '../../access/rights.js';
import { Who } from '../../access/who.decorator.js';
import { OnlyReads } from '../../platform/idempotency/only-reads.decorator.js';
import { csvOf } from '../../statistics/export/csv.js';
import { odsOf } from '../../statistics/export/ods.js';
import {
  AuditActionsDto,
  AuditExportDto,
  type AuditFormat,
  AuditHeadDto,
  AuditPageDto,
  AuditPeriodDto,
  AuditSearchDto,
} from './audit.dto.js';
import { sheetOfAudit } from './audit.sheets.js';
import { ACTIONS, actionWords } from './audit.words.js';
import { AuditHeadQuery } from './audit-head.query.js';
import { AuditReading } from './audit-reading.service.js';
import { PatternsDto } from './patterns.dto.js';
import { PatternsService } from './patterns.service.js';

const MOST_EXPORTED = 10_000;
const TYPES: Record<AuditFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Who looked at whom, for the auditor. Every reading of it is recorded as well. */
@ApiTags('audit')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly reading: AuditReading,
    private readonly unusual: PatternsService,
    private readonly heads: AuditHeadQuery,
  ) {}

  /** Who looked at this person; what did this account look at. Newest first. */
  @Post('search')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('audit.read')
  @ApiOkResponse({ type: AuditPageDto })
  search(@Body() dto: AuditSearchDto, @Who() me: Asker): Promise<AuditPageDto> {
    return this.reading.page(dto, me);
  }

  /** What a search finds, as a file; the export is recorded. */
  @Post('export')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('audit.read')
  @ApiProduces(...Object.values(TYPES))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Body() dto: AuditExportDto, @Who() me: Asker): Promise<StreamableFile> {
    const all = { ...dto, after: undefined, limit: MOST_EXPORTED };
    const { items, next } = await this.reading.page(all, me, 'audit.exported');
    const sheets = sheetOfAudit(items, next !== null, dto.lang);
    return new StreamableFile(dto.format === 'csv' ? csvOf(sheets) : odsOf(sheets), {
      type: TYPES[dto.format],
      disposition: `attachment; filename="audit.${dto.format}"`,
    });
  }

  /** What is unusual in a period: by rules, as a hint where to look. */
  @Post('patterns')
  @HttpCode(200)
  @OnlyReads(true)
  @Allow('audit.read')
  @ApiOkResponse({ type: PatternsDto })
  patterns(@Body() dto: AuditPeriodDto, @Who() me: Asker): Promise<PatternsDto> {
    return this.unusual.patterns(dto, me);
  }

  /** What can be asked for, in words. */
  @Get('actions')
  @Allow('audit.read')
  @ApiOkResponse({ type: AuditActionsDto })
  actions(): AuditActionsDto {
    return { items: ACTIONS.map(action => ({ action, what: actionWords(action) })) };
  }

  /** The head of the sealed log as it is now. Kept elsewhere, it shows later that the log was not rewritten. */
  @Get('head')
  @Allow('audit.read')
  @ApiOkResponse({ type: AuditHeadDto })
  head(): Promise<AuditHeadDto> {
    return this.heads.head();
  }
}
