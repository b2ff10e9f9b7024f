import { Injectable } from '@nestjs/common';
import type { OpenedCase } from '../cases/open-case.service.js';
import { ClaimFilesService } from '../files/claim-files.service.js';
import { CopyFilesService } from '../files/copy-files.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Contact } from './contact.entity.js';
import { isPaper } from './paper/paper.rules.js';

/** What a citizen brought or sent along, given to all that came of it. */
@Injectable()
export class ContactFiles {
  constructor(
    private readonly claims: ClaimFilesService,
    private readonly copies: CopyFilesService,
  ) {}

  /**
   * The scan of a letter shows who wrote it, and a document may: those stay at the centre until somebody there has read
   * them and shares them. FILE_NOT_YOURS 422, FILES_TOO_MANY 422.
   */
  async attach(
    tx: Transaction,
    ids: readonly string[],
    { contact, opened }: { contact: Contact; opened: readonly OpenedCase[] },
    sender: string | null,
  ): Promise<void> {
    const [first, ...others] = opened;
    const withheld = isPaper(contact.channel) ? 'all' : 'documents';
    const to = { caseId: first?.file.id ?? null, entryId: first?.entryId ?? null, contactId: contact.id };
    await this.claims.claim(tx, ids, { ...to, withheld }, sender);
    for (const { file, entryId } of others) await this.copies.copy(tx, ids, { caseId: file.id, entryId });
  }
}
