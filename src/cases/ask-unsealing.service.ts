import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { isAtOrBelow } from '../city/agency-order.rules.js';
import { CityService } from '../city/city.service.js';
import { Audit } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import { notYoursToRead } from './case.problems.js';
import type { CaseFile } from './case-file.entity.js';
import { CaseLockService } from './case-lock.service.js';
import { HandsQuery } from './hands.query.js';
import { SharedTexts } from './shared-texts.service.js';
import { TimelineService } from './timeline.service.js';
import type { UnsealingDto } from './unsealing.dto.js';
import { Unsealing } from './unsealing.entity.js';
import { alreadyAsked, noPetitioner } from './unsealing.problems.js';
import { UnsealingQuery } from './unsealing.query.js';
import { deciderOf } from './unsealing.rules.js';

/** The officer sees the matter, not the person. Who needs the person says why. */
@Injectable()
export class AskUnsealingService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly texts: SharedTexts,
    private readonly timeline: TimelineService,
    private readonly views: UnsealingQuery,
    private readonly hands: HandsQuery,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, NO_PETITIONER 404, ALREADY_ASKED 409. */
  ask(number: string, reason: string, me: Asker): Promise<UnsealingDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'unsealing.ask', file, null);
      if (this.isKeptFrom(me, file)) throw notYoursToRead();
      if (file.citizenId === null) throw noPetitioner();
      const [waiting] = await tx.read(Unsealing, { caseId: file.id, askedBy: me.id, state: 'asked' });
      if (waiting) throw alreadyAsked();
      const unsealing = tx.add(
        Object.assign(new Unsealing(), {
          id: newId(),
          version: 1,
          caseId: file.id,
          state: 'asked' as const,
          askedBy: me.id,
          askedRole: me.role,
          askedAgency: me.agency,
          decider: deciderOf(
            me.role,
            file.confidential,
            await this.hands.haveChief(tx, me, this.clock.now()),
          ),
          askedAt: this.clock.now(),
          reason,
          decidedBy: null,
          decidedAt: null,
          note: null,
          untilAt: null,
          endedAt: null,
        }),
      );
      // The reason may say what the agency need not read: it stands in the request, not on the timeline.
      this.timeline.write(tx, { caseId: file.id, kind: 'unsealing.asked' });
      const subject = `unsealing:${unsealing.id}`;
      const { citizenId } = file;
      // The record stays when the request is redacted.
      const said = this.texts.sharedForm(tx, file.id, reason) ?? reason;
      const asked = { action: 'unsealing.asked', citizenId, caseId: file.id, subject } as const;
      await this.audit.record(tx, { ...asked, reason: said });
      await this.events.tell(tx, 'unsealing.asked', {
        caseId: file.id,
        number: file.number,
        unsealingId: unsealing.id,
      });
      return this.views.one(tx, unsealing.id, me);
    });
  }

  /** An agency asks about what it has now; never the one a confidential report is about, nor one below it. */
  private isKeptFrom(me: Asker, file: CaseFile): boolean {
    if (me.agency === null) return false;
    if (file.state === 'recorded') return true;
    return file.reportedAgency !== null && isAtOrBelow(me.agency, file.reportedAgency, this.city);
  }
}
