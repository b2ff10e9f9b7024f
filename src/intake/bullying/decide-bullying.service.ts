import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import type { BullyingRules } from '../../city/bullying-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import { Vault } from '../../platform/vault/vault.js';
import type {
  AcceptBullyingDto,
  BullyingReportDto,
  HandleBullyingDto,
  RefuseBullyingDto,
} from './bullying.dto.js';
import { bullyingIs } from './bullying.problems.js';
import {
  type BullyingAction,
  type BullyingStepKind,
  flawsOfCode,
  isPossible,
  stateOf,
} from './bullying.rules.js';
import { BullyingDoor } from './bullying-door.service.js';
import type { BullyingReport } from './bullying-report.entity.js';
import { BullyingStep } from './bullying-step.entity.js';

interface Step {
  action: BullyingAction;
  kind: BullyingStepKind;
  code: string | null;
  text: string | undefined;
  version: number;
  changes: Partial<BullyingReport>;
}

/**
 * Accepted or not, and what was done with it. All: BULLYING_NOT_YOURS 403, BULLYING_NOT_FOUND 404, UNKNOWN_CODE 422,
 * ACTION_NOT_POSSIBLE 409, STALE_VERSION 409.
 */
@Injectable()
export class DecideBullyingService {
  constructor(
    private readonly database: Database,
    private readonly door: BullyingDoor,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  accept(id: string, { version, text }: AcceptBullyingDto, me: Staff): Promise<BullyingReportDto> {
    const rules = this.door.rules(me, 'bullying.decide');
    const changes = { accepted: true, ground: null, decidedAt: this.clock.now() };
    return this.take(
      id,
      { action: 'accept', kind: 'accepted', code: null, text, version, changes },
      rules,
      me,
    );
  }

  refuse(id: string, { version, ground, text }: RefuseBullyingDto, me: Staff): Promise<BullyingReportDto> {
    const rules = this.door.rules(me, 'bullying.decide');
    const flaws = flawsOfCode('ground', ground, rules.grounds);
    if (flaws.length > 0) throw invalid(flaws);
    const changes = { accepted: false, ground, decidedAt: this.clock.now() };
    return this.take(
      id,
      { action: 'refuse', kind: 'not_accepted', code: ground, text, version, changes },
      rules,
      me,
    );
  }

  handle(id: string, { version, handling, text }: HandleBullyingDto, me: Staff): Promise<BullyingReportDto> {
    const rules = this.door.rules(me, 'bullying.decide');
    const flaws = flawsOfCode('handling', handling, rules.handlings);
    if (flaws.length > 0) throw invalid(flaws);
    return this.take(
      id,
      { action: 'handle', kind: 'handled', code: handling, text, version, changes: { handling } },
      rules,
      me,
    );
  }

  private take(id: string, step: Step, rules: BullyingRules, me: Staff): Promise<BullyingReportDto> {
    const { action, kind, code, text, version, changes } = step;
    return this.database.transaction(async tx => {
      const report = await this.door.found(tx, id, true);
      // Before the version: of two who decide at once the second is told what the first has decided.
      if (!isPossible(stateOf(report), action)) throw bullyingIs(stateOf(report));
      checkVersion(report, version);
      tx.set(report, { ...changes, version: report.version + 1 });
      const stepId = newId();
      const sealed = text ? this.vault.seal(text, { column: 'bullying_step.text', row: stepId }) : null;
      tx.add(
        Object.assign(new BullyingStep(), {
          ...{ id: stepId, reportId: id, kind, code, text: sealed, by: me.id, at: this.clock.now() },
        }),
      );
      await this.door.tell(tx, action === 'handle' ? 'bullying.handled' : 'bullying.decided', report);
      return this.door.shown(report, rules);
    });
  }
}
