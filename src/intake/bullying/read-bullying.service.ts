import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { Vault } from '../../platform/vault/vault.js';
import type {
  BullyingFilter,
  BullyingReportDto,
  BullyingReportsDto,
  BullyingTextsDto,
} from './bullying.dto.js';
import { BullyingDoor } from './bullying-door.service.js';
import { BullyingReport } from './bullying-report.entity.js';
import { BullyingStep } from './bullying-step.entity.js';

const PAGE = 50;

/** For those who are assigned: what there is, and, with a trace of each reading, what it says. */
@Injectable()
export class ReadBullyingService {
  constructor(
    private readonly database: Database,
    private readonly door: BullyingDoor,
    private readonly vault: Vault,
    private readonly audit: Audit,
  ) {}

  /** The latest first. BULLYING_NOT_YOURS 403. */
  list({ state, before }: BullyingFilter, me: Staff): Promise<BullyingReportsDto> {
    const rules = this.door.rules(me, 'bullying.read');
    const asked = new Conditions();
    if (before) asked.add(`id < ${asked.place(before)}`);
    if (state === 'waiting') asked.add('accepted is null');
    else if (state) asked.equals('accepted', state === 'accepted');
    return this.database.transaction(async tx => {
      const ids = await tx.query<{ id: string }>(
        `select id from bullying_report ${asked.where} order by id desc limit ${PAGE + 1}`,
        asked.values,
      );
      const page = ids.slice(0, PAGE).map(({ id }) => id);
      const reports = await tx.find(BullyingReport, 'id = any($1::uuid[])', [page], { order: 'id' });
      return {
        items: reports.reverse().map(report => this.door.shown(report, rules, me)),
        next: ids.length > PAGE ? (page.at(-1) ?? null) : null,
      };
    });
  }

  /** BULLYING_NOT_YOURS 403, BULLYING_NOT_FOUND 404. */
  one(id: string, me: Staff): Promise<BullyingReportDto> {
    const rules = this.door.rules(me, 'bullying.read');
    return this.database.transaction(async tx => this.door.shown(await this.door.found(tx, id), rules, me));
  }

  /** BULLYING_NOT_YOURS 403, BULLYING_NOT_FOUND 404. */
  texts(id: string, me: Staff): Promise<BullyingTextsDto> {
    this.door.rules(me, 'bullying.read');
    return this.database.transaction(async tx => {
      const report = await this.door.found(tx, id);
      const steps = await tx.find(BullyingStep, 'report_id = $1', [id], { order: 'id' });
      const names = new Map(
        (
          await tx.query<{ id: string; name: string }>(
            'select id, name from staff where id = any($1::uuid[])',
            [steps.map(({ by }) => by)],
          )
        ).map(one => [one.id, one.name]),
      );
      await this.audit.record(tx, { action: 'bullying.read', subject: `bullying:${id}` });
      const opened = (column: 'school' | 'text' | 'reporter'): string | null =>
        this.opened(report[column], `bullying_report.${column}`, id);
      return {
        ...{ school: opened('school'), text: opened('text'), reporter: opened('reporter') },
        steps: steps.map(({ id: step, kind, code, text, by, at }) => ({
          ...{ kind, code, at, by: names.get(by) ?? '' },
          text: this.opened(text, 'bullying_step.text', step),
        })),
      };
    });
  }

  private opened(sealed: Buffer | null, column: string, row: string): string | null {
    return sealed && this.vault.open(sealed, { column, row });
  }
}
