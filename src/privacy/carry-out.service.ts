import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { isConnectionLost } from '../platform/database/lost-connection.js';
import { Events } from '../platform/log/events.service.js';
import { WakefulLoop } from '../platform/log/wakeful-loop.js';
import { CarryOutUnit, type Unit } from './carry-out-unit.service.js';

const FLOOR_MS = 5000;

/**
 * Carries out what was approved, case by case. Each is a transaction of its own that marks its lines, so that a process
 * that is killed, or a second one beside it, goes on where the first one stopped and deletes nothing twice.
 */
@Injectable()
export class CarryOutService implements BeforeApplicationShutdown {
  private readonly logger = new Logger(CarryOutService.name);
  private readonly loop = new WakefulLoop(CarryOutService.name, () => this.next(), FLOOR_MS);

  constructor(
    private readonly database: Database,
    private readonly unit: CarryOutUnit,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  wake(): void {
    this.loop.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** Until nothing that was approved is left. */
  async carryOutAll(): Promise<void> {
    while (await this.next());
  }

  /** The next case. False: there was nothing to do. */
  async next(): Promise<boolean> {
    const [unit] = await this.database.query<Unit>(
      `select p.id as "proposalId", p.request_id as "requestId", p.as_of as "asOf", i.case_id as "caseId",
              i.contact_id as "contactId", i.citizen_id as "citizenId", i.report_id as "reportId", i.number
         from retention_proposal p join retention_item i on i.proposal_id = p.id
        where p.state = 'approved' and i.outcome is null
        order by p.decided_at, i.proposal_id, i.seq limit 1`,
    );
    if (!unit) return this.finish();
    try {
      await this.database.transaction(tx => this.unit.carryOut(tx, unit));
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      this.logger.error(`${unit.number ?? 'A contact'}: ${(error as Error).message}`, (error as Error).stack);
      await this.database.transaction(tx => this.unit.close(tx, unit, 'failed', 'error'));
    }
    return true;
  }

  /** Lists of which every line is done. */
  private async finish(): Promise<boolean> {
    const done = await this.database.query<{ id: string }>(
      `select p.id from retention_proposal p where p.state = 'approved'
          and not exists (select 1 from retention_item i where i.proposal_id = p.id and i.outcome is null)`,
    );
    for (const { id } of done)
      await this.database.transaction(async tx => {
        const [finished] = await tx.query<{ requestId: string | null }>(
          `update retention_proposal set state = 'carried_out', version = version + 1, carried_out_at = $2
            where id = $1 and state = 'approved' returning request_id as "requestId"`,
          [id, this.clock.now()],
        );
        if (!finished) return;
        const [counts] = await tx.query<{ done: number; skipped: number; failed: number }>(
          `select count(*) filter (where outcome = 'done')::integer as done,
                  count(*) filter (where outcome = 'skipped')::integer as skipped,
                  count(*) filter (where outcome = 'failed')::integer as failed
             from retention_item where proposal_id = $1`,
          [id],
        );
        await this.audit.record(tx, { action: 'retention.carried-out', subject: `proposal:${id}` });
        await this.events.tell(tx, 'retention.carried-out', {
          proposalId: id,
          ...(counts as { done: number; skipped: number; failed: number }),
        });
      });
    return done.length > 0;
  }
}
