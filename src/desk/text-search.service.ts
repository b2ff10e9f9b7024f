import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { redacted, scan } from '../citizens/personal-data.rules.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { BoardsService } from './boards.service.js';
import type { CaseListDto } from './case-list.dto.js';
import type { TextSearchDto } from './text-search.dto.js';

/** Who searches what was typed may be looking for a person: it is recorded, whatever it finds. */
@Injectable()
export class TextSearchService {
  constructor(
    private readonly database: Database,
    private readonly boards: BoardsService,
    private readonly audit: Audit,
  ) {}

  async search(asked: TextSearchDto, me: Asker): Promise<CaseListDto> {
    const reason = redacted(asked.text, scan(asked.text));
    // Before anything is read: a search that fails or is given up has been tried.
    await this.database.transaction(tx => this.audit.record(tx, { action: 'text.searched', reason }));
    return this.boards.withText(asked, me);
  }
}
