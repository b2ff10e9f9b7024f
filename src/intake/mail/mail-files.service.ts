import { Injectable } from '@nestjs/common';
import { FilesService } from '../../files/files.service.js';
import { Problem } from '../../platform/problem/problem.js';
import type { ReadMail } from './parsing/read-mail.js';

export interface KeptFiles {
  ids: string[];
  /** Names of those that could not be taken: of a kind that is not, broken, or too large. */
  left: (string | null)[];
}

/** The files of a mail, of those kinds that are taken; what is not is in the mail itself, which is kept. */
@Injectable()
export class MailFilesService {
  constructor(private readonly files: FilesService) {}

  async keep({ attachments, moreAttachments }: ReadMail): Promise<KeptFiles> {
    const kept: KeptFiles = { ids: [], left: Array.from({ length: moreAttachments }, () => null) };
    for (const { name, content } of attachments) {
      if (content.byteLength === 0) continue;
      try {
        const { id } = await this.files.addDocument(
          Buffer.from(content),
          // Whoever sends a mail was not asked whether when and where they took a picture may be kept.
          { name: name ?? undefined, sharesTaken: false },
          { id: null },
        );
        kept.ids.push(id);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        kept.left.push(name);
      }
    }
    return kept;
  }
}
