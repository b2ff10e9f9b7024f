import { Injectable } from '@nestjs/common';
import type { ClassConstructor } from 'class-transformer';
import { plainToInstance } from 'class-transformer';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AnnualQueryDto } from '../annual/annual.dto.js';
import { AnnualReportService } from '../annual/annual-report.service.js';
import { sheetsOfAnnual } from '../annual/annual-report.sheets.js';
import type { BreachFilter, BreachQueryDto } from '../breaches/breach-report.dto.js';
import { BreachReportService } from '../breaches/breach-report.service.js';
import { sheetsOfBreaches } from '../breaches/breach-report.sheets.js';
import { breachScope, isOutOfReach } from '../breaches/breach-scope.js';
import { ScopeRows } from '../breaches/scope-rows.service.js';
import type { BullyingTablesQueryDto } from '../bullying/bullying-tables.dto.js';
import { BullyingTables } from '../bullying/bullying-tables.service.js';
import { sheetsOfBullying } from '../bullying/bullying-tables.sheets.js';
import type { CallQueryDto } from '../call-centre/call-report.dto.js';
import { CallReportService } from '../call-centre/call-report.service.js';
import { sheetsOfCalls } from '../call-centre/call-report.sheets.js';
import type { Cell, Sheet } from '../export/sheet.js';
import type { Language, ReportAsOfDto } from '../report.dto.js';
import type { ResponseQueryDto } from '../responses/response-report.dto.js';
import { ResponseReportService } from '../responses/response-report.service.js';
import { sheetsOfResponses } from '../responses/response-report.sheets.js';
import type { TimeControlQueryDto } from '../time-control/time-control.dto.js';
import { TimeControlService } from '../time-control/time-control.service.js';
import { sheetsOfTimeControl } from '../time-control/time-control.sheets.js';
import { outOfReach } from './saved.problems.js';
import { SAVED_REPORTS, type SavedReport } from './saved.rules.js';
import type { Asked } from './saved-filter.entity.js';

export interface SavedSheets {
  asOf: ReportAsOfDto;
  sheets: Sheet[];
}

type Maker<Query> = (query: Query, me: Asker, lang: Language) => Promise<SavedSheets>;

/** Each report whose filters can be saved, as its own page gives it as a file. */
@Injectable()
export class SavedSheetsService {
  private readonly makers: Record<SavedReport, Maker<never>>;

  constructor(
    breaches: BreachReportService,
    responses: ResponseReportService,
    bullying: BullyingTables,
    calls: CallReportService,
    annual: AnnualReportService,
    timeControl: TimeControlService,
    scope: ScopeRows,
    city: CityService,
    clock: Clock,
  ) {
    /** Figures that are nobody's would be sent for ever: nobody reads that they are none. */
    const said = (
      query: Omit<BreachFilter, 'clock' | 'format'>,
      me: Asker,
      lang: Language,
    ): Promise<Cell[][]> => {
      if (isOutOfReach(breachScope(query, me, city, clock.now()))) throw outOfReach();
      return scope.of(query, me, lang);
    };
    this.makers = {
      breaches: async (query: BreachQueryDto, me, lang) => {
        const rows = await said(query, me, lang);
        const report = await breaches.report(query, me);
        return { asOf: report.asOf, sheets: sheetsOfBreaches(report, rows, lang) };
      },
      responses: async (query: ResponseQueryDto, me, lang) => {
        const rows = await said(query, me, lang);
        const report = await responses.report(query, me);
        return { asOf: report.asOf, sheets: sheetsOfResponses(report, rows, lang) };
      },
      bullying: async (query: BullyingTablesQueryDto, me, lang) => {
        const report = await bullying.of(query, me);
        return { asOf: report.asOf, sheets: sheetsOfBullying(report, lang) };
      },
      'call-centre': async (query: CallQueryDto, _me, lang) => {
        const report = await calls.report(query, query.by);
        return { asOf: report.asOf, sheets: sheetsOfCalls(report, query, lang) };
      },
      annual: async ({ year, months }: AnnualQueryDto, _me, lang) => {
        const report = await annual.report(annual.asked(year, months));
        return { asOf: report.asOf, sheets: sheetsOfAnnual(report, lang) };
      },
      'time-control': async (query: TimeControlQueryDto, me, lang) => {
        const report = await timeControl.report(query, me);
        return {
          asOf: report.asOf,
          sheets: sheetsOfTimeControl(report, await scope.of({}, me, lang), lang),
        };
      },
    };
  }

  /** As whoever asks may see it. What each report refuses. */
  of(report: SavedReport, asked: Asked, me: Asker, lang: Language): Promise<SavedSheets> {
    const { query } = SAVED_REPORTS[report];
    return this.makers[report](plainToInstance(query as ClassConstructor<never>, asked), me, lang);
  }
}
