import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { ENDS } from '../../cases/case-actions.rules.js';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import type { AccidentRules } from '../../city/accident-rules.js';
import { LegService } from '../../dispatch/leg.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import type { AccidentDto, MarkAccidentDto } from './accident.dto.js';
import { Accident } from './accident.entity.js';
import { accidentOpen, caseHasEnded, unknownGrade } from './accident.problems.js';
import { AccidentQuery } from './accident.query.js';
import { limitsFrom, tellOf } from './accident.rules.js';
import { AccidentLockService, identityOf } from './accident-lock.service.js';
import { NoticesService } from './notices.service.js';

/** 標記為意外事件: whoever hears of it marks it, and everybody on the list is told in the same moment. */
@Injectable()
export class MarkAccidentService {
  constructor(
    private readonly database: Database,
    private readonly lock: CaseLockService,
    private readonly found: AccidentLockService,
    private readonly legs: LegService,
    private readonly notices: NoticesService,
    private readonly timeline: TimelineService,
    private readonly views: AccidentQuery,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * Whatever has become of the case meanwhile: what is urgent waits for no version. PROTOCOL_MISSING 409, CASE_NOT_FOUND
   * 404, CASE_NOT_YOURS 403, CASE_MERGED 409, UNKNOWN_CODE 422, ACTION_NOT_POSSIBLE 409, ACCIDENT_OPEN 409.
   */
  mark(number: string, { grade: code, text }: MarkAccidentDto, me: Asker): Promise<AccidentDto> {
    const { rules } = this.found;
    return this.database.transaction(async tx => {
      const file = await this.lock.byNumber(tx, number);
      this.lock.permit(me, 'case.mark-accident', file, null);
      const grade = rules.grades.find(one => one.code === code);
      if (!grade) throw unknownGrade();
      if (ENDS.includes(file.state)) throw caseHasEnded();
      if ((await tx.read(Accident, { caseId: file.id, closedAt: null })).length > 0) throw accidentOpen();
      const now = this.clock.now();
      const accident = tx.add(
        Object.assign(new Accident(), {
          ...{ id: newId(), version: 1, caseId: file.id, grade: code, markedAt: now, markedBy: me.id },
          ...limitsFrom(now, rules, grade),
          told: this.toldOf(file, rules),
          ...{ arrivedAt: null, caredAt: null, nextFollowUpAt: null },
          ...{ closedAt: null, closedBy: null, result: null },
        }),
      );
      const { onSiteDue, careDue } = accident;
      this.timeline.write(tx, {
        ...{ caseId: file.id, kind: 'accident.marked', text: text || null },
        data: { grade: code, dueAt: onSiteDue.toISOString() },
      });
      await this.events.tell(tx, 'accident.marked', {
        ...{ ...identityOf({ file, accident }), grade: code, onSiteDue: onSiteDue.toISOString() },
        careDue: careDue?.toISOString() ?? null,
      });
      await this.notices.send(tx, { file, accident }, tellOf(rules));
      return this.views.one(tx, accident.id, me);
    });
  }

  /** Whether they have the case or not: whoever has it by now may lose it. Never one that it is a report in confidence about. */
  private toldOf(file: CaseFile, { tell }: AccidentRules): string[] {
    const agencies = tell.flatMap(({ agency }) => agency ?? []);
    return [...new Set(agencies.filter(code => !this.legs.isReported(file, code)))];
  }
}
