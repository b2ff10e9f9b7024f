import { Injectable } from '@nestjs/common';
import { fileNotYours, tooManyFiles } from '../../files/file.problems.js';
import { FilesService } from '../../files/files.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Upload } from '../../platform/request/uploads.js';
import { Vault } from '../../platform/vault/vault.js';
import { MOST_FILES, MOST_FILES_BYTES } from './letter.rules.js';
import type { MailboxFileDto } from './mailbox.dto.js';

const HANDLE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{20,80})$/;

/**
 * What a citizen adds to the form belongs to nobody until a letter names it, by a handle that only its sender was told:
 * ids of rows can be guessed from one's own.
 */
@Injectable()
export class LetterFiles {
  constructor(
    private readonly files: FilesService,
    private readonly vault: Vault,
  ) {}

  /** As FilesService.addDocument; where a photo was taken is not kept, since nobody was asked. */
  async add({ name, content }: Upload): Promise<MailboxFileDto> {
    const kept = await this.files.addDocument(content, { name, sharesTaken: false }, { id: null });
    return { ...kept, id: `${kept.id}.${this.vault.lookupHash(signed(kept.id)).toString('base64url')}` };
  }

  /** FILE_NOT_YOURS 422 for one that nobody was told, FILES_TOO_MANY 422 for more than a letter may bring. */
  async named(tx: Transaction, handles: readonly string[]): Promise<string[]> {
    const ids = handles.map(handle => this.idIn(handle));
    const [sent] = await tx.query<{ bytes: number }>(
      'select coalesce(sum(size), 0)::float as bytes from attachment where id = any($1)',
      [ids],
    );
    if ((sent?.bytes ?? 0) > MOST_FILES_BYTES)
      throw tooManyFiles(MOST_FILES, Math.floor(MOST_FILES_BYTES / 1024 / 1024));
    return ids;
  }

  private idIn(handle: string): string {
    const [, id, signature] = HANDLE.exec(handle) ?? [];
    if (!id || !signature || !this.vault.fits(signed(id), Buffer.from(signature, 'base64url')))
      throw fileNotYours();
    return id;
  }
}

const signed = (id: string): string => `mailbox-file:${id}`;
