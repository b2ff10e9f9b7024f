import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { type BullyingRight, bullyingRulesFor, mayWithBullying } from '../../city/bullying-for.js';
import type { BullyingRules } from '../../city/bullying-rules.js';
import { CityService } from '../../city/city.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { BullyingReportDto } from './bullying.dto.js';
import type { BullyingEvents } from './bullying.events.js';
import { bullyingNotFound } from './bullying.problems.js';
import { ACTS, actionsIn, decideBy, stateOf } from './bullying.rules.js';
import { BullyingReport } from './bullying-report.entity.js';

/** Everything about a report of bullying begins here: whether it is for this person at all. */
@Injectable()
export class BullyingDoor {
  constructor(
    private readonly city: CityService,
    private readonly events: Events,
  ) {}

  /** PROTOCOL_MISSING 409, BULLYING_NOT_YOURS 403: whether or not there is such a report. */
  rules(me: Asker, right: BullyingRight): BullyingRules {
    return bullyingRulesFor(me, right, this.city.protocol);
  }

  /** BULLYING_NOT_FOUND 404. */
  async found(tx: Transaction, id: string, lock = false): Promise<BullyingReport> {
    const [report] = await tx.read(BullyingReport, { id }, { lock });
    if (!report) throw bullyingNotFound();
    return report;
  }

  tell(
    tx: Transaction,
    kind: keyof BullyingEvents,
    { id, source, receivedAt, accepted, handling }: BullyingReport,
  ): Promise<void> {
    return this.events.tell(tx, kind, {
      ...{ reportId: id, source, accepted, handling },
      receivedAt: receivedAt.toISOString(),
    });
  }

  shown(report: BullyingReport, rules: BullyingRules, me: Asker): BullyingReportDto {
    const { id, version, number, source, receivedAt, decidedAt, ground, handling, held, forgottenAt } =
      report;
    return {
      ...{ id, version, number, source, receivedAt, decidedAt, ground, handling },
      state: stateOf(report),
      actions: actionsIn(report).filter(action => mayWithBullying(me, ACTS[action].right, rules)),
      decideBy: decideBy(receivedAt, rules),
      isHeld: held,
      isForgotten: forgottenAt !== null,
    };
  }
}
