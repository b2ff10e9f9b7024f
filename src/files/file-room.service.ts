import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Uploader } from './add-file.service.js';
import { tooManyFiles } from './file.problems.js';

/** A number that no other advisory lock of this program has. */
const UPLOADS = 19_990_022;

const uploaderOf = (by: Uploader): string | null => ('id' in by ? by.id : by.contractorLinkId);

interface Used {
  count: number;
  bytes: number;
}

/** How much a case may hold, and how much one person may send without using it. */
@Injectable()
export class FileRoom {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Whether there is room for one more of so many bytes, before it is read. A door sees to its own limits.
   * FILES_TOO_MANY 422.
   */
  check(by: Uploader, bytes: number): Promise<void> {
    return this.checkIn(this.database, by, bytes);
  }

  /** The same with its row: of several at the same moment none passes that has no room. FILES_TOO_MANY 422. */
  async take(tx: Transaction, by: Uploader, bytes: number): Promise<void> {
    const uploader = uploaderOf(by);
    if (uploader === null) return;
    await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [UPLOADS, uploader]);
    await this.checkIn(tx, by, bytes);
  }

  private async checkIn(from: Pick<Transaction, 'query'>, by: Uploader, bytes: number): Promise<void> {
    const uploader = uploaderOf(by);
    if (uploader === null) return;
    const [used] = await from.query<Used>(
      `select count(*)::int as count, coalesce(sum(size), 0)::float as bytes from attachment
        where case_id is null and contact_id is null and held_for is null
          and coalesce(uploaded_by, contractor_link_id) = $1`,
      [uploader],
    );
    this.refuse(used as Used, 1, bytes);
  }

  /** After what is claimed has become the case's. FILES_TOO_MANY 422. */
  async checkCase(tx: Transaction, caseId: string): Promise<void> {
    const [used] = await tx.query<Used>(
      `select count(*)::int as count, coalesce(sum(size), 0)::float as bytes from attachment where case_id = $1`,
      [caseId],
    );
    this.refuse(used as Used, 0, 0);
  }

  private refuse({ count, bytes }: Used, more: number, moreBytes: number): void {
    const { caseFiles, caseFilesBytes } = this.config;
    if (count + more > caseFiles || bytes + moreBytes > caseFilesBytes)
      throw tooManyFiles(caseFiles, Math.floor(caseFilesBytes / 1024 / 1024));
  }
}
