import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Database } from '../../platform/database/database.js';
import { LegService } from '../leg.service.js';
import { noProtocol, refused } from '../returns/return.problems.js';
import { refusalOf } from '../returns/return.rules.js';
import { StandingQuery } from '../returns/standing.query.js';
import { legActed, type WorkOrderActed } from '../work-order.dto.js';
import type { DisputeDto } from './arbitration.dto.js';
import { nothingToDispute } from './arbitration.problems.js';
import { OpenArbitrationService } from './open-arbitration.service.js';

/** 權責爭議: the chief of who got the case from another agency says that it is not theirs. */
@Injectable()
export class DisputeService {
  constructor(
    private readonly database: Database,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly arbitrations: OpenArbitrationService,
    private readonly city: CityService,
  ) {}

  /**
   * Until it is decided the agency has the case. WORK_ORDER_NOT_FOUND 404, WORK_ORDER_NOT_YOURS 403, STALE_VERSION 409,
   * ACTION_NOT_POSSIBLE 409, ARBITRATED 422, ARBITRATION_OPEN 409, RETURN_PENDING 409, NOTHING_TO_DISPUTE 422.
   */
  dispute(orderId: string, { version, opinion }: DisputeDto, me: Asker): Promise<WorkOrderActed> {
    return this.database.transaction(async tx => {
      const leg = await this.legs.byId(tx, orderId);
      const { file, order } = leg;
      this.legs.permit(me, 'workorder.dispute', leg, version);
      this.legs.advance(tx, leg, 'dispute');
      if (!this.city.protocol) throw noProtocol();
      const { agency } = order;
      const wish = { agency, toAgency: null, isReported: () => false };
      const refusal = refusalOf(wish, await this.standing.of(tx, file.id));
      if (refusal) throw refused(refusal);
      await this.standing.permitReporting(tx, orderId);
      if (!(await this.standing.cameFromAnother(tx, file.id, agency))) throw nothingToDispute();
      tx.set(order, { version: order.version + 1 });
      await this.arbitrations.open(tx, file, { why: 'dispute', agency, opinion }, me);
      return legActed(leg);
    });
  }
}
