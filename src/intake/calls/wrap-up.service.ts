import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Call } from './call.entity.js';
import { callGoesOn, callNotFound, callNotYours } from './call.problems.js';
import { CallsService } from './calls.service.js';

/** What there was to do after a call is done (話後處理結束): said at the console, where the telephone has no key for it. */
@Injectable()
export class WrapUpService {
  constructor(
    private readonly database: Database,
    private readonly calls: CallsService,
    private readonly clock: Clock,
  ) {}

  /**
   * An event like the telephone's own `wrapped_up`: of several the earliest counts. Where it is over already, nothing is
   * added. Nobody says it for somebody else. CALL_NOT_FOUND 404, CALL_NOT_YOURS 403, CALL_GOES_ON 409.
   */
  end(id: string, me: Asker): Promise<void> {
    return this.database.transaction(async tx => {
      const [call] = await tx.read(Call, { id }, { lock: true });
      if (!call?.answeredAt) throw callNotFound();
      if (call.agentId !== me.id) throw callNotYours();
      if (call.endedAt === null) throw callGoesOn();
      if (call.wrappedUpAt !== null) return;
      await tx.query(
        `insert into call_event (id, call_id, machine_id, system, event_id, kind, at, received_at, agent_id)
         values ($1, $2, $3, 'console', $4, 'wrapped_up', $5, $5, $6)`,
        [newId(), id, call.machineId, `ready ${id}`, this.clock.now(), me.id],
      );
      await this.calls.derive(tx, call);
    });
  }
}
