import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import type { ApprovalsFilter } from '../../cases/approval.dto.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { DispositionOfCaseDto, DispositionsDto } from './disposition.dto.js';
import { dispositionSeenBy } from './disposition-seen.rules.js';
import { DISPOSITIONS, type DispositionRow } from './dispositions.sql.js';

const LATEST_FIRST: Keyset = { table: 'disposition', as: 'd', key: 'asked_at', order: 'desc' };

/** Requests to end a petition: the centre sees them all, an agency those it has asked for, and those of agencies below it. */
@Injectable()
export class DispositionQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async list({ state, ...page }: ApprovalsFilter, me: Asker): Promise<DispositionsDto> {
    const scope = narrowing(me, 'disposition.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.oneOf('d.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'asked') asked.add(`d.state = 'asked'`);
    if (state === 'decided') asked.add(`d.state <> 'asked'`);
    const { rows, next } = await pageOf<DispositionRow>(
      this.database,
      DISPOSITIONS,
      asked,
      LATEST_FIRST,
      page,
    );
    return { items: rows.map(row => this.shown(row, me)), next };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<DispositionOfCaseDto> {
    const [row] = await on.query<DispositionRow>(`${DISPOSITIONS} where d.id = $1`, [id]);
    if (!row) throw new Error(`There is no disposition ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: DispositionRow, me: Asker): DispositionOfCaseDto {
    const inShort = this.names.caseInShort({ ...row, kind: row.caseKind });
    return { ...dispositionSeenBy(me, row, this.names), case: inShort };
  }
}
