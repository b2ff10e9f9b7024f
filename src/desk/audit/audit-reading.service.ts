import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { caseNotFound } from '../../cases/case.problems.js';
import { CitizenIdsQuery } from '../../citizens/citizen-ids.query.js';
import type { AccessAction } from '../../events.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { readTime } from '../../platform/clock/read-time.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { AuditPageDto, AuditPersonDto, AuditSearchDto } from './audit.dto.js';
import { noSuchAccount, onePersonOnly } from './audit.problems.js';
import { AuditSearchQuery, type Sought } from './audit-search.query.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the record of access, and records that: who looks at those who looked leaves a trace as well. */
@Injectable()
export class AuditReading {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly citizens: CitizenIdsQuery,
    private readonly rows: AuditSearchQuery,
  ) {}

  /** CASE_NOT_FOUND 404, NO_SUCH_ACCOUNT 404, ONE_PERSON_ONLY 422. */
  async page(
    dto: AuditSearchDto,
    me: Asker,
    action: 'audit.read' | 'audit.exported' = 'audit.read',
  ): Promise<AuditPageDto> {
    const sought = await this.sought(dto);
    return this.database.transaction(async tx => {
      const page = await this.rows.page(tx, sought, me);
      await this.record(tx, sought, action, dto.person?.phone !== undefined);
      return page;
    });
  }

  /** One entry for each person it was about, so that it is found by asking who looked at that person. */
  private async record(
    tx: Transaction,
    {
      citizens = [],
      caseId = null,
      staffId,
      action: about,
    }: Omit<Sought, 'caseId'> & { caseId?: string | null },
    action: AccessAction,
    byPhone: boolean,
  ): Promise<void> {
    const what = staffId ? `staff:${staffId}` : about ? `action:${about}` : byPhone ? 'by:phone' : null;
    for (const citizenId of citizens.length > 0 ? citizens : [null])
      await this.audit.record(tx, { action, citizenId, caseId, subject: what });
  }

  private async sought(dto: AuditSearchDto): Promise<Sought> {
    const { person, account, action, from, to, after, limit } = dto;
    return {
      ...(person && (await this.person(person))),
      ...(account && { staffId: await this.accountId(account) }),
      ...(action && { action }),
      ...(from && { from: readTime(from) as Date }),
      ...(to && { to: readTime(to) as Date }),
      ...(after && { after }),
      limit,
    };
  }

  private async person(meant: AuditPersonDto): Promise<Pick<Sought, 'citizens' | 'caseId'>> {
    const { caseNumber, phone, id } = meant;
    if ([caseNumber, phone, id].filter(one => one !== undefined).length !== 1) throw onePersonOnly();
    if (phone !== undefined) return { citizens: await this.citizens.withPhone(phone) };
    if (id !== undefined) return { citizens: await this.citizens.known(id) };
    const [file] = await this.database.query<{ id: string; citizenId: string | null }>(
      `select id, citizen_id as "citizenId" from case_file where number = $1`,
      [spelled(caseNumber as string)],
    );
    if (!file) throw caseNotFound();
    return { citizens: file.citizenId ? [file.citizenId] : [], caseId: file.id };
  }

  private async accountId(account: string): Promise<string> {
    const named = account.normalize('NFKC').trim().toLowerCase();
    const [found] = await this.database.query<{ id: string }>(
      UUID.test(named) ? 'select id from staff where id = $1' : 'select id from staff where username = $1',
      [named],
    );
    if (!found) throw noSuchAccount();
    return found.id;
  }
}

/** However it was typed: without dashes, in small or full-width letters. */
const spelled = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replace(/^([A-Z]\d{8})(\d+)(\d)$/, '$1-$2-$3');
