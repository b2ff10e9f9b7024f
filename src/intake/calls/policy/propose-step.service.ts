import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../../access/rights.js';
import { phoneLookup } from '../../../citizens/citizen.sealed.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { newId } from '../../../platform/ids.js';
import { Events } from '../../../platform/log/events.service.js';
import { Vault } from '../../../platform/vault/vault.js';
import { Call } from '../call.entity.js';
import { callNotFound, callNotYours } from '../call.problems.js';
import { CallerPolicy } from './caller-policy.entity.js';
import type { CallerPolicyDto, ProposeStepDto } from './policy.dto.js';
import { numberUnknown, stepIs } from './policy.problems.js';
import { PolicyQuery } from './policy.query.js';
import { flawOfStep } from './policy.rules.js';
import { PolicyLock } from './policy-lock.service.js';

/** An agent was abused: a step is proposed about the number of that call. */
@Injectable()
export class ProposeStepService {
  constructor(
    private readonly database: Database,
    private readonly lock: PolicyLock,
    private readonly views: PolicyQuery,
    private readonly events: Events,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * CALL_NOT_FOUND 404, CALL_NOT_YOURS 403, NUMBER_UNKNOWN 422, STEP_UNKNOWN 422, STEP_PROPOSED 422, STEP_HELD 422,
   * STEP_TOO_HIGH 422.
   */
  propose({ callId, step, reason }: ProposeStepDto, me: Asker): Promise<CallerPolicyDto> {
    const { steps, rememberDays } = this.lock.rules;
    return this.database.transaction(async tx => {
      const [call] = await tx.read(Call, { id: callId });
      if (!call?.answeredAt) throw callNotFound();
      if (call.agentId !== me.id && !permits(me, 'call.oversee', {})) throw callNotYours();
      if (call.number === null) throw numberUnknown();
      await this.lock.alone(tx);
      const number = this.vault.open(call.number, { column: 'call.number', row: call.id });
      const lookup = phoneLookup(number) as string;
      const earlier = await tx.find(CallerPolicy, 'number_hash = any($1::bytea[])', [
        this.vault.lookupHashes(lookup),
      ]);
      const flaw = flawOfStep(step, steps, earlier, { now: this.clock.now(), rememberDays });
      if (flaw) throw stepIs(flaw);
      const id = newId();
      const nothing = { decidedBy: null, decidedAt: null, decision: null, untilAt: null, endedAt: null };
      const noEnd = { endedWhy: null, endReason: null };
      const noAppeal = { appeal: null, appealedAt: null, appealTakenBy: null, appealDecidedBy: null };
      const policy = tx.add(
        Object.assign(new CallerPolicy(), {
          ...{
            id,
            version: 1,
            step,
            state: 'proposed' as const,
            proposedBy: me.id,
            proposedAt: this.clock.now(),
          },
          ...{ number: this.lock.seal(id, 'number', number), numberHash: this.vault.lookupHash(lookup) },
          ...{ reason: this.lock.seal(id, 'reason', reason), ...nothing, ...noEnd, ...noAppeal },
          ...{ appealDecidedAt: null, appealUpheld: null, appealDecision: null },
        }),
      );
      await this.lock.record(tx, 'caller-policy.proposed', policy);
      await this.events.tell(tx, 'caller-policy.proposed', { policyId: id, step });
      return this.views.one(tx, id, me);
    });
  }
}
