import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { HandsQuery } from '../../cases/hands.query.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService, namesOf } from '../leg.service.js';
import { knownAgency } from '../routing.service.js';
import type { AskReturnDto, ReturnOfCaseDto } from './return.dto.js';
import { noProtocol, refused, unknownReason } from './return.problems.js';
import { ReturnQuery } from './return.query.js';
import { refusalOf } from './return.rules.js';
import { ReturnRequest } from './return-request.entity.js';
import { StandingQuery } from './standing.query.js';

/** 申請退件: the agency that has the case says that it is not its own, and whose it is. */
@Injectable()
export class AskReturnService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly hands: HandsQuery,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly views: ReturnQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * WORK_ORDER_NOT_FOUND 404, WORK_ORDER_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, RETURN_PENDING 409;
   * UNKNOWN_REASON 422, UNKNOWN_AGENCY 422, and what `refusalOf` refuses.
   */
  ask(orderId: string, dto: AskReturnDto, me: Asker): Promise<ReturnOfCaseDto> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, orderId);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.return', leg, dto.version);
      this.legs.advance(tx, leg, 'return');
      const { protocol } = this.city;
      if (!protocol) throw noProtocol();
      if (!protocol.returnReasons.some(({ code }) => code === dto.code)) throw unknownReason(dto.code);
      await this.standing.permitReporting(tx, orderId);
      const { code, opinion, toAgency = null, siteVisit = false } = dto;
      if (toAgency !== null) knownAgency(this.city, toAgency);
      const wish = {
        ...{ agency: order.agency, toAgency },
        isReported: (agency: string) => this.legs.isReported(file, agency),
      };
      const refusal = refusalOf(wish, await this.standing.of(tx, file.id));
      if (refusal) throw refused(refusal);
      const now = this.clock.now();
      // Where an agency has no chief at work but who asks, its return goes to the centre.
      const hasChief = await this.hands.haveChief(tx, me, now);
      const approver = hasChief ? ('agency_chief' as const) : ('supervisor' as const);
      const { agency } = order;
      const entry = this.timeline.write(tx, {
        ...{ ...namesOf(file, order), kind: 'return.asked', text: opinion },
        data: { agency, code, toAgency, siteVisit, approver },
      });
      tx.set(order, { version: order.version + 1 });
      const request = tx.add(
        Object.assign(new ReturnRequest(), {
          ...{ id: newId(), version: 1, ...namesOf(file, order), agency, state: 'asked' as const },
          ...{ code, opinion, sharedOpinion: entry.sharedText, toAgency, siteVisit, approver },
          ...{ askedAt: now, askedBy: me.id, decidedAt: null, decidedBy: null },
          ...{ decision: null, sharedDecision: null },
        }),
      );
      await this.events.tell(tx, 'return.asked', {
        ...{ ...this.legs.identity(leg), returnId: request.id, code, toAgency, siteVisit, approver },
        since: order.dispatchedAt.toISOString(),
      });
      return this.views.one(tx, request.id, me);
    });
  }
}
