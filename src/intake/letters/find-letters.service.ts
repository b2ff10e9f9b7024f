import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { redacted, scan } from '../../citizens/personal-data.rules.js';
import type { FoundFile } from '../../files/files.service.js';
import { FilesService } from '../../files/files.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { LetterSearchDto, LettersDto } from './letter.dto.js';
import { permitLetter } from './letter-scope.query.js';
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
  async search(asked: LetterSearchDto, me: Asker): Promise<LettersDto> {
    const reason = redacted(asked.text, scan(asked.text));
    await this.database.transaction(tx => this.audit.record(tx, { action: 'text.searched', reason }));
    return this.letters.search(asked, me);
  }

  /** LETTER_NOT_FOUND 404, FILE_NOT_FOUND 404: also where it is with a case by now, whose readers read it. */
  async file(letterId: string, id: string, me: Asker): Promise<FoundFile> {
    await permitLetter(this.database, letterId, me);
    return this.files.findFor(id, 'full', ({ heldFor }) => heldFor === letterId);
  }
}
