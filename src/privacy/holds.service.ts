import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { LegalHold } from './legal-hold.entity.js';
import { heldAlready, holdNotFound, nobodyToHold } from './privacy.problems.js';

/** A lawsuit, an inspection: what is held is not deleted, whatever the rules say. */
@Injectable()
export class HoldsService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND and NO_PETITIONER 404, HELD_ALREADY 409. */
  place(
    { number, of, reason }: { number: string; of: 'case' | 'person'; reason: string },
    me: Asker,
  ): Promise<string> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      const caseId = of === 'case' ? file.id : null;
      const citizenId = of === 'person' ? file.citizenId : null;
      if (caseId === null && citizenId === null) throw nobodyToHold();
      // Whoever is just being forgotten is waited for.
      if (citizenId !== null) await tx.query('select id from citizen where id = $1 for update', [citizenId]);
      const [held] = await tx.read(LegalHold, { caseId, citizenId, liftedAt: null });
      if (held) throw heldAlready();
      const hold = tx.add(
        Object.assign(new LegalHold(), {
          ...{ id: newId(), caseId, citizenId, number, reason },
          ...{ placedAt: this.clock.now(), placedBy: me.id },
          ...{ liftedAt: null, liftedBy: null, liftReason: null },
        }),
      );
      await this.audit.record(tx, { action: 'hold.placed', citizenId, caseId, subject: `hold:${hold.id}` });
      await this.events.tell(tx, 'hold.placed', { holdId: hold.id });
      return hold.id;
    });
  }

  /** HOLD_NOT_FOUND 404. */
  async lift(id: string, reason: string, me: Asker): Promise<void> {
    await this.database.transaction(async tx => {
      const [hold] = await tx.read(LegalHold, { id, liftedAt: null }, { lock: true });
      if (!hold) throw holdNotFound();
      tx.set(hold, { liftedAt: this.clock.now(), liftedBy: me.id, liftReason: reason });
      const { citizenId, caseId } = hold;
      await this.audit.record(tx, { action: 'hold.lifted', citizenId, caseId, subject: `hold:${id}` });
      await this.events.tell(tx, 'hold.lifted', { holdId: id });
    });
  }
}
