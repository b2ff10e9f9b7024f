import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { invalid } from '../../platform/problem/validation.js';
import { Vault } from '../../platform/vault/vault.js';
import type { PassedOnDto, PassedOnListDto, ReportBullyingDto } from './bullying.dto.js';
import { flawsOfReport } from './bullying.rules.js';
import { BullyingDoor } from './bullying-door.service.js';
import { bullyingNumber } from './bullying-number.rules.js';
import { BullyingReport } from './bullying-report.entity.js';
import { reporterLookup } from './reporter.rules.js';

/** Whoever hears of it passes it on, and has only its number from then on. */
@Injectable()
export class ReportBullyingService {
  constructor(
    private readonly database: Database,
    private readonly door: BullyingDoor,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** BULLYING_NOT_YOURS 403; every wrong field as INVALID 400 or by the code of the only one 422. */
  report({ source, receivedAt, ...typed }: ReportBullyingDto, me: Staff): Promise<PassedOnDto> {
    const rules = this.door.rules(me, 'bullying.report');
    const now = this.clock.now();
    const received = receivedAt === undefined ? now : readTime(receivedAt);
    const flaws = flawsOfReport({ source, receivedAt: received }, rules, now);
    if (!received || flaws.length > 0) throw invalid(flaws);
    return this.database.transaction(async tx => {
      const [drawn] = await tx.query<{ serial: number }>(`select nextval('bullying_serial')::int as serial`);
      const id = newId();
      const sealed = (column: string, text: string | undefined): Buffer | null =>
        text ? this.vault.seal(text, { column: `bullying_report.${column}`, row: id }) : null;
      const found = typed.reporter ? reporterLookup(typed.reporter) : null;
      const report = tx.add(
        Object.assign(new BullyingReport(), {
          ...{ id, version: 1, source, receivedAt: received, recordedAt: now, recordedBy: me.id },
          number: bullyingNumber(received, drawn?.serial ?? 0),
          school: sealed('school', typed.school),
          text: sealed('text', typed.text),
          reporter: sealed('reporter', typed.reporter),
          reporterHash: found === null ? null : this.vault.lookupHash(found),
          ...{ held: false, forgetReporter: false },
          ...{ accepted: null, ground: null, decidedAt: null, handling: null, forgottenAt: null },
        }),
      );
      await this.door.tell(tx, 'bullying.reported', report);
      return { number: report.number, passedOnAt: now };
    });
  }

  /** BULLYING_NOT_YOURS 403. */
  async mine(me: Staff): Promise<PassedOnListDto> {
    this.door.rules(me, 'bullying.report');
    const items = await this.database.query<PassedOnDto>(
      `select number, recorded_at as "passedOnAt" from bullying_report
        where recorded_by = $1 order by id desc limit 50`,
      [me.id],
    );
    return { items };
  }
}
