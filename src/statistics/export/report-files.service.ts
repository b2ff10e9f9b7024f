import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, StreamableFile } from '@nestjs/common';
import { type Access, Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Format } from '../report.dto.js';
import { csvOf, longCsv } from './csv.js';
import { longOdsParts } from './long-ods.js';
import { longXlsxParts } from './long-xlsx.js';
import { MIME, odsOf } from './ods.js';
import type { LongTable } from './row-source.js';
import type { Sheet } from './sheet.js';
import { Turns } from './turns.js';
import { xlsxOf } from './xlsx.js';
import { zipped } from './zip-parts.js';

export type FileFormat = Exclude<Format, 'json'>;

interface Writer {
  type: string;
  write: (sheets: Sheet[]) => Buffer | Promise<Buffer>;
  pieces: (table: LongTable) => AsyncIterable<Uint8Array>;
}

const WRITERS: Record<FileFormat, Writer> = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf, pieces: longCsv },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxOf,
    pieces: table => zipped(longXlsxParts(table)),
  },
  ods: { type: MIME, write: odsOf, pieces: table => zipped(longOdsParts(table)) },
};

/** Of the connections that everybody has together. */
const WRITTEN_AT_ONCE = 2;
const MOST = { waiting: 50, ofOne: 3 };

/** Reports as files. One that leaves the house is recorded; one that is looked at is not. */
@Injectable()
export class ReportFiles {
  private readonly turns = new Turns(WRITTEN_AT_ONCE, MOST);

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  async of(name: string, format: FileFormat, sheets: Sheet[]): Promise<StreamableFile> {
    const content = await this.bytes(format, sheets);
    await this.record(name);
    return new StreamableFile(content, headersOf(name, format));
  }

  /** To go with a mail: in the transaction in which it is queued, recorded as taken by whom it goes `to`. */
  async enclosed(
    tx: Transaction,
    { name, format, content }: { name: string; format: FileFormat; content: Buffer },
    to: string,
  ): Promise<{ name: string; content: Buffer }> {
    await this.audit.record(tx, exported(name), { kind: 'staff', id: to });
    return { name: `${name}.${format}`, content };
  }

  async bytes(format: FileFormat, sheets: Sheet[]): Promise<Buffer> {
    return WRITERS[format].write(sheets);
  }

  /** Whoever reads a file of any length in a transaction takes a turn before that: it holds a connection for as long. */
  inTurn<T>({ id }: { id: string }, read: () => Promise<T>): Promise<T> {
    return this.turns.take(id, read);
  }

  /**
   * Of any length. It is written to disk first, within the transaction its rows are read in: whoever takes it slowly
   * holds no connection, and no more of it is in memory than some rows.
   */
  async write(format: FileFormat, table: LongTable): Promise<WrittenFile> {
    const path = join(tmpdir(), `hotline-report-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    // It has no name from now on: whatever happens, it is gone when it is closed.
    await unlink(path);
    try {
      let length = 0;
      for await (const piece of WRITERS[format].pieces(table)) {
        await file.writeFile(piece);
        length += piece.length;
      }
      return { file, length };
    } catch (fault) {
      await file.close();
      throw fault;
    }
  }

  async sent(name: string, format: FileFormat, { file, length }: WrittenFile): Promise<StreamableFile> {
    try {
      await this.record(name);
    } catch (fault) {
      await file.close();
      throw fault;
    }
    return new StreamableFile(file.createReadStream({ start: 0 }), { ...headersOf(name, format), length });
  }

  private record(name: string): Promise<void> {
    return this.database.transaction(tx => this.audit.record(tx, exported(name)));
  }
}

const exported = (name: string): Access => ({ action: 'report.exported', subject: `report:${name}` });

export interface WrittenFile {
  file: FileHandle;
  length: number;
}

const headersOf = (name: string, format: FileFormat): { type: string; disposition: string } => ({
  type: WRITERS[format].type,
  disposition: `attachment; filename="${name}.${format}"`,
});
