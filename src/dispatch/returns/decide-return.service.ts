import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ApproveDto, RefuseDto } from '../../cases/approval.dto.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import { HandsQuery } from '../../cases/hands.query.js';
import { madeTheOther } from '../../cases/unsealing.problems.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { OpenArbitrationService } from '../arbitration/open-arbitration.service.js';
import { LegService } from '../leg.service.js';
import { RoutingService } from '../routing.service.js';
import type { ReturnOfCaseDto } from './return.dto.js';
import {
  noProtocol,
  notWaiting,
  notYoursToDecide,
  notYoursToWithdraw,
  ownReturn,
} from './return.problems.js';
import { ReturnQuery } from './return.query.js';
import { isToArbitrate, mayDecideReturn, mayWithdrawReturn, trayWords } from './return.rules.js';
import { type FoundReturn, ReturnOutcomeService } from './return-outcome.service.js';
import { StandingQuery } from './standing.query.js';

/** 核定退件: the agency's chief stands in for it; then the case is the centre's, or the commission decides whose it is. */
@Injectable()
export class DecideReturnService {
  constructor(
    private readonly database: Database,
    private readonly outcomes: ReturnOutcomeService,
    private readonly legs: LegService,
    private readonly routing: RoutingService,
    private readonly arbitrations: OpenArbitrationService,
    private readonly standing: StandingQuery,
    private readonly hands: HandsQuery,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly views: ReturnQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * The leg ends in the agency's account. RETURN_NOT_FOUND 404, OWN_RETURN 403, RETURN_NOT_YOURS 403,
   * ACCOUNT_OF_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409.
   */
  approve(id: string, { version, reason }: ApproveDto, me: Asker): Promise<ReturnOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      const { request } = found;
      if (await this.hands.areOne(tx, me.id, request.askedBy, this.clock.now())) throw madeTheOther();
      await this.takeBack(tx, found, reason || null, me);
      return this.views.one(tx, id, me);
    });
  }

  /** The agency goes on with it. */
  refuse(id: string, { version, reason }: RefuseDto, me: Asker): Promise<ReturnOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      await this.outcomes.record(tx, found, 'refused', { by: me.id, text: reason });
      return this.views.one(tx, id, me);
    });
  }

  /** RETURN_NOT_FOUND 404, RETURN_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409. */
  withdraw(id: string, { version, reason }: ApproveDto, me: Asker): Promise<ReturnOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.outcomes.locked(tx, id);
      const { file, request } = found;
      if (!mayWithdrawReturn(me, { ...request, district: file.district })) throw notYoursToWithdraw();
      if (request.state !== 'asked') throw notWaiting(request.state);
      checkVersion(request, version);
      await this.outcomes.record(tx, found, 'withdrawn', { by: me.id, text: reason || null });
      return this.views.one(tx, id, me);
    });
  }

  private async waiting(tx: Transaction, id: string, version: number, me: Asker): Promise<FoundReturn> {
    const found = await this.outcomes.locked(tx, id);
    const { file, request } = found;
    if (me.id === request.askedBy) throw ownReturn();
    if (!mayDecideReturn(me, { ...request, district: file.district })) throw notYoursToDecide();
    // Before the version: of two who decide at once the second is told what the first has decided.
    if (request.state !== 'asked') throw notWaiting(request.state);
    checkVersion(request, version);
    return found;
  }

  private async takeBack(tx: Transaction, found: FoundReturn, text: string | null, me: Asker): Promise<void> {
    const { file, order, request } = found;
    const { protocol } = this.city;
    if (!protocol) throw noProtocol();
    const nth = (await this.standing.of(tx, file.id)).returnedBy.length + 1;
    this.legs.advance(tx, found, 'approve-return', { agency: null });
    await this.outcomes.record(tx, found, 'approved', { by: me.id, text, nth });
    await this.legs.close(tx, { file, order }, 'returned');
    const { id: returnId, code, toAgency, agency } = request;
    const told = { ...this.legs.identity(found), returnId, code, toAgency, nth };
    await this.events.tell(tx, 'workorder.returned', told);
    const isArbitrated = isToArbitrate(nth, protocol.returns.arbitrateFrom);
    const to = toAgency === null ? null : this.names.agency(toAgency);
    const reason = trayWords(this.names.agency(agency), this.names.returnReason(code), to, isArbitrated);
    await this.routing.toTray(tx, file, reason);
    if (isArbitrated) await this.arbitrations.open(tx, file, { why: 'returns', agency, opinion: null }, me);
  }
}
