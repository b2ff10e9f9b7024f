import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { arbitrationOpen, returnedBefore, returnPending } from './return.problems.js';
import { hasReturned, type Standing } from './return.rules.js';

@Injectable()
export class StandingQuery {
  async of(tx: Transaction, caseId: string): Promise<Standing> {
    const [row] = await tx.query<Standing>(
      `select array(select agency from return_request where case_id = $1 and state = 'approved'
                     order by decided_at, id) as "returnedBy",
              array(select agency from arbitration where case_id = $1 and state = 'decided'
                     order by decided_at, id) as "arbitratedTo",
              exists (select 1 from arbitration where case_id = $1 and state = 'open') as "arbitrationOpen"`,
      [caseId],
    );
    return row as Standing;
  }

  /** Whether the case has come to this agency by a return or from another agency. */
  async cameFromAnother(tx: Transaction, caseId: string, agency: string): Promise<boolean> {
    const [row] = await tx.query<{ some: boolean }>(
      `select exists (select 1 from return_request where case_id = $1 and state = 'approved' and agency <> $2)
           or exists (select 1 from case_entry where case_id = $1 and kind = 'case.reassigned'
                         and data ->> 'to' = $2 and data ->> 'from' <> $2) as some`,
      [caseId, agency],
    );
    return row?.some ?? false;
  }

  /**
   * Before a person sends a case to an agency. History went where it went. ARBITRATION_OPEN 409, RETURNED_BEFORE 422.
   */
  async permitSending(tx: Transaction, { id, origin }: CaseFile, agency: string): Promise<void> {
    if (origin === 'replay') return;
    const standing = await this.of(tx, id);
    if (standing.arbitrationOpen) throw arbitrationOpen();
    if (hasReturned(agency, standing)) throw returnedBefore();
  }

  /** Whoever wants to return it has not done it, nor made a petition of it. RETURN_PENDING 409. */
  async permitReporting(tx: Transaction, workOrderId: string): Promise<void> {
    const [pending] = await tx.query(
      `select 1 from return_request where work_order_id = $1 and state = 'asked'`,
      [workOrderId],
    );
    if (pending) throw returnPending();
  }
}
