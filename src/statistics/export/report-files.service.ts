import { Injectable, StreamableFile } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Format } from '../report.dto.js';
import { csvOf } from './csv.js';
import { odsOf } from './ods.js';
import type { Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';

export type FileFormat = Exclude<Format, 'json'>;

const WRITERS: Record<FileFormat, { type: string; write: (sheets: Sheet[]) => Buffer | Promise<Buffer> }> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', write: odsOf },
};

/** Reports as files. One that leaves the house is recorded; one that is looked at is not. */
@Injectable()
export class ReportFiles {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async of(name: string, format: FileFormat, sheets: Sheet[]): Promise<StreamableFile> {
    const { type, write } = WRITERS[format];
    const disposition = `attachment; filename="${name}.${format}"`;
    const content = await write(sheets);
    await this.database.transaction(tx =>
      this.audit.record(tx, { action: 'report.exported', subject: `report:${name}` }),
    );
    return new StreamableFile(content, { type, disposition });
  }
}
