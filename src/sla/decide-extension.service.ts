import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { ApproveDto, RefuseDto } from '../cases/approval.dto.js';
import { checkVersion } from '../cases/case-lock.service.js';
import { HandsQuery } from '../cases/hands.query.js';
import { madeTheOther } from '../cases/unsealing.problems.js';
import { CityService } from '../city/city.service.js';
import { unitOf } from '../city/counting.rules.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ExtensionOfCaseDto } from './extension.dto.js';
import {
  alreadyStopped,
  decidedTooLate,
  notWaiting,
  notYoursToDecide,
  ownExtension,
  tooLong,
} from './extension.problems.js';
import { ExtensionQuery } from './extension.query.js';
import { isInTime, mayDecide, verdictOn } from './extension.rules.js';
import { ExtensionOutcomeService, type FoundExtension } from './extension-outcome.service.js';
import { ExtensionRequest } from './extension-request.entity.js';
import { OfCaseQuery } from './of-case.query.js';
import { RecomputeService } from './recompute.service.js';
import { SlaClock } from './sla-clock.entity.js';

/** 核定展延, by the level that the rule names for its length. */
@Injectable()
export class DecideExtensionService {
  constructor(
    private readonly database: Database,
    private readonly outcomes: ExtensionOutcomeService,
    private readonly recomputing: RecomputeService,
    private readonly cases: OfCaseQuery,
    private readonly city: CityService,
    private readonly hands: HandsQuery,
    private readonly views: ExtensionQuery,
    private readonly clock: Clock,
  ) {}

  /**
   * Also after the due time, for what was asked for before it: then the breach is cured, visibly. Not any more once the
   * extended due time is over as well (EXTENSION_TOO_LATE 409) or the limit has stopped (CLOCK_STOPPED 409); nor where
   * the rule of a new category does not allow it (EXTENSION_TOO_LONG 422). EXTENSION_NOT_FOUND 404, OWN_EXTENSION 403,
   * EXTENSION_NOT_YOURS 403, ACCOUNT_OF_YOURS 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409.
   */
  approve(id: string, { version, reason }: ApproveDto, me: Asker): Promise<ExtensionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      const { request } = found;
      const now = this.clock.now();
      if (await this.hands.areOne(tx, me.id, request.askedBy, now)) throw madeTheOther();
      const [clock] = await tx.read(SlaClock, { id: request.clockId }, { lock: true });
      if (!clock) throw new Error(`Extension ${id} is of no clock.`);
      if (clock.stoppedAt) throw alreadyStopped(clock.stoppedAt);
      const moved = await this.extend(tx, clock, request, now);
      await this.outcomes.record(tx, found, 'approved', { by: me.id, text: reason || null, moved });
      return this.views.one(tx, id, me);
    });
  }

  /** As long as it waits; it changes nothing. */
  refuse(id: string, { version, reason }: RefuseDto, me: Asker): Promise<ExtensionOfCaseDto> {
    return this.database.transaction(async tx => {
      const found = await this.waiting(tx, id, version, me);
      await this.outcomes.record(tx, found, 'refused', { by: me.id, text: reason });
      return this.views.one(tx, id, me);
    });
  }

  private async waiting(tx: Transaction, id: string, version: number, me: Asker): Promise<FoundExtension> {
    const found = await this.outcomes.locked(tx, id);
    const { file, request } = found;
    if (me.id === request.askedBy) throw ownExtension();
    if (!mayDecide(me, { ...request, district: file.district })) throw notYoursToDecide();
    // Before the version: of two who decide at once the second is told what the first has decided.
    if (request.state !== 'asked') throw notWaiting(request.state);
    checkVersion(request, version);
    return found;
  }

  /** The citizen's limit, and the agency's own beside it. */
  private async extend(
    tx: Transaction,
    clock: SlaClock,
    { size }: ExtensionRequest,
    now: Date,
  ): Promise<{ before: Date; dueAt: Date }> {
    const ofCase = await this.cases.of(tx, clock.caseId);
    const { rule, startedAt, extension, dueAt: before } = clock;
    const { district, pauses } = ofCase;
    const granted = (await tx.read(ExtensionRequest, { clockId: clock.id, state: 'approved' })).length;
    const extendable = { rule, startedAt, extension, district, pauses, granted };
    const verdict = verdictOn(extendable, size, this.city.calendar);
    if (verdict.bound) throw tooLong(verdict.bound, unitOf(rule));
    if (!isInTime(now, verdict.dueAt)) throw decidedTooLate(verdict.dueAt);
    const running = { caseId: clock.caseId, kind: clock.kind, stoppedAt: null };
    for (const one of await tx.read(SlaClock, running, { lock: true, order: 'startedAt' })) {
      if (unitOf(one.rule) !== unitOf(rule)) continue;
      await this.recomputing.recompute(tx, one, { extension: one.extension + size }, ofCase, 'extension');
    }
    return { before, dueAt: clock.dueAt };
  }
}
