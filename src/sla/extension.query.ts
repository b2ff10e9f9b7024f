import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../access/confidential.rules.js';
import { type Asker, narrowing } from '../access/rights.js';
import type { NamedDto } from '../city/city.dto.js';
import { CityService } from '../city/city.service.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { ExtensionOfCaseDto, ExtensionsDto, ExtensionsFilter } from './extension.dto.js';
import { seenBy } from './extension-seen.rules.js';
import { EXTENSIONS, type ExtensionRow } from './extensions.sql.js';

/** Requests for more time: the centre sees them all, an agency its own and those of the agencies below it. */
@Injectable()
export class ExtensionQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async list({ state, cursor, limit }: ExtensionsFilter, me: Asker): Promise<ExtensionsDto> {
    const scope = narrowing(me, 'extension.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.oneOf('r.agency', scope.agencies);
    asked.oneOf('c.district', scope.districts);
    if (!readsConfidential(me)) asked.add('not c.confidential');
    if (state === 'asked') asked.add(`r.state = 'asked'`);
    if (state === 'decided') asked.add(`r.state <> 'asked'`);
    if (cursor !== undefined) {
      const last = `select asked_at, id from extension_request where id = ${asked.place(cursor)}`;
      asked.add(`(r.asked_at, r.id) < (${last})`);
    }
    const rows = await this.database.query<ExtensionRow>(
      `${EXTENSIONS} ${asked.where} order by r.asked_at desc, r.id desc limit ${asked.place(limit + 1)}`,
      asked.values,
    );
    const items = rows.slice(0, limit).map(row => this.shown(row, me));
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<ExtensionOfCaseDto> {
    const [row] = await on.query<ExtensionRow>(`${EXTENSIONS} where r.id = $1`, [id]);
    if (!row) throw new Error(`There is no extension ${id}.`);
    return this.shown(row, me);
  }

  private shown(row: ExtensionRow, me: Asker): ExtensionOfCaseDto {
    const { number, kind, category, district } = row;
    return {
      ...seenBy(me, row, named(row.agency, this.city.agency(row.agency))),
      case: {
        ...{ number, kind, category: named(category, this.city.category(category)) },
        district: district === null ? null : named(district, this.city.district(district)),
      },
    };
  }
}

const named = (code: string, known: { name: string; nameEn: string } | null): NamedDto => ({
  code,
  name: known?.name ?? code,
  nameEn: known?.nameEn ?? code,
});
