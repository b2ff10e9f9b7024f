import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { notPossible } from '../../cases/case.problems.js';
import { isPossible } from '../../cases/case-actions.rules.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { LegService } from '../leg.service.js';
import { SiteVisit } from './site-visit.entity.js';
import type { PlanVisitDto, SiteVisitDto } from './visit.dto.js';
import { unfitInvitation, unfitTime } from './visit.problems.js';
import { VisitQuery } from './visit.query.js';
import { flawOfInvitation, flawOfTime } from './visit.rules.js';
import { holderOf, identityOf, VisitLockService } from './visit-lock.service.js';

/** 安排會勘、複查、協調: somebody goes there, with whoever has to do with it. */
@Injectable()
export class PlanVisitService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly found: VisitLockService,
    private readonly legs: LegService,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: VisitQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * The case stays as it is. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409; 422 for
   * VISIT_IN_THE_PAST, VISIT_TOO_FAR, UNKNOWN_AGENCY, INVITED_TWICE, REPORTED_AGENCY, NOBODY_INVITED.
   */
  plan(number: string, dto: PlanVisitDto, me: Asker): Promise<SiteVisitDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.found.permitOn(me, 'case.plan-visit', file, dto.version);
      if (!isPossible(file.kind, file.state, 'plan-visit')) throw notPossible(file, 'plan-visit');
      const { kind, place, invited, text: purpose } = dto;
      const now = this.clock.now();
      const meetsAt = readTime(dto.at) as Date;
      const most = this.found.days.aheadWithinDays;
      const flaw = flawOfTime(meetsAt, now, most);
      if (flaw) throw unfitTime(flaw, most);
      this.check(file, dto);
      const entry = this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'visit.planned', text: purpose },
        data: { visit: kind, at: meetsAt.toISOString(), invited },
      });
      const visit = tx.add(
        Object.assign(new SiteVisit(), {
          ...{ id: newId(), version: 1, caseId: file.id, kind, state: 'planned' as const, meetsAt, place },
          ...{
            sharedPlace: this.texts.sharedForm(tx, file.id, place),
            purpose,
            sharedPurpose: entry.sharedText,
          },
          ...{ agency: null, invited, plannedAt: now, plannedBy: me.id },
          ...{ heldAt: null, heldBy: null, attended: null, minutes: null, sharedMinutes: null },
          ...{ cancelledAt: null, cancelledBy: null },
        }),
      );
      const told = { ...identityOf({ file, visit }), invited };
      await this.events.tell(tx, 'visit.planned', { ...told, at: meetsAt.toISOString() });
      return this.views.one(tx, visit.id, me);
    });
  }

  private check(file: CaseFile, { kind, invited }: PlanVisitDto): void {
    const wrong = flawOfInvitation({
      ...{ kind, invited, holder: holderOf(file) },
      isKnown: code => this.city.agency(code)?.retired === false,
      isReported: code => this.legs.isReported(file, code),
    });
    if (!wrong) return;
    const { agency: code } = wrong;
    throw unfitInvitation(wrong, this.city.agency(code) ?? { name: code, nameEn: code });
  }
}
