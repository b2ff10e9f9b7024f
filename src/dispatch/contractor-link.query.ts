import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';

/** Whose link it is that somebody came with. */
export interface EnteredLink {
  id: string;
  workOrderId: string;
  caseId: string;
  contractor: string;
  agency: string;
  photos: string[];
}

export interface LinkRow {
  id: string;
  contractor: string;
  madeBy: string;
  madeAt: Date;
  expiresAt: Date;
  arrivedAt: Date | null;
  doneAt: Date | null;
  endedAt: Date | null;
  isValid: boolean;
}

// Real time, as sessions: moving the domain's clock must neither end a link nor lengthen it.
const VALID = 'l.ended_at is null and l.expires_at > statement_timestamp()';

@Injectable()
export class ContractorLinkQuery {
  constructor(private readonly database: Database) {}

  /** The link that this token opens, as long as its leg is open too, and nobody who reported is to be protected. */
  async entered(from: Transaction | Database, tokenHash: Buffer): Promise<EnteredLink | null> {
    const [link] = await from.query<EnteredLink>(
      `select l.id, l.work_order_id as "workOrderId", w.case_id as "caseId", l.contractor, w.agency, l.photos
         from contractor_link l join work_order w on w.id = l.work_order_id join case_file c on c.id = w.case_id
        where l.token_hash = $1 and ${VALID} and w.state <> 'closed' and not c.confidential`,
      [tokenHash],
    );
    return link ?? null;
  }

  ofOrder(workOrderId: string): Promise<LinkRow[]> {
    return this.database.query<LinkRow>(
      `select l.id, l.contractor, s.name as "madeBy", l.made_at as "madeAt", l.expires_at as "expiresAt",
              l.arrived_at as "arrivedAt", l.done_at as "doneAt", l.ended_at as "endedAt", ${VALID} as "isValid"
         from contractor_link l join staff s on s.id = l.made_by
        where l.work_order_id = $1 order by l.made_at desc, l.id desc`,
      [workOrderId],
    );
  }

  /** What was done with it so far. */
  async used(tx: Transaction, linkId: string): Promise<{ reports: number; photos: number }> {
    const [row] = await tx.query<{ reports: number; photos: number }>(
      `select (select count(*)::int from case_entry e join contractor_link l on l.id = $1
                 join work_order w on w.id = l.work_order_id
                where e.case_id = w.case_id and e.kind = 'workorder.progressed' and e.actor ->> 'id' = $1::text)
                as reports,
              (select count(*)::int from attachment where contractor_link_id = $1::uuid) as photos`,
      [linkId],
    );
    return row ?? { reports: 0, photos: 0 };
  }
}
