import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../access/confidential.rules.js';
import { type Asker, narrowing } from '../access/rights.js';
import type { ApprovalsFilter } from '../cases/approval.dto.js';
import { Names } from '../city/names.service.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { type Keyset, pageOf } from '../platform/database/page.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ExtensionOfCaseDto, ExtensionsDto } from './extension.dto.js';
import { seenBy } from './extension-seen.rules.js';
import { EXTENSIONS, type ExtensionRow } from './extensions.sql.js';

const LATEST_FIRST: Keyset = { table: 'extension_request', as: 'r', key: 'asked_at', order: 'desc' };

/** Requests for more time: the centre sees them all, an agency its own and those of the agencies below it. */
@Injectable()
export class ExtensionQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async list({ state, ...page }: ApprovalsFilter, me: Asker): Promise<ExtensionsDto> {
    const scope = narrowing(me, 'extension.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    // Decided once, for all of an incident.
    asked.add('r.with_id is null');
    asked.oneOf('r.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'asked') asked.add(`r.state = 'asked'`);
    if (state === 'decided') asked.add(`r.state <> 'asked'`);
    const { rows, next } = await pageOf<ExtensionRow>(this.database, EXTENSIONS, asked, LATEST_FIRST, page);
    return { items: rows.map(row => this.shown(row, me)), next };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ExtensionOfCaseDto> {
    const [row] = await on.query<ExtensionRow>(`${EXTENSIONS} where r.id = $1`, [id]);
    if (!row) throw new Error(`There is no extension ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ExtensionRow, me: Asker): ExtensionOfCaseDto {
    return { ...seenBy(me, row, this.names.agency(row.agency)), case: this.names.caseInShort(row) };
  }
}
