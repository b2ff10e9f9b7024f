import { Injectable } from '@nestjs/common';
import { CaseFile } from '../cases/case-file.entity.js';
import { MembershipService } from '../cases/incidents/membership.service.js';
import { CityService } from '../city/city.service.js';
import { unitOf } from '../city/counting.rules.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Fact } from '../platform/log/fact.js';
import { isInTime, verdictOn } from './extension.rules.js';
import { ExtensionOutcomeService } from './extension-outcome.service.js';
import { ExtensionRequest } from './extension-request.entity.js';
import { OfCaseQuery } from './of-case.query.js';
import { RecomputeService } from './recompute.service.js';
import { SlaClock } from './sla-clock.entity.js';

/**
 * One work order, one extension: what is granted to the case that leads (併案) is granted to those that were merged into it,
 * as far as each one's own limit allows it, as if it had been asked for theirs. Why stands with the one that leads: it may
 * say something of its petitioner.
 */
@Injectable()
export class FollowExtensionsService {
  constructor(
    private readonly membership: MembershipService,
    private readonly outcomes: ExtensionOutcomeService,
    private readonly recomputing: RecomputeService,
    private readonly cases: OfCaseQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** Hears extension.approved. */
  async extend(tx: Transaction, { payload }: Fact<'extension.approved'>): Promise<void> {
    const lead = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    const members = await this.membership.membersOf(tx, lead);
    if (members.length === 0) return;
    const request = (await tx.get(ExtensionRequest, payload.extensionId)) as ExtensionRequest;
    for (const file of members) await this.ofMember(tx, file, request);
  }

  private async ofMember(tx: Transaction, file: CaseFile, granted: ExtensionRequest): Promise<void> {
    const limit = { caseId: file.id, kind: granted.clock, workOrderId: null, stoppedAt: null };
    const [clock] = await tx.read(SlaClock, limit, { lock: true });
    if (!clock?.rule.extension || unitOf(clock.rule) !== granted.unit) return;
    const before = clock.dueAt;
    if (!isInTime(granted.askedAt, before)) return;
    const ofCase = await this.cases.of(tx, file.id);
    const { rule, startedAt, extension } = clock;
    const { district, pauses } = ofCase;
    const earlier = (await tx.read(ExtensionRequest, { clockId: clock.id, state: 'approved' })).length;
    const extendable = { rule, startedAt, extension, district, pauses, granted: earlier };
    const verdict = verdictOn(extendable, granted.size, this.city.calendar);
    if (verdict.bound || !isInTime(this.clock.now(), verdict.dueAt)) return;
    await this.recomputing.recompute(tx, clock, { extension: extension + granted.size }, ofCase, 'extension');
    const request = tx.add(
      Object.assign(new ExtensionRequest(), {
        ...granted,
        ...{ id: newId(), version: 1, caseId: file.id, clockId: clock.id, withId: granted.id },
        ...{ reason: '', sharedReason: null, decision: null, sharedDecision: null },
      }),
    );
    const moved = { before, dueAt: clock.dueAt };
    await this.outcomes.record(tx, { file, request }, 'approved', {
      by: granted.decidedBy,
      text: null,
      moved,
    });
  }
}
