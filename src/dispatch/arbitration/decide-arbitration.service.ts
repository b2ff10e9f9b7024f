import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { KeptRoutes } from '../../city/kept-routes.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService, reportedAgency } from '../leg.service.js';
import { knownAgency } from '../routing.service.js';
import type { ArbitrationOfCaseDto, DecideArbitrationDto } from './arbitration.dto.js';
import { Arbitration } from './arbitration.entity.js';
import { arbitrationNotFound, notOpen } from './arbitration.problems.js';
import { ArbitrationQuery } from './arbitration.query.js';

/** 裁定: whose the case is. It binds; nobody returns or disputes it any more. */
@Injectable()
export class DecideArbitrationService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly routes: KeptRoutes,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: ArbitrationQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * ARBITRATION_NOT_FOUND 404, CASE_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409, UNKNOWN_AGENCY 422,
   * REPORTED_AGENCY 422.
   */
  async decide(id: string, dto: DecideArbitrationDto, me: Asker): Promise<ArbitrationOfCaseDto> {
    const decided = await this.database.transaction(async tx => {
      const { file, arbitration } = await this.locked(tx, id);
      this.lock.permit(me, 'case.arbitrate', file, null);
      // Before the version: of two who decide at once the second is told what the first has decided.
      if (arbitration.state !== 'open') throw notOpen(arbitration.state);
      checkVersion(arbitration, dto.version);
      const { agency, reason, keepRule: keepsRule = false } = dto;
      knownAgency(this.city, agency);
      if (this.legs.isReported(file, agency)) throw reportedAgency();
      const from = file.agency;
      const entry = this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'arbitration.decided', text: reason },
        data: { from, agency, keepsRule },
      });
      tx.set(arbitration, {
        ...{ state: 'decided', agency, decidedAt: this.clock.now(), decidedBy: me.id, keepsRule },
        ...{ decision: reason, sharedDecision: entry.sharedText, version: arbitration.version + 1 },
      });
      const names = { caseId: file.id, number: file.number, arbitrationId: id };
      await this.events.tell(tx, 'arbitration.decided', { ...names, from, agency, keepsRule });
      await this.give(tx, file, agency);
      const { category, district, attributes } = file;
      const kept = { category, district, attributes, agency, arbitrationId: id };
      if (keepsRule) await this.routes.keep(tx, kept, me);
      return this.views.one(tx, id, me);
    });
    if (decided.keepsRule) await this.city.refresh();
    return decided;
  }

  /** The case first, as everybody locks them. */
  private async locked(tx: Transaction, id: string): Promise<{ file: CaseFile; arbitration: Arbitration }> {
    const of = 'id = (select case_id from arbitration where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [arbitration] = await tx.read(Arbitration, { id }, { lock: true });
    if (!file || !arbitration) throw arbitrationNotFound();
    await this.texts.learn(tx, file);
    return { file, arbitration };
  }

  /** Whoever has it keeps the order, and goes on where they are. */
  private async give(tx: Transaction, file: CaseFile, agency: string): Promise<void> {
    const isHeld = file.state !== 'recorded';
    if (isHeld && file.agency === agency) {
      const order = await this.legs.openLead(tx, file);
      tx.set(order, { version: order.version + 1 });
      return;
    }
    const order = isHeld ? await this.legs.openLead(tx, file) : null;
    this.lock.advance(tx, file, 'arbitrate');
    if (order) await this.legs.close(tx, { file, order }, 'arbitrated');
    await this.legs.dispatch(tx, file, agency);
  }
}
