import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { MembershipService } from '../../cases/incidents/membership.service.js';
import { byWaiting } from '../../cases/incidents/merge.rules.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { LegService } from '../leg.service.js';
import { WorkOrder } from '../work-order.entity.js';
import { LEAD_ENDED, StandAloneService } from './stand-alone.service.js';

/**
 * The case that led was withdrawn, or became a petition: whoever has waited the longest leads, at the same agency, with
 * what it has done already. The order ends in its account; the others go on being done.
 */
@Injectable()
export class SuccessionService {
  constructor(
    private readonly membership: MembershipService,
    private readonly alone: StandAloneService,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly texts: SharedTexts,
    private readonly events: Events,
  ) {}

  async succeed(
    tx: Transaction,
    { kind, actor, payload }: Fact<'case.withdrawn' | 'case.converted'>,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const before = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    const [lead, ...others] = byWaiting(await this.membership.membersOf(tx, before));
    if (!lead) return;
    const orders = await tx.read(
      WorkOrder,
      { caseId: before.id, role: 'lead' },
      { lock: true, order: 'dispatchedAt' },
    );
    const last = orders.at(-1);
    const held = last && (kind === 'case.converted' || last.state !== 'closed') ? last : null;
    await this.texts.learn(tx, lead);
    await this.membership.lead(tx, lead, before);
    const order = await this.alone.send(tx, lead, held?.agency ?? null, LEAD_ENDED);
    if (held && order) await this.carryOn(tx, lead, held, order);
    for (const other of others) await this.membership.follow(tx, other, lead, true);
  }

  private async carryOn(tx: Transaction, file: CaseFile, before: WorkOrder, order: WorkOrder): Promise<void> {
    if (before.acknowledgedAt === null) return;
    const { deliveredAt, acknowledgedAt, acknowledgedBy, arrivedAt, reportedAt } = before;
    const taken = { deliveredAt, acknowledgedAt, acknowledgedBy, arrivedAt };
    this.lock.advance(tx, file, 'acknowledge');
    tx.set(order, { state: 'acknowledged', ...taken, version: order.version + 1 });
    const identity = this.legs.identity({ file, order });
    await this.events.tell(tx, 'workorder.acknowledged', { ...identity, carried: true });
    if (reportedAt === null) return;
    const { outcome, utility } = before;
    // What the agency wrote, without what it knew of the petitioner who has gone.
    const reportText = before.sharedReport ?? before.reportText;
    const legalBasis = before.sharedLegalBasis ?? before.legalBasis;
    this.lock.advance(tx, file, 'report');
    tx.set(order, {
      ...{ state: 'reported', reportedAt, outcome, utility, reportText, legalBasis },
      sharedReport: this.texts.sharedForm(tx, file.id, reportText),
      sharedLegalBasis: this.texts.sharedForm(tx, file.id, legalBasis),
      version: order.version + 1,
    });
    const told = { ...identity, outcome: outcome ?? 'done', carried: true as const };
    await this.events.tell(tx, 'workorder.reported', told);
  }
}
