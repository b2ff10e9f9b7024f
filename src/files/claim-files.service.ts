import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { FileKind } from './document-types.rules.js';
import { fileNotFound, fileNotYours } from './file.problems.js';
import { FileRoom } from './file-room.service.js';

/** What an attachment is attached to. */
export interface FileClaim {
  /** None: to a contact that opened no case. */
  caseId: string | null;
  workOrderId?: string | null;
  entryId?: string | null;
  /** With what contact it came. */
  contactId?: string | null;
  /** Of photos that an agency reports with. */
  shows?: 'before' | 'after';
  /** Stay at the centre: documents only, or photos of a letter, too. */
  withheld?: 'documents' | 'all';
  /** Nothing else is taken here, such as for the proof of a report. */
  only?: FileKind;
}

/** Gives files to what they belong to; all of them, or none. */
@Injectable()
export class ClaimFilesService {
  constructor(private readonly room: FileRoom) {}

  /**
   * They must be the uploader's own (null: a door's) and not attached yet. FILE_NOT_YOURS 422; FILES_TOO_MANY 422 where
   * the case would hold more than it may.
   */
  claim(tx: Transaction, ids: readonly string[], to: FileClaim, uploader: string | null): Promise<void> {
    return this.give(tx, ids, to, { uploader, heldFor: null });
  }

  /** Of what is held for something: those of them that are named, or all. */
  async claimHeld(tx: Transaction, heldFor: string, to: FileClaim, ids?: readonly string[]): Promise<void> {
    const held = ids ?? (await this.heldFor(tx, heldFor));
    await this.give(tx, held, to, { uploader: null, heldFor });
  }

  /** Keeps them beyond the day after which what nobody claims is swept away. FILE_NOT_YOURS 422. */
  async hold(
    tx: Transaction,
    ids: readonly string[],
    heldFor: string,
    uploader: string | null,
  ): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const held = await tx.query(
      `update attachment set held_for = $3
        where id = any($1) and coalesce(uploaded_by, contractor_link_id) is not distinct from $2::uuid
          and case_id is null and contact_id is null and held_for is null
        returning id`,
      [wanted, uploader, heldFor],
    );
    if (held.length < wanted.length) throw fileNotYours();
  }

  /** Oldest first. */
  async heldFor(tx: Transaction, heldFor: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from attachment where held_for = $1 order by uploaded_at, id',
      [heldFor],
    );
    return rows.map(({ id }) => id);
  }

  /** Nobody needs them any more: they are swept away like what was never used. */
  async letGo(tx: Transaction, heldFor: string): Promise<void> {
    await tx.query('update attachment set held_for = null where held_for = $1', [heldFor]);
  }

  /** What stayed at the centre is read by whoever has the case from now on. FILE_NOT_FOUND 404. */
  async share(tx: Transaction, id: string, caseId: string): Promise<void> {
    const shared = await tx.query(
      'update attachment set withheld = false where id = $1 and case_id = $2 and withheld returning id',
      [id, caseId],
    );
    if (shared.length === 0) throw fileNotFound();
  }

  private async give(
    tx: Transaction,
    ids: readonly string[],
    to: FileClaim,
    from: { uploader: string | null; heldFor: string | null },
  ): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const claimed = await tx.query(
      `with free as (
         select id from attachment
          where id = any($1) and case_id is null and contact_id is null and held_for is not distinct from $3::uuid
            and ($3::uuid is not null or coalesce(uploaded_by, contractor_link_id) is not distinct from $2::uuid)
            and ($9::text is null or kind = $9)
          order by id for update
       )
       update attachment a
          set case_id = $4, work_order_id = $5, entry_id = $6, contact_id = $7, shows = $8, held_for = null,
              withheld = $10 = 'all' or ($10 = 'documents' and kind = 'document')
         from free where a.id = free.id
       returning a.id`,
      [
        wanted,
        ...[from.uploader, from.heldFor],
        ...[to.caseId, to.workOrderId ?? null, to.entryId ?? null, to.contactId ?? null, to.shows ?? null],
        ...[to.only ?? null, to.withheld ?? 'none'],
      ],
    );
    if (claimed.length < wanted.length) throw fileNotYours();
    if (to.caseId) await this.room.checkCase(tx, to.caseId);
  }
}
