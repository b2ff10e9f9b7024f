import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { ApproveDto } from '../cases/approval.dto.js';
import { CaseFile } from '../cases/case-file.entity.js';
import { checkVersion } from '../cases/case-lock.service.js';
import { unitOf } from '../city/counting.rules.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import type { ExtensionOfCaseDto } from './extension.dto.js';
import { notWaiting, notYoursToWithdraw } from './extension.problems.js';
import { ExtensionQuery } from './extension.query.js';
import { mayWithdraw } from './extension.rules.js';
import { ExtensionOutcomeService } from './extension-outcome.service.js';
import { ExtensionRequest } from './extension-request.entity.js';
import { SlaClock } from './sla-clock.entity.js';

/** 撤回: it is not needed any more, or who asked has the case no longer. */
@Injectable()
export class WithdrawExtensionService {
  constructor(
    private readonly database: Database,
    private readonly outcomes: ExtensionOutcomeService,
    private readonly views: ExtensionQuery,
  ) {}

  /** EXTENSION_NOT_FOUND 404, EXTENSION_NOT_YOURS 403, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409. */
  withdraw(id: string, { version, reason }: ApproveDto, me: Asker): Promise<ExtensionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.outcomes.locked(tx, id);
      const { file, request } = found;
      if (!mayWithdraw(me, { ...request, district: file.district })) throw notYoursToWithdraw();
      if (request.state !== 'asked') throw notWaiting(request.state);
      checkVersion(request, version);
      await this.outcomes.record(tx, found, 'withdrawn', { by: me.id, text: reason || null });
      return this.views.one(tx, id, me);
    });
  }

  /** Hears workorder.closed: nobody is given time for what they do not have. What was granted stays with the citizen's limit. */
  async endWithLeg(tx: Transaction, { actor, payload }: Fact<'workorder.closed'>): Promise<void> {
    if (actor.kind === 'replay') return;
    await this.end(tx, payload.caseId, ({ agency }) => agency === payload.agency);
  }

  /** Hears case.recategorised, after its limits have the new rule: that one may allow none, or count otherwise. */
  async endWhereNotAllowed(tx: Transaction, { actor, payload }: Fact<'case.recategorised'>): Promise<void> {
    if (actor.kind === 'replay') return;
    const clocks = await tx.read(SlaClock, { caseId: payload.caseId, workOrderId: null });
    const rules = new Map(clocks.map(({ id, rule }) => [id, rule]));
    await this.end(tx, payload.caseId, ({ clockId, unit }) => {
      const rule = rules.get(clockId);
      return !rule?.extension || unitOf(rule) !== unit;
    });
  }

  /** The case is locked. */
  private async end(
    tx: Transaction,
    caseId: string,
    isMeant: (one: ExtensionRequest) => boolean,
  ): Promise<void> {
    for (const request of await tx.read(ExtensionRequest, { caseId, state: 'asked' }, { lock: true })) {
      if (!isMeant(request)) continue;
      const file = (await tx.get(CaseFile, caseId)) as CaseFile;
      await this.outcomes.record(tx, { file, request }, 'withdrawn', { by: null, text: null });
    }
  }
}
