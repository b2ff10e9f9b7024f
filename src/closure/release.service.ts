import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { acted, type CaseActed, type ReasonDto } from '../cases/case-action.dto.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { releasedWithLead } from '../cases/incidents/incident.problems.js';
import { MembershipService } from '../cases/incidents/membership.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { EndCoLegsService } from '../dispatch/co-handling/end-co-legs.service.js';
import { LegService } from '../dispatch/leg.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Events } from '../platform/log/events.service.js';
import type { ReleaseDto } from './closure.dto.js';
import { ReleaseMembersService } from './release-members.service.js';

/** 解除管制: only the centre closes, after telling the citizen. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly coLegs: EndCoLegsService,
    private readonly membership: MembershipService,
    private readonly members: ReleaseMembersService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** OPEN_CO_LEGS 409 while agencies that were asked have still to answer, unless the lead says why not to wait. */
  release(number: string, dto: ReleaseDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.release', file, dto.version);
      this.lock.advance(tx, file, 'release', { closedAt: this.clock.now(), releasedHow: dto.how });
      await this.coLegs.beforeRelease(tx, file, dto.openLegs || null);
      const order = await this.legs.openLead(tx, file);
      await this.legs.close(tx, { file, order }, 'released');
      this.timeline.write(tx, {
        caseId: file.id,
        kind: 'case.released',
        text: dto.note ?? null,
        data: { how: dto.how },
      });
      await this.events.tell(tx, 'case.released', { caseId: file.id, number: file.number, how: dto.how });
      if (file.origin !== 'replay') await this.members.releaseWith(tx, file, dto.members ?? []);
      return acted(file);
    });
  }

  /**
   * The release was a mistake; the report stands. This is no reopening, and whoever was merged into it was told for
   * themselves and stays released. CASE_IN_INCIDENT 409 for one of these.
   */
  takeBack(number: string, dto: ReasonDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.take-back-release', file, dto.version);
      const belongs = file.state === 'released' ? await this.membership.of(tx, file.id) : null;
      if (belongs) throw releasedWithLead(belongs.lead.number);
      this.lock.advance(tx, file, 'take-back-release', { closedAt: null, releasedHow: null });
      await this.legs.openAgain(tx, file);
      this.timeline.write(tx, { caseId: file.id, kind: 'case.release-taken-back', text: dto.reason });
      await this.events.tell(tx, 'case.release-taken-back', { caseId: file.id, number: file.number });
      return acted(file);
    });
  }
}
