import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../access/rights.js';
import { notPossible, notYoursToChange } from '../../cases/case.problems.js';
import { acted, type CaseActed } from '../../cases/case-action.dto.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { MembershipService } from '../../cases/incidents/membership.service.js';
import { holderOf } from '../../cases/incidents/merge.rules.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Database } from '../../platform/database/database.js';
import { Events } from '../../platform/log/events.service.js';
import { knownAgency } from '../routing.service.js';
import type { UnmergeDto } from './incident.dto.js';
import { APART, StandAloneService } from './stand-alone.service.js';

/** 解除併案: it is another matter after all, or one petitioner is not content with what was done for all. */
@Injectable()
export class UnmergeService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly membership: MembershipService,
    private readonly alone: StandAloneService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /**
   * Once the one that leads was reported this is a reopening: a new limit begins. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403,
   * STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, UNKNOWN_AGENCY 422.
   */
  unmerge(number: string, { version, reason, agency }: UnmergeDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.withLead(tx, number);
      this.lock.permitRow(me, 'case.unmerge', file);
      const found = await this.membership.of(tx, file.id);
      if (file.state !== 'merged' || !found) throw notPossible(file, 'unmerge');
      this.lock.permit(me, 'case.unmerge', file, version);
      const { lead } = found;
      const holder = holderOf(lead);
      const wasDone = lead.state === 'reported' || lead.state === 'released';
      if (wasDone && !permits(me, 'case.reopen', file)) throw notYoursToChange();
      this.permitSending(file, agency, holder, me);
      await this.membership.leave(tx, file, lead, { why: 'apart', text: reason });
      if (wasDone) {
        const { id: caseId, kind, category, categoryVersion, origin } = file;
        this.timeline.write(tx, { caseId, kind: 'case.reopened' });
        await this.events.tell(tx, 'case.reopened', {
          ...{ caseId, number, kind, category, categoryVersion, origin },
        });
      }
      await this.alone.send(tx, file, agency ?? holder, APART);
      return acted(file);
    });
  }

  /** Who sends it elsewhere is who may send cases. */
  private permitSending(file: CaseFile, agency: string | undefined, holder: string | null, me: Asker): void {
    if (agency === undefined || agency === holder) return;
    knownAgency(this.city, agency);
    if (!permits(me, 'case.route', file)) throw notYoursToChange();
  }
}
