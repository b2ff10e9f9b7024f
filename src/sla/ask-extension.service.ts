import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { notYoursToChange } from '../cases/case.problems.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { HandsQuery } from '../cases/hands.query.js';
import { TimelineService } from '../cases/timeline.service.js';
import { CityService } from '../city/city.service.js';
import { unitOf } from '../city/counting.rules.js';
import type { Approver, Category } from '../city/profile.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { AskExtensionDto, ExtensionOfCaseDto } from './extension.dto.js';
import { alreadyAsked, askedTooLate, neverExtended, nothingRuns, tooLong } from './extension.problems.js';
import { ExtensionQuery } from './extension.query.js';
import { isInTime, nextLevel, verdictOn } from './extension.rules.js';
import { ExtensionRequest } from './extension-request.entity.js';
import { OfCaseQuery } from './of-case.query.js';
import { SlaClock } from './sla-clock.entity.js';

/** 申請展延: the agency that has the case sees that it will not be done in time, and says why. */
@Injectable()
export class AskExtensionService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly hands: HandsQuery,
    private readonly city: CityService,
    private readonly cases: OfCaseQuery,
    private readonly timeline: TimelineService,
    private readonly views: ExtensionQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, STALE_VERSION 409; ACTION_NOT_POSSIBLE 409 where no such limit runs,
   * EXTENSION_NOT_ALLOWED 422, EXTENSION_TOO_LATE 409, ALREADY_ASKED 409, EXTENSION_TOO_LONG 422.
   */
  ask(number: string, dto: AskExtensionDto, me: Asker): Promise<ExtensionOfCaseDto> {
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'extension.ask', file, dto.version);
      // Meant for this agency, and at the centre still.
      if (file.agency === null || file.state === 'recorded') throw notYoursToChange();
      const clock = await this.running(tx, file.id, dto.clock);
      if (!clock.rule.extension) throw neverExtended(this.city.category(file.category) as Category);
      const now = this.clock.now();
      if (!isInTime(now, clock.dueAt)) throw askedTooLate(clock.dueAt);
      const [waiting] = await tx.read(ExtensionRequest, { clockId: clock.id, state: 'asked' });
      if (waiting) throw alreadyAsked();
      const granted = (await tx.read(ExtensionRequest, { clockId: clock.id, state: 'approved' })).length;
      const { rule, startedAt, extension } = clock;
      const { district, pauses } = await this.cases.of(tx, file.id);
      const extendable = { rule, startedAt, extension, district, pauses, granted };
      const verdict = verdictOn(extendable, dto.size, this.city.calendar);
      if (verdict.bound) throw tooLong(verdict.bound, unitOf(rule));
      const approver = await this.approver(tx, verdict.approver, clock, me);
      const { size, reason } = dto;
      const unit = unitOf(rule);
      const data = { clock: dto.clock, size, unit, agency: file.agency, approver };
      const dates = { before: clock.dueAt.toISOString(), dueAt: verdict.dueAt.toISOString() };
      const entry = this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'extension.asked', text: reason },
        data: { ...data, ...dates },
      });
      const request = tx.add(
        Object.assign(new ExtensionRequest(), {
          ...{
            id: newId(),
            version: 1,
            caseId: file.id,
            clockId: clock.id,
            withId: null,
            state: 'asked' as const,
            ...data,
          },
          ...{ reason, sharedReason: entry.sharedText, dueBefore: clock.dueAt, dueAfter: verdict.dueAt },
          ...{ askedAt: now, askedBy: me.id, decidedAt: null, decidedBy: null },
          ...{ decision: null, sharedDecision: null },
        }),
      );
      await this.events.tell(tx, 'extension.asked', {
        ...{ caseId: file.id, number: file.number, extensionId: request.id, clockId: clock.id },
        ...{ clock: dto.clock, agency: file.agency, size, approver },
      });
      return this.views.one(tx, request.id, me);
    });
  }

  /** What the citizen waits for; of history nobody asks for more time. */
  private async running(tx: Transaction, caseId: string, kind: AskExtensionDto['clock']): Promise<SlaClock> {
    const limit = { caseId, kind, workOrderId: null, stoppedAt: null, history: false };
    const [clock] = await tx.read(SlaClock, limit, { lock: true });
    if (!clock) throw nothingRuns();
    return clock;
  }

  /** Where an agency has no chief at work but who asks, its request goes one level up. */
  private async approver(tx: Transaction, level: Approver, { rule }: SlaClock, me: Asker): Promise<Approver> {
    if (level !== 'agency_chief' || !rule.extension) return level;
    const hasChief = await this.hands.haveChief(tx, me, this.clock.now());
    return hasChief ? level : nextLevel(rule.extension, level);
  }
}
