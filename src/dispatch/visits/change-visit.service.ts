import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import type { ReasonDto } from '../../cases/case-action.dto.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { Fact } from '../../platform/log/fact.js';
import { SiteVisit } from './site-visit.entity.js';
import type { RescheduleVisitDto, SiteVisitDto } from './visit.dto.js';
import { unfitTime } from './visit.problems.js';
import { VisitQuery } from './visit.query.js';
import { flawOfTime } from './visit.rules.js';
import { type FoundVisit, holderOf, identityOf, VisitLockService } from './visit-lock.service.js';

const ENDS = {
  'case.withdrawn': 'withdrawn',
  'case.disposed': 'withdrawn',
  'case.converted': 'converted',
  'case.merged': 'merged',
} as const;

interface Cancelled {
  why: 'by-hand' | (typeof ENDS)[keyof typeof ENDS];
  by: string | null;
  text: string | null;
}

/** 改期、取消: by whoever has the case by now, not only by whoever has planned it. */
@Injectable()
export class ChangeVisitService {
  constructor(
    private readonly database: Database,
    private readonly found: VisitLockService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: VisitQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Also once its time is over: nobody came. VISIT_IN_THE_PAST 422, VISIT_TOO_FAR 422, and as `VisitLockService.permit`. */
  reschedule(
    id: string,
    { version, at, place, reason }: RescheduleVisitDto,
    me: Asker,
  ): Promise<SiteVisitDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.byId(tx, id);
      this.found.permit(me, 'site-visit.reschedule', found, version);
      const { file, visit } = found;
      const meetsAt = readTime(at) as Date;
      const most = this.found.days.aheadWithinDays;
      const flaw = flawOfTime(meetsAt, this.clock.now(), most);
      if (flaw) throw unfitTime(flaw, most);
      const times = { before: visit.meetsAt.toISOString(), at: meetsAt.toISOString() };
      const where = place ? { place, sharedPlace: this.texts.sharedForm(tx, file.id, place) } : {};
      tx.set(visit, { meetsAt, ...where, version: visit.version + 1 });
      this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'visit.moved', text: reason },
        data: { visit: visit.kind, ...times },
      });
      await this.events.tell(tx, 'visit.moved', { ...identityOf(found), invited: visit.invited, ...times });
      return this.views.one(tx, id, me);
    });
  }

  cancel(id: string, { version, reason }: ReasonDto, me: Asker): Promise<SiteVisitDto> {
    return this.database.transaction(async tx => {
      const found = await this.found.byId(tx, id);
      this.found.permit(me, 'site-visit.cancel', found, version);
      await this.end(tx, found, { why: 'by-hand', by: me.id, text: reason });
      return this.views.one(tx, id, me);
    });
  }

  /** Hears what ends a case: nobody goes there for it any more. For what it was merged into, they plan anew. */
  async endWithCase(tx: Transaction, { kind, actor, payload }: Fact<keyof typeof ENDS>): Promise<void> {
    if (actor.kind === 'replay') return;
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    const planned = { caseId: file.id, state: 'planned' as const };
    for (const visit of await tx.read(SiteVisit, planned, { lock: true, order: 'meetsAt' }))
      await this.end(tx, { file, visit }, { why: ENDS[kind], by: null, text: null });
  }

  private async end(tx: Transaction, found: FoundVisit, { why, by, text }: Cancelled): Promise<void> {
    const { file, visit } = found;
    tx.set(visit, {
      ...{ state: 'cancelled', cancelledAt: this.clock.now(), cancelledBy: by },
      ...{ agency: holderOf(file), version: visit.version + 1 },
    });
    const data = { visit: visit.kind, at: visit.meetsAt.toISOString(), why };
    this.timeline.write(tx, { caseId: file.id, kind: 'visit.cancelled', text, data });
    await this.events.tell(tx, 'visit.cancelled', { ...identityOf(found), invited: visit.invited, why });
  }
}
