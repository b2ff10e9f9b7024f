import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { FollowUp } from './follow-up.entity.js';
import type { HoldVisitDto, SiteVisitDto } from './visit.dto.js';
import { attendedTwice, didNotTakePart, notYet, unfitDue } from './visit.problems.js';
import { VisitQuery } from './visit.query.js';
import { flawOfDue } from './visit.rules.js';
import {
  type FoundVisit,
  holderOf,
  identityOf,
  participantsOf,
  VisitLockService,
} from './visit-lock.service.js';

/** 會勘紀錄: who came, what was found, and who does what by when. */
@Injectable()
export class HoldVisitService {
  constructor(
    private readonly database: Database,
    private readonly found: VisitLockService,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: VisitQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Once, and not before its time (VISIT_NOT_YET 409). 422: NOT_INVITED, ATTENDED_TWICE, IMPOSSIBLE_DATE,
   * DUE_BEFORE_VISIT, DUE_TOO_FAR; and as `VisitLockService.permit`.
   */
  hold(id: string, dto: HoldVisitDto, me: Asker): Promise<SiteVisitDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.byId(tx, id);
      this.found.permit(me, 'site-visit.hold', found, dto.version);
      const { file, visit } = found;
      const now = this.clock.now();
      if (now.getTime() < visit.meetsAt.getTime()) throw notYet(visit.meetsAt);
      this.check(found, dto);
      const holder = holderOf(file);
      const { minutes, attended } = dto;
      const entry = this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'visit.held', text: minutes },
        data: { visit: visit.kind, attended, followUps: dto.followUps.length },
      });
      tx.set(visit, {
        ...{ state: 'held', heldAt: now, heldBy: me.id, attended, minutes, sharedMinutes: entry.sharedText },
        ...{ agency: holder, invited: visit.invited.filter(agency => agency !== holder) },
        version: visit.version + 1,
      });
      const followUps = dto.followUps.map(wish => this.followUp(tx, found, wish));
      await this.events.tell(tx, 'visit.held', {
        ...{ ...identityOf(found), invited: visit.invited, attended },
        followUps: followUps.map(({ id: followUpId, agency, dueOn }) => ({ followUpId, agency, dueOn })),
      });
      return this.views.one(tx, id, me);
    });
  }

  private check(found: FoundVisit, { attended, followUps }: HoldVisitDto): void {
    const expected = participantsOf(found);
    const most = this.found.days.followUpWithinDays;
    const name = (code: string): { name: string; nameEn: string } =>
      this.city.agency(code) ?? { name: code, nameEn: code };
    for (const [index, agency] of attended.entries()) {
      if (!expected.includes(agency)) throw didNotTakePart('attended', name(agency));
      if (attended.indexOf(agency) !== index) throw attendedTwice(name(agency));
    }
    // Also of an agency that did not come: what was agreed on concerns whoever was asked to.
    for (const [index, { agency, dueOn }] of followUps.entries()) {
      if (!expected.includes(agency)) throw didNotTakePart(`followUps.${index}.agency`, name(agency));
      const flaw = flawOfDue(dueOn, found.visit.meetsAt, most);
      if (flaw) throw unfitDue(flaw, most, `followUps.${index}.dueOn`);
    }
  }

  private followUp(
    tx: Transaction,
    { file, visit }: FoundVisit,
    { agency, what, dueOn }: HoldVisitDto['followUps'][number],
  ): FollowUp {
    return tx.add(
      Object.assign(new FollowUp(), {
        ...{ id: newId(), version: 1, visitId: visit.id, caseId: file.id, agency, what, dueOn },
        sharedWhat: this.texts.sharedForm(tx, file.id, what),
        ...{ doneAt: null, doneBy: null, result: null, sharedResult: null },
      }),
    );
  }
}
