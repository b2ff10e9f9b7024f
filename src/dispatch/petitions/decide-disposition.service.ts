import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ApproveDto, RefuseDto } from '../../cases/approval.dto.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { HandsQuery } from '../../cases/hands.query.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { madeTheOther } from '../../cases/unsealing.problems.js';
import type { DispositionKind } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { DispositionOfCaseDto } from './disposition.dto.js';
import {
  dispositionNotFound,
  notWaiting,
  notYoursToDecide,
  notYoursToWithdraw,
  ownDisposition,
} from './disposition.problems.js';
import { DispositionQuery } from './disposition.query.js';
import { APPROVALS, mayDecide, mayWithdraw } from './disposition.rules.js';
import {
  DispositionOutcomeService,
  dispositionNamed,
  type FoundDisposition,
} from './disposition-outcome.service.js';
import { NoticeService } from './notice.service.js';

/** 核定: only the word of a second person ends a petition without an answer. */
@Injectable()
export class DecideDispositionService {
  constructor(
    private readonly database: Database,
    private readonly outcomes: DispositionOutcomeService,
    private readonly lock: CaseLockService,
    private readonly notices: NoticeService,
    private readonly hands: HandsQuery,
    private readonly timeline: TimelineService,
    private readonly views: DispositionQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * The case ends; its leg, clocks and call-backs with it (flow). DISPOSITION_NOT_FOUND 404, OWN_DISPOSITION 403,
   * DISPOSITION_NOT_YOURS 403, ACCOUNT_OF_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409; what `refusalOf` refuses,
   * where an answer does not stand any more.
   */
  approve(
    id: string,
    kind: DispositionKind,
    { version, reason }: ApproveDto,
    me: Asker,
  ): Promise<DispositionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      const { file, request } = found;
      if (request.kind !== kind) throw dispositionNotFound();
      const now = this.clock.now();
      if (await this.hands.areOne(tx, me.id, request.askedBy, now)) throw madeTheOther();
      const notice = await this.notices.of(tx, file, request);
      this.lock.advance(tx, file, APPROVALS[kind], { closedAt: now, unroutedReason: null });
      await this.outcomes.record(tx, found, 'approved', { by: me.id, text: reason || null });
      tx.set(request, { notice });
      const { ground, authority } = request;
      this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'case.disposed' },
        data: { as: kind, ground, authority, notice },
      });
      await this.events.tell(tx, 'case.disposed', {
        ...dispositionNamed(file, request),
        agency: file.agency,
      });
      return this.views.one(tx, id, me);
    });
  }

  /** The petition is to be answered. */
  refuse(id: string, { version, reason }: RefuseDto, me: Asker): Promise<DispositionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      await this.outcomes.record(tx, found, 'refused', { by: me.id, text: reason });
      return this.views.one(tx, id, me);
    });
  }

  /** DISPOSITION_NOT_FOUND 404, DISPOSITION_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409. */
  withdraw(id: string, { version, reason }: ApproveDto, me: Asker): Promise<DispositionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.outcomes.locked(tx, id);
      const { file, request } = found;
      const on = { ...request, district: file.district, caseKind: file.kind };
      if (!mayWithdraw(me, on)) throw notYoursToWithdraw();
      if (request.state !== 'asked') throw notWaiting(request.state);
      checkVersion(request, version);
      await this.outcomes.record(tx, found, 'withdrawn', { by: me.id, text: reason || null });
      return this.views.one(tx, id, me);
    });
  }

  private async waiting(tx: Transaction, id: string, version: number, me: Asker): Promise<FoundDisposition> {
    const found = await this.outcomes.locked(tx, id);
    const { file, request } = found;
    if (me.id === request.askedBy) throw ownDisposition();
    if (!mayDecide(me, { ...request, district: file.district })) throw notYoursToDecide();
    // Before the version: of two who decide at once the second is told what the first has decided.
    if (request.state !== 'asked') throw notWaiting(request.state);
    checkVersion(request, version);
    return found;
  }
}
