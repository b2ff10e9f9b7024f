import { Injectable } from '@nestjs/common';
import { type Asker, permits } from '../../access/rights.js';
import { notPossible, notYoursToChange } from '../../cases/case.problems.js';
import { acted } from '../../cases/case-action.dto.js';
import { isPossible } from '../../cases/case-actions.rules.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { notMembers } from '../../cases/incidents/incident.problems.js';
import { MembershipService } from '../../cases/incidents/membership.service.js';
import { byWaiting, holderOf } from '../../cases/incidents/merge.rules.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { CityService } from '../../city/city.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { knownAgency } from '../routing.service.js';
import type { SplitDto, SplitOffDto } from './incident.dto.js';
import { APART, StandAloneService } from './stand-alone.service.js';

/** 分案: several of them are another incident. Who has waited the longest of these leads it. */
@Injectable()
export class SplitService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly membership: MembershipService,
    private readonly alone: StandAloneService,
    private readonly texts: SharedTexts,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** As `UnmergeService.unmerge`; NOT_MEMBERS 422 names those that were not merged into this case. */
  split(number: string, { version, members, reason, agency }: SplitDto, me: Asker): Promise<SplitOffDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.split', file, version);
      if (!isPossible(file.kind, file.state, 'split')) throw notPossible(file, 'split');
      const holder = holderOf(file);
      if (agency !== undefined && agency !== holder) {
        knownAgency(this.city, agency);
        if (!permits(me, 'case.route', file)) throw notYoursToChange();
      }
      const { lead, others } = await this.parted(tx, file, members);
      await this.texts.learn(tx, lead);
      this.lock.advance(tx, file, 'split');
      await this.membership.leave(tx, lead, file, { why: 'split', text: reason });
      await this.alone.send(tx, lead, agency ?? holder, APART);
      for (const other of others) await this.membership.follow(tx, other, lead);
      if (others.length > 0) await this.membership.leadIt(tx, lead);
      const told = { leadId: lead.id, lead: lead.number, members: members.length };
      this.timeline.write(tx, { caseId: file.id, kind: 'incident.split', text: reason, data: told });
      await this.events.tell(tx, 'incident.split', { caseId: file.id, number, ...told });
      return { ...acted(file), lead: lead.number };
    });
  }

  private async parted(
    tx: Transaction,
    file: CaseFile,
    numbers: readonly string[],
  ): Promise<{ lead: CaseFile; others: CaseFile[] }> {
    const found = await this.membership.membersOf(tx, file);
    const missing = numbers.filter(number => !found.some(one => one.number === number));
    if (missing.length > 0) throw notMembers(missing);
    const [lead, ...others] = byWaiting(found.filter(one => numbers.includes(one.number)));
    return { lead: lead as CaseFile, others };
  }
}
