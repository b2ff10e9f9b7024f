import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { LeadFacts } from '../../cases/incidents/lead-facts.service.js';
import { MembershipService } from '../../cases/incidents/membership.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import type { Fact } from '../../platform/log/fact.js';
import { currentActor } from '../../platform/request/context.js';
import { CasePause } from '../case-pause.entity.js';
import { PauseQuery } from '../pause.query.js';

/**
 * While the case that leads waits, those that were merged into it wait with it: nobody is at work on them, and each limit
 * rests by its own rule. Whoever joins waits from then on, and whoever leaves no longer.
 */
@Injectable()
export class FollowPausesService {
  constructor(
    private readonly membership: MembershipService,
    private readonly facts: LeadFacts,
    private readonly allowed: PauseQuery,
    private readonly clock: Clock,
  ) {}

  /** Hears case.paused, of the case that leads. */
  async begin(tx: Transaction, { payload }: Fact<'case.paused'>): Promise<void> {
    const lead = await this.file(tx, payload.caseId);
    const members = await this.membership.membersOf(tx, lead);
    if (members.length === 0) return;
    const [pause] = await tx.read(CasePause, { caseId: lead.id, endedAt: null });
    for (const file of members) if (pause) await this.start(tx, file, lead, pause);
  }

  /** Hears case.resumed. */
  async end(tx: Transaction, { payload }: Fact<'case.resumed'>): Promise<void> {
    for (const pause of await tx.read(CasePause, { leadId: payload.caseId, endedAt: null }, { lock: true }))
      await this.stop(tx, pause);
  }

  /** Hears case.merged and case.lead-changed: the one that leads now may be waiting. */
  async join(tx: Transaction, fact: Fact<'case.merged' | 'case.lead-changed'>): Promise<void> {
    const { caseId, leadId } = fact.payload;
    await this.leave(tx, fact);
    const [pause] = await tx.read(CasePause, { caseId: leadId, endedAt: null });
    if (pause) await this.start(tx, await this.file(tx, caseId), await this.file(tx, leadId), pause);
  }

  /** Hears case.unmerged. */
  async leave(
    tx: Transaction,
    { payload }: Fact<'case.merged' | 'case.lead-changed' | 'case.unmerged'>,
  ): Promise<void> {
    const [pause] = await tx.read(CasePause, { caseId: payload.caseId, endedAt: null }, { lock: true });
    if (pause) await this.stop(tx, pause);
  }

  private async start(tx: Transaction, file: CaseFile, lead: CaseFile, pause: CasePause): Promise<void> {
    const { reason, workOrderId } = pause;
    const startedAt = this.clock.now();
    const until = await this.allowed.until(tx, file, reason, startedAt);
    tx.add(
      Object.assign(new CasePause(), {
        ...{ id: newId(), caseId: file.id, leadId: lead.id, workOrderId, reason, startedAt, until },
        ...{ startedBy: currentActor().id, endedAt: null, endedBy: null },
      }),
    );
    await this.facts.paused(tx, file, lead, reason);
  }

  /** One that is its own ends with its order. */
  private async stop(tx: Transaction, pause: CasePause): Promise<void> {
    const { caseId, leadId, reason } = pause;
    if (leadId === null) return;
    tx.set(pause, { endedAt: this.clock.now(), endedBy: currentActor().id });
    await this.facts.resumed(tx, await this.file(tx, caseId), await this.file(tx, leadId), reason);
  }

  private async file(tx: Transaction, id: string): Promise<CaseFile> {
    return (await tx.get(CaseFile, id)) as CaseFile;
  }
}
