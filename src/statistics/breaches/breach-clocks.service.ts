import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { cursorOf } from '../../platform/database/cursor.rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type FileFormat, ReportFiles } from '../export/report-files.service.js';
import { everyPage } from '../export/row-source.js';
import type { Named } from '../named.js';
import { ReportView } from '../report-view.service.js';
import { tableOfClocks } from './breach-clocks.sheets.js';
import { BreachNames } from './breach-names.js';
import type { BreachClocksDto, BreachClocksQueryDto } from './breach-report.dto.js';
import { type BreachScope, breachScope } from './breach-scope.js';
import { ClocksQuery } from './clocks.query.js';
import { ScopeRows } from './scope-rows.service.js';

/** The limits behind the figures; confidential cases are counted there, and named to few. */
@Injectable()
export class BreachClocksService {
  constructor(
    private readonly view: ReportView,
    private readonly clocks: ClocksQuery,
    private readonly named: BreachNames,
    private readonly said: ScopeRows,
    private readonly files: ReportFiles,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** One page of them. INVALID 400: no such time. NO_AGENCY 403. */
  list(query: BreachClocksQueryDto, me: Asker): Promise<BreachClocksDto> {
    const scope = breachScope(query, me, this.city, this.clock.now());
    return this.view.of(async (tx, position) => ({
      asOf: { position, at: scope.now },
      ...(await this.page(tx, query, scope)),
    }));
  }

  /** All of them as a file, of one view of the log. */
  async file(query: BreachClocksQueryDto, format: FileFormat, me: Asker): Promise<StreamableFile> {
    const scope = breachScope(query, me, this.city, this.clock.now());
    const said = await this.said.of(query, me, query.lang);
    const written = await this.files.inTurn(me, () =>
      this.view.of((tx, position) => {
        const asOf = { position, at: scope.now };
        const pages = everyPage(asked => this.page(tx, { ...query, ...asked }, scope));
        return this.files.write(format, tableOfClocks(query, asOf, said, pages));
      }),
    );
    const { clock, verdict, from, to } = query;
    return this.files.sent(
      `breach-cases-${clock.replace(':', '-')}-${verdict}-${from}-${to}`,
      format,
      written,
    );
  }

  private async page(
    tx: Transaction,
    query: BreachClocksQueryDto,
    scope: BreachScope,
  ): Promise<Pick<BreachClocksDto, 'items' | 'next'>> {
    const found = await this.clocks.find(tx, query, scope);
    const page = found.slice(0, query.limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    const officers = await this.named.of(
      tx,
      'officer',
      page.map(({ officer }) => officer ?? ''),
    );
    const agencies = await this.named.of(tx, 'unit');
    const items = await this.named.of(tx, 'category');
    const districts = await this.named.of(tx, 'district');
    return {
      items: page.map(({ clockId: _, ...row }) => ({
        ...row,
        category: items(row.category) as Named,
        district: districts(row.district ?? ''),
        agency: agencies(row.agency ?? ''),
        officer: officers(row.officer ?? '')?.name ?? null,
      })),
      next: last ? cursorOf({ at: last.dueAt, id: last.clockId }) : null,
    };
  }
}
