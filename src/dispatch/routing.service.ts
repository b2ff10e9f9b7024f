import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { acted, type CaseActed } from '../cases/case-action.dto.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { FollowingService } from '../cases/incidents/following.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { Problem, type Words } from '../platform/problem/problem.js';
import type { RouteDto } from './case-dispatch.dto.js';
import { LegService } from './leg.service.js';
import { hasReturned } from './returns/return.rules.js';
import { StandingQuery } from './returns/standing.query.js';

/** Names no agency: what is told of a case is read by more people than the case. */
const REPORTED: Words = {
  'zh-TW': '保密檢舉案件：依規則會派給被檢舉的機關，請改派其他機關查處。',
  en: 'A confidential report: the rules would send it to the agency it is about. Choose another one.',
};
const RETURNED: Words = {
  'zh-TW': '依規則會派給曾退件的機關，請改派其他機關。',
  en: 'The rules would send it to an agency that has returned it. Choose another one.',
};
const DRAFT: Words = { 'zh-TW': '案件仍在建立中，尚未派案。', en: 'The case is still being recorded.' };

/** Who must act: by the rules of the city, or by a person. What no rule knows waits in the centre's tray. */
@Injectable()
export class RoutingService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly standing: StandingQuery,
    private readonly following: FollowingService,
    private readonly city: CityService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Hears case.opened: the case leaves this transaction with a work order, a place in the tray, or merged into another. */
  async route(tx: Transaction, { payload }: Fact<'case.opened'>): Promise<void> {
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    if (payload.joins) return;
    if (payload.draft) return this.toTray(tx, file, DRAFT);
    if (payload.agency) return this.send(tx, file, payload.agency);
    await this.routeByRules(tx, file);
  }

  /** Hears case.recategorised: what waited in the tray may now have an agency. */
  async routeAgain(tx: Transaction, { payload }: Fact<'case.recategorised'>): Promise<void> {
    const file = (await tx.get(CaseFile, payload.caseId)) as CaseFile;
    if (file.state !== 'recorded' || file.origin === 'replay') return;
    const standing = await this.standing.of(tx, file.id);
    if (standing.arbitrationOpen) return;
    await this.routeByRules(tx, file, agency => hasReturned(agency, standing));
    await this.following.sent(tx, file);
  }

  /** A person sends a case from the tray. */
  sendTo(number: string, dto: RouteDto, me: Asker): Promise<CaseActed> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.route', file, dto.version);
      knownAgency(this.city, dto.agency);
      await this.standing.permitSending(tx, file, dto.agency);
      if (file.agency !== null && file.agency !== dto.agency) await this.proposeAnother(tx, file, dto.agency);
      await this.send(tx, file, dto.agency, dto.reason);
      await this.following.sent(tx, file);
      return acted(file);
    });
  }

  /** A case that is still being recorded is meant for this agency. */
  propose(number: string, agency: string): Promise<void> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      knownAgency(this.city, agency);
      if (file.agency !== null) return this.proposeAnother(tx, file, agency);
      tx.set(file, { agency, updatedAt: this.clock.now() });
    });
  }

  private async proposeAnother(tx: Transaction, file: CaseFile, agency: string): Promise<void> {
    const from = file.agency;
    tx.set(file, { agency, updatedAt: this.clock.now() });
    this.timeline.write(tx, { caseId: file.id, kind: 'case.reassigned', data: { from, to: agency } });
    await this.events.tell(tx, 'case.reassigned', { caseId: file.id, number: file.number, from, to: agency });
  }

  async toTray(tx: Transaction, file: CaseFile, reason: Words): Promise<void> {
    tx.set(file, { unroutedReason: reason });
    this.timeline.write(tx, { caseId: file.id, kind: 'case.unrouted', data: { reason } });
    await this.events.tell(tx, 'case.unrouted', { caseId: file.id, number: file.number, reason });
  }

  private async routeByRules(
    tx: Transaction,
    file: CaseFile,
    hasReturnedIt: (agency: string) => boolean = () => false,
  ): Promise<void> {
    const { category, district, attributes } = file;
    const { agency, reason } = this.city.route({ category, district, attributes });
    if (agency && hasReturnedIt(agency.code)) return this.toTray(tx, file, RETURNED);
    if (agency && this.legs.isReported(file, agency.code)) return this.toTray(tx, file, REPORTED);
    if (agency) await this.send(tx, file, agency.code);
    else await this.toTray(tx, file, reason);
  }

  private async send(tx: Transaction, file: CaseFile, agency: string, reason?: string): Promise<void> {
    this.lock.advance(tx, file, 'route');
    if (reason) this.timeline.write(tx, { caseId: file.id, kind: 'case.noted', text: reason });
    await this.legs.dispatch(tx, file, agency);
  }
}

/** UNKNOWN_AGENCY 422. */
export function knownAgency(city: CityService, code: string): void {
  if (city.agency(code)?.retired === false) return;
  throw new Problem('UNKNOWN_AGENCY', 422, {
    'zh-TW': `沒有代碼為「${code}」的機關。`,
    en: `There is no agency with the code "${code}".`,
  });
}
