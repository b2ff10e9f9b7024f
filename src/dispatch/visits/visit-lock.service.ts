import { Injectable } from '@nestjs/common';
import type { Asker, Right } from '../../access/rights.js';
import { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService, checkVersion } from '../../cases/case-lock.service.js';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { CityService } from '../../city/city.service.js';
import type { Protocol } from '../../city/profile.js';
import type { VisitKind } from '../../events.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { FollowUp } from './follow-up.entity.js';
import { SiteVisit } from './site-visit.entity.js';
import { followUpNotFound, notPlanned, visitNotFound } from './visit.problems.js';

/** Of a profile that was loaded before it said so. */
const DAYS: NonNullable<Protocol['visits']> = { aheadWithinDays: 90, followUpWithinDays: 365 };

export interface FoundVisit {
  file: CaseFile;
  visit: SiteVisit;
}

/** Finds visits for a change: the case is locked first, then the visit, then what came of it. */
@Injectable()
export class VisitLockService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly texts: SharedTexts,
    private readonly city: CityService,
  ) {}

  /** How far ahead a visit is planned, and how long after it something can be due. */
  get days(): NonNullable<Protocol['visits']> {
    return this.city.protocol?.visits ?? DAYS;
  }

  /** VISIT_NOT_FOUND 404. */
  async byId(tx: Transaction, id: string): Promise<FoundVisit> {
    const of = 'id = (select case_id from site_visit where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [visit] = await tx.read(SiteVisit, { id }, { lock: true });
    if (!file || !visit) throw visitNotFound();
    await this.texts.learn(tx, file);
    return { file, visit };
  }

  /** FOLLOW_UP_NOT_FOUND 404. */
  async followUpById(tx: Transaction, id: string): Promise<FoundVisit & { followUp: FollowUp }> {
    const of = 'id = (select case_id from follow_up where id = $1)';
    const [file] = await tx.find(CaseFile, of, [id], { lock: true });
    const [followUp] = await tx.read(FollowUp, { id }, { lock: true });
    const visit = followUp && (await tx.get(SiteVisit, followUp.visitId));
    if (!file || !followUp || !visit) throw followUpNotFound();
    await this.texts.learn(tx, file);
    return { file, visit, followUp };
  }

  /**
   * The right first, then what it is by now, then the version: of two who act at once the second is told what the first
   * has done. CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409.
   */
  permit(me: Asker, right: Right, { file, visit }: FoundVisit, version: number): void {
    this.permitOn(me, right, file, null);
    if (visit.state !== 'planned') throw notPlanned(visit.state);
    checkVersion(visit, version);
  }

  /** An agency that a case is only meant for does not have it: the centre does. */
  permitOn(me: Asker, right: Right, file: CaseFile, version: number | null): void {
    this.lock.permit(me, right, { ...file, agency: holderOf(file) }, version);
  }
}

/** Who has the case; null: the centre. */
export const holderOf = ({ state, agency }: Pick<CaseFile, 'state' | 'agency'>): string | null =>
  state === 'recorded' ? null : agency;

/** Who is expected at a visit. */
export function participantsOf({ file, visit }: FoundVisit): string[] {
  const holder = holderOf(file);
  return [...new Set(holder === null ? visit.invited : [holder, ...visit.invited])];
}

export const identityOf = ({
  file,
  visit,
}: FoundVisit): { caseId: string; number: string; visitId: string; visit: VisitKind } => ({
  ...{ caseId: file.id, number: file.number },
  ...{ visitId: visit.id, visit: visit.kind },
});
