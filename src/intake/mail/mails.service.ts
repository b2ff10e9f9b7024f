import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem/problem.js';
import { Vault } from '../../platform/vault/vault.js';
import { MailIn } from './mail-in.entity.js';
import { placeOf } from './mail-in.sealed.js';

/** Mails as they came: who wrote one, and everything that could not be made of it. */
@Injectable()
export class MailsService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** The reading is recorded. MAIL_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403. */
  read(id: string, me: Asker): Promise<Buffer> {
    return this.database.transaction(async tx => {
      const [mail] = await tx.read(MailIn, { id });
      if (!mail?.raw) throw mailNotFound();
      for (const caseId of await this.casesOf(tx, mail)) {
        const [file] = await tx.read(CaseFile, { id: caseId });
        if (file) this.lock.permitRow(me, 'case.read', file);
      }
      await this.audit.record(tx, { action: 'mail.read', subject: `mail:${id}`, caseId: mail.caseId });
      return this.vault.openBytes(mail.raw, placeOf(id));
    });
  }

  private async casesOf(tx: Transaction, { caseId, letterId }: MailIn): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select case_id as id from letter_case where letter_id = $1',
      [letterId],
    );
    return [...rows.map(({ id }) => id), ...(caseId ? [caseId] : [])];
  }
}

const mailNotFound = (): Problem =>
  new Problem('MAIL_NOT_FOUND', 404, {
    'zh-TW': '沒有這封信件，或已依保存期限刪除。',
    en: 'There is no such mail, or it was deleted when its time was over.',
  });
