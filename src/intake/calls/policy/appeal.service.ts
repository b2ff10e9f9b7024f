import { Injectable } from '@nestjs/common';
import type { Asker } from '../../../access/rights.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { Events } from '../../../platform/log/events.service.js';
import { DecideStepService } from './decide-step.service.js';
import type { CallerPolicyDto, DecideAppealDto, DecideStepDto } from './policy.dto.js';
import { appealNotPossible, decidesOneself } from './policy.problems.js';
import { PolicyQuery } from './policy.query.js';
import { mayAppeal } from './policy.rules.js';
import { PolicyLock } from './policy-lock.service.js';

/** Whoever a step is about may object (申訴); somebody else than who decided it looks at it again. */
@Injectable()
export class AppealService {
  constructor(
    private readonly database: Database,
    private readonly lock: PolicyLock,
    private readonly deciding: DecideStepService,
    private readonly views: PolicyQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** What the caller says, written down. POLICY_NOT_FOUND 404, STALE_VERSION 409, APPEAL_NOT_POSSIBLE 409. */
  appeal(id: string, { version, text }: DecideStepDto, me: Asker): Promise<CallerPolicyDto> {
    const { appealWithinDays } = this.lock.rules;
    return this.database.transaction(async tx => {
      const policy = await this.lock.one(tx, id, version);
      const now = this.clock.now();
      if (!mayAppeal(policy, { now, withinDays: appealWithinDays })) throw appealNotPossible();
      tx.set(policy, {
        ...{ appeal: this.lock.seal(id, 'appeal', text), appealedAt: now, appealTakenBy: me.id },
        version: policy.version + 1,
      });
      await this.lock.record(tx, 'caller-policy.appealed', policy);
      await this.events.tell(tx, 'caller-policy.appealed', { policyId: id, step: policy.step });
      return this.views.one(tx, id, me);
    });
  }

  /** POLICY_NOT_FOUND 404, STALE_VERSION 409, APPEAL_NOT_POSSIBLE 409, DECIDES_ONESELF 403. */
  decide(id: string, { version, text, upheld }: DecideAppealDto, me: Asker): Promise<CallerPolicyDto> {
    return this.database.transaction(async tx => {
      const policy = await this.lock.one(tx, id, version);
      if (policy.appealedAt === null || policy.appealDecidedAt !== null) throw appealNotPossible();
      if (policy.decidedBy === me.id) throw decidesOneself();
      tx.set(policy, {
        ...{ appealDecidedAt: this.clock.now(), appealDecidedBy: me.id, appealUpheld: upheld },
        ...{ appealDecision: this.lock.seal(id, 'appeal_decision', text), version: policy.version + 1 },
      });
      await this.lock.record(tx, 'caller-policy.appeal-decided', policy);
      await this.events.tell(tx, 'caller-policy.appeal-decided', {
        ...{ policyId: id, step: policy.step, upheld },
      });
      // Also what has ended by then: it counts as no step that another could follow.
      if (upheld) await this.deciding.end(tx, policy, 'appeal');
      return this.views.one(tx, id, me);
    });
  }
}
