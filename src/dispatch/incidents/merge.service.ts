import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { caseNotFound, notPossible } from '../../cases/case.problems.js';
import { acted } from '../../cases/case-action.dto.js';
import { isPossible } from '../../cases/case-actions.rules.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { cannotMerge } from '../../cases/incidents/incident.problems.js';
import { MembershipService } from '../../cases/incidents/membership.service.js';
import { flawOfMerge, holderOf, joinDaysOf } from '../../cases/incidents/merge.rules.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { LegService } from '../leg.service.js';
import { arbitrationOpen } from '../returns/return.problems.js';
import { StandingQuery } from '../returns/standing.query.js';
import type { MergeDto, MergedDto } from './incident.dto.js';

/** 併案: N contacts, one work order. Each case keeps its number, its password, its petitioner and its limits. */
@Injectable()
export class MergeService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly membership: MembershipService,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /**
   * What was merged into this case follows it. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403,
   * CASE_MERGED 409, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409, ARBITRATION_OPEN 409, MERGE_… 422 (merge.rules).
   */
  merge(number: string, { version, into, reason }: MergeDto, me: Asker): Promise<MergedDto> {
    return this.database.transaction(async tx => {
      const [file, lead] = await this.bothLocked(tx, number, into);
      this.permitRow(me, file);
      this.lock.refuseMerged(me, 'case.merge', file);
      checkVersion(file, version);
      await this.check(tx, file, lead, me);
      if (!isPossible(file.kind, file.state, 'merge')) throw notPossible(file, 'merge');
      if ((await this.standing.of(tx, file.id)).arbitrationOpen) throw arbitrationOpen();
      const members = await this.membership.membersOf(tx, file);
      if (file.state !== 'recorded') {
        const order = await this.legs.openLead(tx, file);
        await this.legs.close(tx, { file, order }, 'merged');
      }
      await this.membership.join(tx, file, lead, reason || null);
      for (const member of members) await this.membership.follow(tx, member, lead);
      return { ...acted(file), lead: lead.number };
    });
  }

  /** Hears case.opened: whoever recorded it said that it is known already. */
  async joinAtOpening(tx: Transaction, { payload }: Fact<'case.opened'>): Promise<void> {
    if (!payload.joins) return;
    const lead = await this.lock.byId(tx, payload.joins);
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    if (!lead) throw caseNotFound();
    await this.check(tx, file, lead, null);
    await this.membership.join(tx, file, lead, null);
  }

  /** Whichever is merged into which: of two who do it the other way round one waits. */
  private async bothLocked(tx: Transaction, number: string, into: string): Promise<[CaseFile, CaseFile]> {
    const rows = await this.lock.several(tx, { numbers: [number, into] });
    if (![number, into].every(one => rows.some(row => row.number === one))) throw caseNotFound();
    const file = await this.lock.byNumber(tx, number);
    return [file, number === into ? file : await this.lock.byNumber(tx, into)];
  }

  /** `me` null: whoever recorded it was asked before. */
  private async check(tx: Transaction, file: CaseFile, lead: CaseFile, me: Asker | null): Promise<void> {
    if (me) this.permitRow(me, lead);
    const belongs = await this.membership.of(tx, lead.id);
    const joinDays = joinDaysOf(this.city.protocol);
    const now = this.clock.now();
    const [one, other] = [file, lead].map(({ category }) => this.city.isSupervised(category));
    const around = { now, joinDays, isMember: belongs !== null, ofOneEnd: one === other };
    const flaw = flawOfMerge(file, lead, around);
    if (flaw) throw cannotMerge(flaw, joinDays, belongs?.lead.number ?? null);
  }

  /** An agency that a case is only meant for does not have it: the centre does. */
  private permitRow(me: Asker, file: CaseFile): void {
    this.lock.permitRow(me, 'case.merge', { ...file, agency: holderOf(file) });
  }
}
