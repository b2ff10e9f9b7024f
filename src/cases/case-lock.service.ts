import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../access/confidential.rules.js';
import { type Asker, permits, type Right } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Problem } from '../platform/problem/problem.js';
import { caseNotFound, confidential, notPossible, notYoursToChange } from './case.problems.js';
import { type CaseActionName, isPossible, stateAfter } from './case-actions.rules.js';
import { CaseFile } from './case-file.entity.js';
import { SharedTexts } from './shared-texts.service.js';

/** Every change to a case begins here: the case row is locked first, in a statement of its own. */
@Injectable()
export class CaseLockService {
  constructor(
    private readonly texts: SharedTexts,
    private readonly clock: Clock,
  ) {}

  /** The locked case. CASE_NOT_FOUND 404. */
  async byNumber(tx: Transaction, number: string): Promise<CaseFile> {
    const [file] = await tx.read(CaseFile, { number }, { lock: true });
    if (!file) throw caseNotFound();
    await this.texts.learn(tx, file);
    return file;
  }

  /** The locked case, for what follows of itself. */
  async byId(tx: Transaction, id: string): Promise<CaseFile | null> {
    const [file] = await tx.read(CaseFile, { id }, { lock: true });
    return file ?? null;
  }

  /** The locked case of a leg. */
  async byWorkOrder(tx: Transaction, workOrderId: string): Promise<CaseFile | null> {
    const condition = 'id = (select case_id from work_order where id = $1)';
    const [file] = await tx.find(CaseFile, condition, [workOrderId], { lock: true });
    if (file) await this.texts.learn(tx, file);
    return file ?? null;
  }

  /**
   * Refuses what this person may not do with this case, then what was based on another version of it, in this order:
   * whether a case has changed is told only to who may act on it. CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403,
   * STALE_VERSION 409.
   */
  permit(me: Asker, right: Right, file: CaseFile, version: number | null): void {
    if (!permits(me, right, file)) throw notYoursToChange();
    if (!maySeeConfidential(me, file)) throw confidential();
    checkVersion(file, version);
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
}

/** `null`: the action does not depend on what the person saw. STALE_VERSION 409. */
export function checkVersion(row: { version: number }, version: number | null): void {
  if (version === null || row.version === version) return;
  throw new Problem('STALE_VERSION', 409, {
    'zh-TW': '剛才有人先更新了這個案件，您的操作沒有執行。請重新載入後再試一次。',
    en: 'Someone else has just acted on this case. Nothing was changed; reload and try again.',
  });
}
