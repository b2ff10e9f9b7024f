import { Injectable } from '@nestjs/common';
import type { Asker } from '../../../access/rights.js';
import type { CallerStep } from '../../../city/caller-policy.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Events } from '../../../platform/log/events.service.js';
import { CallerPolicy } from './caller-policy.entity.js';
import type { CallerPolicyDto, DecideStepDto } from './policy.dto.js';
import { decidesOneself, notPossible, stepIs } from './policy.problems.js';
import { PolicyQuery } from './policy.query.js';
import { flawOfStep, type PolicyEnd, shownState, untilOf } from './policy.rules.js';
import { PolicyLock } from './policy-lock.service.js';

/** A second person decides; and whoever decides may end it before its time. */
@Injectable()
export class DecideStepService {
  constructor(
    private readonly database: Database,
    private readonly lock: PolicyLock,
    private readonly views: PolicyQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * It holds from now on, for as long as the city says; what held for the number before ends. POLICY_NOT_FOUND 404,
   * STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, DECIDES_ONESELF 403, STEP_UNKNOWN 422, STEP_HELD 422, STEP_TOO_HIGH 422.
   */
  approve(id: string, dto: DecideStepDto, me: Asker): Promise<CallerPolicyDto> {
    return this.database.transaction(async tx => {
      const policy = await this.undecided(tx, id, dto, me);
      const { steps, rememberDays } = this.lock.rules;
      const earlier = await tx.find(
        CallerPolicy,
        'id <> $1 and number_hash = any($2::bytea[])',
        [id, this.lock.hashesOf(policy)],
        { lock: true },
      );
      // What it follows may have been undone by an appeal since it was proposed.
      const flaw = flawOfStep(policy.step, steps, earlier, { now: this.clock.now(), rememberDays });
      if (flaw) throw stepIs(flaw);
      for (const one of earlier) if (one.state === 'in_force') await this.end(tx, one, 'next_step');
      const untilAt = untilOf(this.clock.now(), (this.lock.step(policy.step) as CallerStep).days);
      this.decide(tx, policy, dto, me, { state: 'in_force', untilAt });
      await this.lock.record(tx, 'caller-policy.approved', policy);
      await this.events.tell(tx, 'caller-policy.approved', {
        ...{ policyId: id, step: policy.step, untilAt: untilAt.toISOString() },
      });
      return this.views.one(tx, id, me);
    });
  }

  /** POLICY_NOT_FOUND 404, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, DECIDES_ONESELF 403. */
  refuse(id: string, dto: DecideStepDto, me: Asker): Promise<CallerPolicyDto> {
    return this.database.transaction(async tx => {
      const policy = await this.undecided(tx, id, dto, me);
      this.decide(tx, policy, dto, me, { state: 'refused' });
      await this.lock.record(tx, 'caller-policy.refused', policy);
      await this.events.tell(tx, 'caller-policy.refused', { policyId: id, step: policy.step });
      return this.views.one(tx, id, me);
    });
  }

  /** Before its time, by hand. POLICY_NOT_FOUND 404, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409. */
  endByHand(id: string, { version, text }: DecideStepDto, me: Asker): Promise<CallerPolicyDto> {
    return this.database.transaction(async tx => {
      const policy = await this.lock.one(tx, id, version);
      const state = shownState(policy, this.clock.now());
      if (state !== 'in_force') throw notPossible(state);
      tx.set(policy, { endReason: this.lock.seal(id, 'end_reason', text) });
      await this.end(tx, policy, 'by_hand');
      await this.lock.record(tx, 'caller-policy.ended', policy);
      return this.views.one(tx, id, me);
    });
  }

  /** The row is locked. */
  async end(tx: Transaction, policy: CallerPolicy, why: PolicyEnd): Promise<void> {
    // At once, not with the rest: of a number there is never more than one in force.
    await tx.query(
      `update caller_policy set state = 'ended', ended_at = $2, ended_why = $3, version = version + 1 where id = $1`,
      [policy.id, this.clock.now(), why],
    );
    await this.events.tell(tx, 'caller-policy.ended', { policyId: policy.id, step: policy.step, why });
  }

  private async undecided(
    tx: Transaction,
    id: string,
    { version }: DecideStepDto,
    me: Asker,
  ): Promise<CallerPolicy> {
    const policy = await this.lock.one(tx, id, version);
    if (policy.state !== 'proposed') throw notPossible(shownState(policy, this.clock.now()));
    if (policy.proposedBy === me.id) throw decidesOneself();
    return policy;
  }

  private decide(
    tx: Transaction,
    policy: CallerPolicy,
    { text }: DecideStepDto,
    me: Asker,
    become: Pick<CallerPolicy, 'state'> & Partial<Pick<CallerPolicy, 'untilAt'>>,
  ): void {
    tx.set(policy, {
      ...{ ...become, decidedBy: me.id, decidedAt: this.clock.now(), version: policy.version + 1 },
      decision: this.lock.seal(policy.id, 'decision', text),
    });
  }
}
