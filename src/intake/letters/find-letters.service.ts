import { Injectable } from '@nestjs/common';
import { redacted, scan } from '../../citizens/personal-data.rules.js';
import type { FoundFile } from '../../files/files.service.js';
import { FilesService } from '../../files/files.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { LetterSearchDto, LettersDto } from './letter.dto.js';
import { LettersQuery } from './letters.query.js';

/** Letters that are looked for, and the files that wait with one. */
@Injectable()
export class FindLettersService {
  constructor(
    private readonly database: Database,
    private readonly letters: LettersQuery,
    private readonly files: FilesService,
    private readonly audit: Audit,
  ) {}

  /** Who searches what was written may be looking for a person: it is recorded before anything is read. */
  async search(asked: LetterSearchDto): Promise<LettersDto> {
    const reason = redacted(asked.text, scan(asked.text));
    await this.database.transaction(tx => this.audit.record(tx, { action: 'text.searched', reason }));
    return this.letters.search(asked);
  }

  /** FILE_NOT_FOUND 404: also where it is with a case by now, whose readers read it. */
  file(letterId: string, id: string): Promise<FoundFile> {
    return this.files.findFor(id, 'full', ({ heldFor }) => heldFor === letterId);
  }
}
