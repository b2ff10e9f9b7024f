import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { Call } from './call.entity.js';
import { CallsService } from './calls.service.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Where the city has not said otherwise; by then nobody will record an unrecorded one any more. */
const KEPT_DAYS = { forgetAfterDays: 365, forgetAbandonedAfterDays: 1, forgetUnrecordedAfterDays: 30 };
/** Nobody speaks for so long without a word of the telephone system: that it ended was lost on the way. */
const SILENT_MS = 4 * HOUR_MS;

/**
 * Ends calls whose end was never told, so that they are listed and show nobody any more. And numbers that nobody needs
 * any more: of who hung up before anybody answered, since no contact will take it with it; of what was never recorded; and
 * whose number a step was about: each so long after its end as the city says.
 */
@Injectable()
export class CallSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(CallSweeper.name, () => this.sweep(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly calls: CallsService,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** At once, and then every hour. */
  start(): void {
    this.loop.start();
  }

  /** Leaves nothing to do. */
  async sweep(): Promise<false> {
    const now = this.clock.now().getTime();
    while (await this.endOne(new Date(now - SILENT_MS)));
    const kept = { ...KEPT_DAYS, ...this.city.protocol?.callerPolicy };
    const before = (days: number): [Date] => [new Date(now - days * DAY_MS)];
    await this.database.query(
      `update call set number = null, number_hash = null
        where state = 'abandoned' and number is not null and ended_at < $1`,
      before(kept.forgetAbandonedAfterDays),
    );
    const unrecorded = before(kept.forgetUnrecordedAfterDays);
    await this.database.query(
      `update call set number = null, number_hash = null
        where contact_id is null and number is not null and ended_at < $1`,
      unrecorded,
    );
    await this.database.query(
      `update call_hand_over h set note = null, draft = null from call c
        where c.id = h.call_id and c.contact_id is null and c.ended_at < $1
          and num_nonnulls(h.note, h.draft) > 0`,
      unrecorded,
    );
    await this.database.query(
      `update caller_policy set number = null, number_hash = null, reason = null, decision = null, end_reason = null,
              appeal = null, appeal_decision = null
        where number is not null and state <> 'proposed'
          and greatest(coalesce(ended_at, until_at, decided_at), appeal_decided_at) < $1
          and (appealed_at is null or appeal_decided_at is not null)`,
      before(kept.forgetAfterDays),
    );
    return false;
  }

  /** At the last word of it. True: there may be more. */
  private endOne(before: Date): Promise<boolean> {
    return this.database.transaction(async tx => {
      const [call] = await tx.find(
        Call,
        `id = (select c.id from call c
                where c.ended_at is null and c.offered_at < $1
                  and not exists (select 1 from call_event e where e.call_id = c.id and e.received_at >= $1)
                limit 1 for update skip locked)`,
        [before],
      );
      if (!call) return false;
      await tx.query(
        `insert into call_event (id, call_id, machine_id, system, event_id, kind, at, received_at)
         select $2, call_id, $3, 'console', $4, 'ended', max(at), $5 from call_event where call_id = $1
          group by call_id`,
        [call.id, newId(), call.machineId, `silent ${call.id}`, this.clock.now()],
      );
      await this.calls.derive(tx, call);
      return true;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
