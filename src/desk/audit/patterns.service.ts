import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { Names } from '../../city/names.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { AuditAccountDto, AuditPeriodDto } from './audit.dto.js';
import { periodTooLong } from './audit.problems.js';
import type { PatternsDto } from './patterns.dto.js';
import { PatternsQuery } from './patterns.query.js';
import { type Pattern, patternsIn } from './patterns.rules.js';
import { PATTERN_WORDS } from './patterns.words.js';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 7;
const MOST_DAYS = 31;

/** What an auditor should look at, in the last week unless said otherwise. Looking is recorded. */
@Injectable()
export class PatternsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly query: PatternsQuery,
    private readonly names: Names,
  ) {}

  /** PERIOD_TOO_LONG 422. */
  async patterns(dto: AuditPeriodDto, me: Asker): Promise<PatternsDto> {
    const to = dto.to ? (readTime(dto.to) as Date) : this.clock.now();
    const from = dto.from ? (readTime(dto.from) as Date) : new Date(to.getTime() - USUAL_DAYS * DAY_MS);
    const days = (to.getTime() - from.getTime()) / DAY_MS;
    if (days <= 0 || days > MOST_DAYS) throw periodTooLong(MOST_DAYS);
    return this.database.transaction(async tx => {
      const { entries, isCutOff } = await this.query.entries(tx, from, to);
      const patterns = patternsIn(entries);
      const [accounts, numbers] = [await this.accounts(tx, patterns), await this.numbers(tx, patterns)];
      await this.audit.record(tx, { action: 'audit.read', subject: 'patterns' });
      const narrowed = narrowing(me, 'case.read');
      const mayOpen = narrowed !== null && Object.keys(narrowed).length === 0;
      return {
        from: from.toISOString(),
        to: to.toISOString(),
        entries: entries.length,
        isCutOff,
        items: patterns.map(pattern => {
          const number = numbers.get(pattern.caseId ?? '');
          return {
            kind: pattern.kind,
            title: PATTERN_WORDS[pattern.kind].title,
            text: PATTERN_WORDS[pattern.kind].text(pattern.count),
            count: pattern.count,
            from: pattern.from.toISOString(),
            to: pattern.to.toISOString(),
            who: accounts.get(pattern.staffId ?? '') ?? null,
            personId: pattern.citizenId,
            case: number === undefined ? null : { number, mayOpen },
          };
        }),
      };
    });
  }

  private async accounts(tx: Transaction, patterns: Pattern[]): Promise<Map<string, AuditAccountDto>> {
    const rows = await tx.query<Omit<AuditAccountDto, 'agency'> & { agency: string | null }>(
      'select id, username, name, role, agency from staff where id = any($1::uuid[])',
      [patterns.flatMap(({ staffId }) => staffId ?? [])],
    );
    return new Map(
      rows.map(({ agency, ...row }) => [
        row.id,
        { ...row, agency: agency === null ? null : this.names.agency(agency) },
      ]),
    );
  }

  private async numbers(tx: Transaction, patterns: Pattern[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; number: string }>(
      'select id, number from case_file where id = any($1::uuid[])',
      [patterns.flatMap(({ caseId }) => caseId ?? [])],
    );
    return new Map(rows.map(({ id, number }) => [id, number]));
  }
}
