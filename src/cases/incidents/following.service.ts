import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { CaseFile } from '../case-file.entity.js';
import { TimelineService } from '../timeline.service.js';
import type { IncidentEvents } from './incident.events.js';
import { membersAreNamed } from './incident.problems.js';
import { LeadFacts } from './lead-facts.service.js';
import { MembershipService } from './membership.service.js';
import { holderOf } from './merge.rules.js';

type Unreported = Fact<'case.sent-back' | 'case.reassigned' | 'case.reopened'>;

const WHY: Record<Unreported['kind'], IncidentEvents['case.lead-unreported']['why']> = {
  'case.sent-back': 'sent-back',
  'case.reassigned': 'reassigned',
  'case.reopened': 'reopened',
};

/**
 * What the case that leads does, it does for all that were merged into it: in the same transaction, so that a
 * petitioner's limit ends when the work does and not later. History has no incidents.
 */
@Injectable()
export class FollowingService {
  constructor(
    private readonly membership: MembershipService,
    private readonly facts: LeadFacts,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  async acknowledged(tx: Transaction, { actor, payload }: Fact<'workorder.acknowledged'>): Promise<void> {
    if (actor.kind === 'replay' || payload.carried) return;
    const lead = await this.lead(tx, payload.caseId);
    if (lead.state !== 'acknowledged') return;
    for (const file of await this.membership.membersOf(tx, lead))
      await this.facts.acknowledged(tx, file, lead, payload.agency);
  }

  async reported(tx: Transaction, { actor, payload }: Fact<'workorder.reported'>): Promise<void> {
    if (actor.kind === 'replay' || payload.carried) return;
    const lead = await this.lead(tx, payload.caseId);
    if (lead.state !== 'reported') return;
    for (const file of await this.membership.membersOf(tx, lead))
      await this.facts.reported(tx, file, lead, payload);
  }

  /** The report does not stand any more; of a case that is reassigned there may have been none. */
  async unreported(tx: Transaction, { kind, actor, payload }: Unreported): Promise<void> {
    if (actor.kind === 'replay') return;
    const lead = await this.lead(tx, payload.caseId);
    const members = await this.membership.membersOf(tx, lead);
    if (members.length === 0 || (kind === 'case.reassigned' && !(await wasReported(tx, lead)))) return;
    for (const file of members) await this.facts.unreported(tx, file, lead, WHY[kind]);
  }

  /** Where it leads, the others are. An agency a case is only meant for does not have it. */
  async reassigned(tx: Transaction, { actor, payload }: Fact<'case.reassigned'>): Promise<void> {
    if (actor.kind === 'replay') return;
    const lead = await this.lead(tx, payload.caseId);
    if (lead.state !== 'recorded') await this.moveTo(tx, lead, payload.to);
  }

  async arbitrated(tx: Transaction, { payload }: Fact<'arbitration.decided'>): Promise<void> {
    await this.moveTo(tx, await this.lead(tx, payload.caseId), payload.agency);
  }

  async toCentre(
    tx: Transaction,
    { actor, payload }: Fact<'case.recalled' | 'workorder.returned'>,
  ): Promise<void> {
    if (actor.kind !== 'replay') await this.moveTo(tx, await this.lead(tx, payload.caseId), null);
  }

  /** The case was sent from the tray. */
  async sent(tx: Transaction, lead: CaseFile): Promise<void> {
    if (lead.origin !== 'replay') await this.moveTo(tx, lead, holderOf(lead));
  }

  /** What was the same item still is. MEMBERS_STAY_UNNAMED 409: a report in confidence has no incident. */
  async recategorised(tx: Transaction, { actor, payload }: Fact<'case.recategorised'>): Promise<void> {
    if (actor.kind === 'replay') return;
    const lead = await this.lead(tx, payload.caseId);
    const members = await this.membership.membersOf(tx, lead);
    if (members.length > 0 && payload.becomesConfidential) throw membersAreNamed();
    const { from, to, toVersion, kind } = payload;
    for (const file of members.filter(({ category }) => category === from)) {
      tx.set(file, { category: to, categoryVersion: toVersion, version: file.version + 1 });
      const names = { caseId: file.id, number: file.number };
      this.timeline.write(tx, { caseId: file.id, kind: 'case.recategorised', data: { from, to } });
      const receivedAt = file.receivedAt.toISOString();
      await this.events.tell(tx, 'case.recategorised', { ...names, from, to, toVersion, kind, receivedAt });
    }
  }

  private async moveTo(tx: Transaction, lead: CaseFile, agency: string | null): Promise<void> {
    for (const file of await this.membership.membersOf(tx, lead))
      await this.facts.moved(tx, file, lead, agency);
  }

  private async lead(tx: Transaction, caseId: string): Promise<CaseFile> {
    return (await tx.get(CaseFile, caseId)) as CaseFile;
  }
}

/** By its last order, which has ended by then. */
async function wasReported(tx: Transaction, { id }: CaseFile): Promise<boolean> {
  const [last] = await tx.query<{ reported: boolean }>(
    `select reported_at is not null as reported from work_order
      where case_id = $1 and role = 'lead' order by dispatched_at desc, id desc limit 1`,
    [id],
  );
  return last?.reported ?? false;
}
