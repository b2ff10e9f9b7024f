import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { cursorOf } from '../../platform/database/cursor.rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type BreachScope, breachScope, inAll } from '../breaches/breach-scope.js';
import { ScopeRows } from '../breaches/scope-rows.service.js';
import { type FileFormat, ReportFiles } from '../export/report-files.service.js';
import { everyPage } from '../export/row-source.js';
import { ReportView } from '../report-view.service.js';
import { ResponseCasesQuery } from './response-cases.query.js';
import { tableOfResponseCases } from './response-cases.sheets.js';
import { ResponseNames } from './response-names.service.js';
import type { ResponseCasesQueryDto } from './response-report.dto.js';
import type { ResponseCasesDto } from './responses.dto.js';

/** The cases behind the figures; confidential ones are counted there, and named to few. */
@Injectable()
export class ResponseCasesService {
  constructor(
    private readonly view: ReportView,
    private readonly cases: ResponseCasesQuery,
    private readonly names: ResponseNames,
    private readonly said: ScopeRows,
    private readonly files: ReportFiles,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** One page of them. INVALID 400: no such time. NO_AGENCY 403. */
  list(query: ResponseCasesQueryDto, me: Asker): Promise<ResponseCasesDto> {
    const scope = this.scopeOf(query, me);
    return this.view.of(async (tx, position) => ({
      asOf: { position, at: scope.now },
      ...(await this.page(tx, query, scope)),
    }));
  }

  /** All of them as a file, of one view of the log. */
  async file(query: ResponseCasesQueryDto, format: FileFormat, me: Asker): Promise<StreamableFile> {
    const scope = this.scopeOf(query, me);
    const said = await this.said.of(query, me, query.lang);
    const written = await this.files.inTurn(me, () =>
      this.view.of((tx, position) => {
        const asOf = { position, at: scope.now };
        const pages = everyPage(asked => this.page(tx, { ...query, ...asked }, scope));
        return this.files.write(format, tableOfResponseCases(query, asOf, said, pages));
      }),
    );
    const { show, sample, from, to } = query;
    const of = show === 'released' ? show : `${sample}-${show}`;
    return this.files.sent(`response-cases-${of}-${from}-${to}`, format, written);
  }

  /** A way of asking and the hour of the invitation narrow questions, and say nothing of releases. */
  private scopeOf(query: ResponseCasesQueryDto, me: Asker): BreachScope {
    const { hour, ...filter } = query;
    const scope = breachScope(filter, me, this.city, this.clock.now());
    if (query.show === 'released') return scope;
    const more = { surveyChannel: inAll(query.surveyChannel), hour: inAll(hour) };
    const narrowing = Object.fromEntries(
      Object.entries({ ...scope.narrowing, ...more }).filter(([, keys]) => keys !== undefined),
    ) as typeof scope.narrowing;
    return { ...scope, narrowing };
  }

  private async page(
    tx: Transaction,
    query: ResponseCasesQueryDto,
    scope: BreachScope,
  ): Promise<Pick<ResponseCasesDto, 'items' | 'next'>> {
    const { show, limit } = query;
    const found =
      show === 'released'
        ? await this.cases.released(tx, query, scope)
        : await this.cases.asked(tx, { ...query, show }, scope, scope.narrowing);
    const page = found.slice(0, limit);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return {
      items: page.map(({ id: _, ...row }) => ({
        ...row,
        category: this.names.item(row.category),
        district: this.names.of('district', row.district ?? ''),
        agency: this.names.of('unit', row.agency ?? ''),
        reasons: row.reasons.map(code => this.names.reason(code)),
      })),
      next: last ? cursorOf(last) : null,
    };
  }
}
