import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import { acted, type CaseActed, type ReasonDto } from './case-action.dto.js';
import { CaseLockService } from './case-lock.service.js';
import { TimelineService } from './timeline.service.js';

/** The citizen takes it back, or it should never have been a case. Legs and clocks end with it (flow). */
@Injectable()
export class WithdrawService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  withdraw(number: string, dto: ReasonDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.withdraw', file, dto.version);
      this.lock.advance(tx, file, 'withdraw', { closedAt: this.clock.now(), unroutedReason: null });
      this.timeline.write(tx, { caseId: file.id, kind: 'case.withdrawn', text: dto.reason });
      await this.events.tell(tx, 'case.withdrawn', { caseId: file.id, number: file.number });
      return acted(file);
    });
  }
}
