import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits, type Right } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problem/problem.js';
import { caseNotFound, confidential, notPossible, notYoursToChange, supervision } from './case.problems.js';
import { CASE_ACTIONS, type CaseActionName, isPossible, stateAfter } from './case-actions.rules.js';
import { CaseFile } from './case-file.entity.js';
import { caseMerged } from './incidents/incident.problems.js';
import { SharedTexts } from './shared-texts.service.js';

type Lead = Pick<CaseFile, 'number' | 'agency' | 'district' | 'kind'>;

/** Rights to act on a case, on its order, or on its limits. */
const ACTED_ON = ['case', 'workorder', 'extension'];

/** Every change to a case begins here: the case row is locked first, in a statement of its own. */
@Injectable()
export class CaseLockService {
  private readonly leads = new WeakMap<CaseFile, Lead>();

  constructor(
    private readonly texts: SharedTexts,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** The locked case. CASE_NOT_FOUND 404. */
  async byNumber(tx: Transaction, number: string): Promise<CaseFile> {
    const [file] = await tx.read(CaseFile, { number }, { lock: true });
    if (!file) throw caseNotFound();
    await this.texts.learn(tx, file);
    await this.learnLead(tx, file);
    return file;
  }

  /** The locked case, for what follows of itself. */
  async byId(tx: Transaction, id: string): Promise<CaseFile | null> {
    const [file] = await tx.read(CaseFile, { id }, { lock: true });
    return file ?? null;
  }

  /**
   * Several at once, locked in the order in which everybody locks them: those that are merged after the ones that may
   * lead them, as whoever acts on a lead does, and both by their ids.
   */
  async several(
    tx: Transaction,
    { ids = [], numbers = [] }: { ids?: readonly string[]; numbers?: readonly string[] },
  ): Promise<CaseFile[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from case_file where id = any($1::uuid[]) or number = any($2)
        order by state = 'merged', id for update`,
      [ids, numbers],
    );
    return tx.find(CaseFile, 'id = any($1)', [rows.map(({ id }) => id)], { order: 'id' });
  }

  /**
   * A case locked with the one that leads it, where there is one: it cannot leave while that one is acted on.
   * CASE_NOT_FOUND 404, STALE_VERSION 409 where another one leads by then.
   */
  async withLead(tx: Transaction, number: string): Promise<CaseFile> {
    const before = await this.leadsOf(tx, number);
    await this.several(tx, { ids: before, numbers: [number] });
    const now = await this.leadsOf(tx, number);
    if (now.some(id => !before.includes(id))) throw changedMeanwhile();
    return this.byNumber(tx, number);
  }

  /** The locked case of a leg. */
  async byWorkOrder(tx: Transaction, workOrderId: string): Promise<CaseFile | null> {
    const condition = 'id = (select case_id from work_order where id = $1)';
    const [file] = await tx.find(CaseFile, condition, [workOrderId], { lock: true });
    if (!file) return null;
    await this.texts.learn(tx, file);
    await this.learnLead(tx, file);
    return file;
  }

  /**
   * Refuses what this person may not do with this case, then what was based on another version of it, in this order:
   * whether a case has changed is told only to who may act on it. CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403,
   * CASE_MERGED 409, STALE_VERSION 409.
   */
  permit(me: Asker, right: Right, file: CaseFile, version: number | null): void {
    this.permitRow(me, right, file);
    this.refuseMerged(me, right, file);
    checkVersion(file, version);
  }

  /** CASE_NOT_YOURS 403, CASE_OF_INSPECTION 403, CASE_NOT_OF_INSPECTION 403, CASE_CONFIDENTIAL 403. */
  permitRow(me: Asker, right: Right, file: CaseFile): void {
    const { agency, district, kind, category } = file;
    const supervised = this.city.isSupervised(category);
    if (!permits(me, right, { agency, district, kind, supervised }))
      throw permits(me, right, { agency, district, kind, supervised: !supervised })
        ? supervision(supervised)
        : notYoursToChange();
    if (!maySeeConfidential(me, file)) throw confidential();
  }

  /** What was merged into another case is acted on there; which one it is, is told to who may read it. */
  refuseMerged(me: Asker, right: Right, file: CaseFile): void {
    if (file.state !== 'merged') return;
    const [target, name] = right.split('.') as [string, CaseActionName];
    if (!ACTED_ON.includes(target) || (name in CASE_ACTIONS && isPossible(file.kind, 'merged', name))) return;
    throw caseMerged(name in CASE_ACTIONS ? name : null, this.leadSeenBy(me, file));
  }

  /** The number of the case that leads; null where this person may not read it. */
  leadSeenBy(me: Asker, file: CaseFile): string | null {
    const lead = this.leads.get(file);
    return lead && permits(me, 'case.read', lead) ? lead.number : null;
  }

  private async leadsOf(tx: Transaction, number: string): Promise<string[]> {
    const rows = await tx.query<{ leadId: string }>(
      `select m.lead_id as "leadId" from case_file c
         join incident_member m on m.case_id = c.id and m.left_at is null where c.number = $1`,
      [number],
    );
    return rows.map(({ leadId }) => leadId);
  }

  private async learnLead(tx: Transaction, file: CaseFile): Promise<void> {
    if (file.state !== 'merged') return;
    const [lead] = await tx.query<Lead>(
      `select l.number, l.agency, l.district, l.kind from incident i join case_file l on l.id = i.lead_case_id
        where i.id = $1`,
      [file.incidentId],
    );
    if (lead) this.leads.set(file, lead);
  }

  /** Takes the case through an action of the table. ACTION_NOT_POSSIBLE 409. */
  advance(tx: Transaction, file: CaseFile, action: CaseActionName, changes: Partial<CaseFile> = {}): void {
    if (!isPossible(file.kind, file.state, action)) throw notPossible(file, action);
    tx.set(file, {
      ...changes,
      state: stateAfter(file.kind, file.state, action),
      version: file.version + 1,
      updatedAt: this.clock.now(),
    });
  }

  /** What stands beside the case is another one now: who has seen the one before is told so. */
  touch(tx: Transaction, file: CaseFile): void {
    tx.set(file, { version: file.version + 1, updatedAt: this.clock.now() });
  }
}

/** `null`: the action does not depend on what the person saw. STALE_VERSION 409. */
export function checkVersion(row: { version: number }, version: number | null): void {
  if (version !== null && row.version !== version) throw changedMeanwhile();
}

export const changedMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這個案件，您的操作沒有執行。請重新載入後再試一次。',
    en: 'Someone else has just acted on this case. Nothing was changed; reload and try again.',
  });
