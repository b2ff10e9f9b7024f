import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { CarryOutService } from './carry-out.service.js';
import { taipeiDay } from './due.rules.js';
import { DueItems } from './due-items.service.js';
import type { ItemDraft } from './item.js';
import {
  dayInFuture,
  decidedAlready,
  nothingDue,
  ownProposal,
  proposalNotFound,
  proposalPending,
  stale,
} from './privacy.problems.js';
import { RetentionProposal } from './retention-proposal.entity.js';

/** What one list takes; what is due beyond it waits for the next one. */
export const MOST_ITEMS = 20_000;
const CHUNK = 2000;

/** Proposed by one person, decided by another; from then on the list is carried out by itself. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly items: DueItems,
    private readonly carrying: CarryOutService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** The dry run: nothing is deleted. DAY_IN_FUTURE and NOTHING_DUE 422, PROPOSAL_PENDING 409. */
  propose(asOf: string | undefined, me: Asker): Promise<string> {
    const today = taipeiDay(this.clock.now());
    const day = asOf ?? today;
    if (day > today) throw dayInFuture();
    return this.database.transaction(async tx => {
      // Two people who propose at the same moment would propose the same.
      await tx.query('lock table retention_proposal in share row exclusive mode');
      const [waiting] = await tx.query(
        `select 1 from retention_proposal where state in ('proposed', 'approved') and request_id is null`,
      );
      if (waiting) throw proposalPending();
      const found = await this.items.on(tx, day, MOST_ITEMS + 1);
      if (found.length === 0) throw nothingDue();
      return this.freeze(tx, found, { asOf: day, requestId: null }, me);
    });
  }

  /** Writes the list down as it is now. */
  async freeze(
    tx: Transaction,
    found: readonly ItemDraft[],
    from: { asOf: string; requestId: string | null },
    me: Asker,
  ): Promise<string> {
    const items = found.slice(0, MOST_ITEMS);
    const proposal = tx.add(
      Object.assign(new RetentionProposal(), {
        ...{ id: newId(), version: 1, state: 'proposed' as const, ...from },
        ...{ cityVersion: this.city.version, complete: items.length === found.length },
        ...{ proposedAt: this.clock.now(), proposedBy: me.id },
        ...{ decidedAt: null, decidedBy: null, decisionReason: null, carriedOutAt: null },
      }),
    );
    for (let start = 0; start < items.length; start += CHUNK)
      await tx.query(
        `insert into retention_item (proposal_id, seq, what, case_id, contact_id, citizen_id, report_id, number, rule,
                                     due_on, count)
         select $1, $2 + place, item->>'what', (item->>'caseId')::uuid, (item->>'contactId')::uuid,
                (item->>'citizenId')::uuid, (item->>'reportId')::uuid, item->>'number', item->>'rule', item->>'dueOn', (item->>'count')::integer
           from jsonb_array_elements($3::jsonb) with ordinality as listed (item, place)`,
        [proposal.id, start, JSON.stringify(items.slice(start, start + CHUNK))],
      );
    await this.audit.record(tx, { action: 'retention.proposed', subject: `proposal:${proposal.id}` });
    const count = items.length;
    await this.events.tell(tx, 'retention.proposed', {
      proposalId: proposal.id,
      asOf: from.asOf,
      items: count,
    });
    return proposal.id;
  }

  /** PROPOSAL_NOT_FOUND 404, OWN_PROPOSAL 403, ACTION_NOT_POSSIBLE and STALE_VERSION 409. */
  async decide(
    id: string,
    { version, decision, reason }: { version: number; decision: 'approved' | 'refused'; reason: string },
    me: Asker,
  ): Promise<void> {
    await this.database.transaction(async tx => {
      const [proposal] = await tx.read(RetentionProposal, { id }, { lock: true });
      if (!proposal) throw proposalNotFound();
      if (proposal.proposedBy === me.id) throw ownProposal();
      if (proposal.state !== 'proposed') throw decidedAlready();
      if (proposal.version !== version) throw stale();
      tx.set(proposal, {
        ...{ state: decision, version: version + 1 },
        ...{ decidedAt: this.clock.now(), decidedBy: me.id, decisionReason: reason },
      });
      const action = decision === 'approved' ? 'retention.approved' : 'retention.refused';
      await this.audit.record(tx, { action, subject: `proposal:${id}` });
      await this.events.tell(tx, 'retention.decided', { proposalId: id, approved: decision === 'approved' });
      if (decision === 'approved') tx.afterCommit(() => this.carrying.wake());
    });
  }
}
