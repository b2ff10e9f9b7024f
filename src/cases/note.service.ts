import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { FilesService } from '../files/files.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import { acted, type CaseActed, type NoteDto } from './case-action.dto.js';
import { CaseLockService } from './case-lock.service.js';
import { TimelineService } from './timeline.service.js';

/**
 * Something worth knowing, on the timeline. Changes nothing, so it needs no version (one that is given is checked) and
 * makes nobody else stale.
 */
@Injectable()
export class NoteService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly files: FilesService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  note(number: string, dto: NoteDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.note', file, dto.version ?? null);
      const entry = this.timeline.write(tx, { caseId: file.id, kind: 'case.noted', text: dto.text });
      if (dto.photos?.length) {
        await this.files.claim(
          tx,
          dto.photos,
          {
            caseId: file.id,
            entryId: entry.id,
            ...(me.agency === null && { withheld: 'documents' as const }),
          },
          me.id,
        );
      }
      await this.events.tell(tx, 'case.noted', { caseId: file.id, number: file.number });
      return acted(file);
    });
  }

  /** What came through a door by itself, to a case that is there already. CASE_NOT_FOUND 404. */
  async add(tx: Transaction, number: string, text: string): Promise<void> {
    const { id: caseId } = await this.lock.byNumber(tx, number);
    this.timeline.write(tx, { caseId, kind: 'case.noted', text });
    await this.events.tell(tx, 'case.noted', { caseId, number });
  }
}
