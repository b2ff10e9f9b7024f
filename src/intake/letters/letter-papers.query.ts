import { Injectable } from '@nestjs/common';
import type { Attachment } from '../../files/attachment.entity.js';
import { FilesService } from '../../files/files.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { LetterFileDto, LetterInFullDto, LetterMailDto } from './letter.dto.js';

type FileRow = Omit<LetterFileDto, 'name'> & Pick<Attachment, 'name'>;

/** What came with a letter: its files, those that wait with it and those its case has; and its mails, as they came. */
@Injectable()
export class LetterPapersQuery {
  constructor(private readonly files: FilesService) {}

  async of(
    on: Pick<Transaction, 'query'>,
    letterId: string,
  ): Promise<Pick<LetterInFullDto, 'files' | 'mails'>> {
    const files = await on.query<FileRow>(
      `select id, kind, mime, size, pages, name, held_for is not null as "isHeld" from attachment
        where held_for = $1 or contact_id = (select contact_id from letter where id = $1)
        order by uploaded_at, id`,
      [letterId],
    );
    const mails = await on.query<LetterMailDto>(
      `select id, received_at as "receivedAt", size, raw is not null as "isKept" from mail_in
        where letter_id = $1 order by received_at, id`,
      [letterId],
    );
    return { files: files.map(file => ({ ...file, name: this.files.nameOf(file) })), mails };
  }
}
