import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import type { ApprovalsFilter } from '../../cases/approval.dto.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { ReturnOfCaseDto, ReturnsDto } from './return.dto.js';
import { seenBy } from './return-seen.rules.js';
import { RETURNS, type ReturnRow } from './returns.sql.js';

const LATEST_FIRST: Keyset = { table: 'return_request', as: 'r', key: 'asked_at', order: 'desc' };

/** Returns: the centre sees them all, an agency its own and those of the agencies below it. */
@Injectable()
export class ReturnQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async list({ state, ...page }: ApprovalsFilter, me: Asker): Promise<ReturnsDto> {
    const scope = narrowing(me, 'return.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.oneOf('r.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'asked') asked.add(`r.state = 'asked'`);
    if (state === 'decided') asked.add(`r.state <> 'asked'`);
    const { rows, next } = await pageOf<ReturnRow>(this.database, RETURNS, asked, LATEST_FIRST, page);
    return { items: rows.map(row => this.shown(row, me)), next };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ReturnOfCaseDto> {
    const [row] = await on.query<ReturnRow>(`${RETURNS} where r.id = $1`, [id]);
    if (!row) throw new Error(`There is no return ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ReturnRow, me: Asker): ReturnOfCaseDto {
    return { ...seenBy(me, row, this.names), case: this.names.caseInShort(row) };
  }
}
