import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { acted, type CaseActed, type ReasonDto } from '../cases/case-action.dto.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { LegService } from '../dispatch/leg.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';

/** It is not done after all: the same leg goes on, or a new one is sent. */
@Injectable()
export class ReopenService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** The supervisor does not accept the report: the agency goes on, on the same clock. */
  sendBack(number: string, dto: ReasonDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.send-back', file, dto.version);
      this.lock.advance(tx, file, 'send-back');
      const order = await this.legs.openLead(tx, file);
      this.legs.goOn(tx, order);
      this.timeline.write(tx, {
        caseId: file.id,
        workOrderId: order.id,
        kind: 'case.sent-back',
        text: dto.reason,
      });
      await this.events.tell(tx, 'case.sent-back', { caseId: file.id, number: file.number });
      return acted(file);
    });
  }

  /** A new leg goes to the agency that had it last; a new limit runs. */
  reopen(number: string, dto: ReasonDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.withLead(tx, number);
      this.lock.permit(me, 'case.reopen', file, dto.version);
      await this.again(tx, file, dto.reason);
      return acted(file);
    });
  }

  /** By whoever may decide that; the case is locked with the one that leads it. ACTION_NOT_POSSIBLE 409. */
  async again(tx: Transaction, file: CaseFile, reason: string | null): Promise<void> {
    const wasReleased = file.state === 'released';
    this.lock.advance(tx, file, 'reopen', { closedAt: null, releasedHow: null });
    if (file.agency === null) throw new Error(`Case ${file.number} was done by no agency.`);
    if (!wasReleased) {
      const order = await this.legs.openLead(tx, file);
      await this.legs.close(tx, { file, order }, 'reopened');
    }
    this.timeline.write(tx, { caseId: file.id, kind: 'case.reopened', text: reason });
    await this.events.tell(tx, 'case.reopened', {
      caseId: file.id,
      number: file.number,
      kind: file.kind,
      category: file.category,
      categoryVersion: file.categoryVersion,
      origin: file.origin,
    });
    await this.legs.dispatch(tx, file, file.agency);
  }
}
