import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { Names } from '../../city/names.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { ArbitrationOfCaseDto, ArbitrationsFilter } from './arbitration.dto.js';
import { arbitrationSeenBy, opinionsSeenBy } from './arbitration-seen.rules.js';
import { ARBITRATIONS, type ArbitrationRow } from './arbitrations.sql.js';

const MOST = 200;

/** Whose cases are arbitrated, for those who decide and those who wait for it at the centre. */
@Injectable()
export class ArbitrationQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async list({ state }: ArbitrationsFilter, me: Asker): Promise<ArbitrationOfCaseDto[]> {
    const scope = narrowing(me, 'arbitration.read');
    if (!scope) return [];
    const asked = new Conditions();
    asked.equals('c.kind', scope.kind);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'open') asked.add(`a.state = 'open'`);
    if (state === 'decided') asked.add(`a.state <> 'open'`);
    const rows = await this.database.query<ArbitrationRow>(
      `${ARBITRATIONS} ${asked.where} order by (a.state <> 'open'), a.opened_at desc, a.id desc limit ${MOST}`,
      asked.values,
    );
    return rows.map(row => this.shown(row, me));
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ArbitrationOfCaseDto> {
    const [row] = await on.query<ArbitrationRow>(`${ARBITRATIONS} where a.id = $1`, [id]);
    if (!row) throw new Error(`There is no arbitration ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ArbitrationRow, me: Asker): ArbitrationOfCaseDto {
    const { names } = this;
    const { holder } = row;
    return {
      ...arbitrationSeenBy(me, row, names),
      case: names.caseInShort(row),
      holder: holder === null ? null : names.agency(holder),
      returns: opinionsSeenBy(me, row, names),
    };
  }
}
