import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { cityNames } from '../city-names.js';
import type { ReturnOfCaseDto, ReturnsDto, ReturnsFilter } from './return.dto.js';
import { seenBy } from './return-seen.rules.js';
import { RETURNS, type ReturnRow } from './returns.sql.js';

/** Returns: the centre sees them all, an agency its own and those of the agencies below it. */
@Injectable()
export class ReturnQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async list({ state, cursor, limit }: ReturnsFilter, me: Asker): Promise<ReturnsDto> {
    const scope = narrowing(me, 'return.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.oneOf('r.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'asked') asked.add(`r.state = 'asked'`);
    if (state === 'decided') asked.add(`r.state <> 'asked'`);
    if (cursor !== undefined) {
      const last = `select asked_at, id from return_request where id = ${asked.place(cursor)}`;
      asked.add(`(r.asked_at, r.id) < (${last})`);
    }
    const rows = await this.database.query<ReturnRow>(
      `${RETURNS} ${asked.where} order by r.asked_at desc, r.id desc limit ${asked.place(limit + 1)}`,
      asked.values,
    );
    const items = rows.slice(0, limit).map(row => this.shown(row, me));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ReturnOfCaseDto> {
    const [row] = await on.query<ReturnRow>(`${RETURNS} where r.id = $1`, [id]);
    if (!row) throw new Error(`There is no return ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ReturnRow, me: Asker): ReturnOfCaseDto {
    const { number, kind, category, district } = row;
    const names = cityNames(this.city);
    return {
      ...seenBy(me, row, names),
      case: {
        ...{ number, kind, category: names.category(category) },
        district: district === null ? null : names.district(district),
      },
    };
  }
}
