import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import type { AccessAction } from '../../events.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import { Vault } from '../../platform/vault/vault.js';
import type { BullyingReportDto } from './bullying.dto.js';
import { bullyingIs } from './bullying.problems.js';
import {
  ACTS,
  actionsIn,
  type BullyingAction,
  type BullyingStepKind,
  changesOf,
  flawsOfCode,
  isFinished,
} from './bullying.rules.js';
import { BullyingDoor } from './bullying-door.service.js';
import { BullyingStep } from './bullying-step.entity.js';

interface Deciding {
  version: number;
  ground?: string;
  handling?: string;
  text?: string;
}

/** As holds of cases and persons are. */
const RECORDED: Partial<Record<BullyingStepKind, AccessAction>> = {
  held: 'hold.placed',
  lifted: 'hold.lifted',
};

/** Accepted or not, and what was done with it: what each of them is, stands in the table of acts. */
@Injectable()
export class DecideBullyingService {
  constructor(
    private readonly database: Database,
    private readonly door: BullyingDoor,
    private readonly vault: Vault,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * BULLYING_NOT_YOURS 403, BULLYING_NOT_FOUND 404, UNKNOWN_CODE 422, ACTION_NOT_POSSIBLE 409, STALE_VERSION 409.
   */
  decide(action: BullyingAction, id: string, dto: Deciding, me: Staff): Promise<BullyingReportDto> {
    const { kind, chosen, told, right } = ACTS[action];
    const rules = this.door.rules(me, right);
    const code = (chosen && dto[chosen]) ?? null;
    const flaws = chosen ? flawsOfCode(chosen, code, rules[`${chosen}s`]) : [];
    if (flaws.length > 0) throw invalid(flaws);
    const now = this.clock.now();
    return this.database.transaction(async tx => {
      const report = await this.door.found(tx, id, true);
      // Before the version: of two who decide at once the second is told what the first has decided.
      if (!actionsIn(report).includes(action)) throw bullyingIs(action, report);
      checkVersion(report, dto.version);
      tx.set(report, { ...changesOf(action, code, report, now), version: report.version + 1 });
      if (report.forgetReporter && isFinished(report)) tx.set(report, { reporter: null, reporterHash: null });
      const stepId = newId();
      const place = { column: 'bullying_step.text', row: stepId };
      const text = dto.text ? this.vault.seal(dto.text, place) : null;
      tx.add(
        Object.assign(new BullyingStep(), {
          ...{ id: stepId, reportId: id, kind, code, text, by: me.id, at: now },
        }),
      );
      const recorded = RECORDED[kind];
      if (recorded) await this.audit.record(tx, { action: recorded, subject: `bullying:${id}` });
      await this.door.tell(tx, told, report);
      return this.door.shown(report, rules, me);
    });
  }
}
