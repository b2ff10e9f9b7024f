import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../access/confidential.rules.js';
import { type Asker, narrowing } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { invalid } from '../platform/problem/validation.js';
import { DayQuery } from './day.query.js';
import type { Scope } from './day-figures.js';
import { type AgencyFigures, byAgency, totalsOf } from './day-report.rules.js';
import type { Named } from './named.js';
import { dayAt, daysFrom, type Period } from './period.rules.js';
import { DEFINITIONS } from './report.definitions.js';
import type { AgenciesReportDto, AgencyRowDto, DayReportDto } from './report.dto.js';
import { nothingToSee } from './report.problems.js';
import { ReportView } from './report-view.service.js';
import { servedBy } from './served.rules.js';

/** Reports, from the facts as of one position of the log: all figures of a report see the same facts. */
@Injectable()
export class ReportService {
  constructor(
    private readonly view: ReportView,
    private readonly figures: DayQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** `date` (yyyy-mm-dd, Taipei): INVALID 400 when there is no such day. */
  day(date: string | undefined, me: Asker): Promise<DayReportDto> {
    const day = date ?? dayAt(this.clock.now());
    const scope = this.scopeOf(daysFrom(day, day), me, 'date');
    return this.view.of(async (tx, position) => {
      const figures = {
        contacts: isNarrowed(scope) ? null : await this.figures.contacts(tx, scope),
        cases: await this.figures.cases(tx, scope),
        course: await this.figures.course(tx, scope),
        answers: await this.figures.answers(tx, scope),
        steps: await this.figures.steps(tx, scope),
        grouping: await this.figures.grouping(tx, scope),
        clocks: await this.figures.clocks(tx, scope),
        open: await this.figures.open(tx, scope),
      };
      return {
        asOf: { position, at: scope.now },
        date: day,
        definitions: DEFINITIONS,
        totals: totalsOf(figures),
        byAgency: byAgency(figures).map(row => this.named(row)),
        byHour: await this.hours(tx, scope),
        served: isNarrowed(scope) ? [] : servedBy(await this.figures.served(tx, scope), this.city.city),
        breaches: (await this.figures.breaches(tx, scope)).map(({ category, agency, ...breach }) => ({
          ...breach,
          category: this.nameOf(this.city.category(category), category),
          agency: this.agency(agency),
        })),
      };
    });
  }

  /** From the first day to the last: INVALID 400 when there is no such time. */
  agencies(from: string, to: string, me: Asker): Promise<AgenciesReportDto> {
    const scope = this.scopeOf(daysFrom(from, to), me, 'to');
    return this.view.of(async (tx, position) => {
      const figures = {
        cases: await this.figures.cases(tx, scope),
        clocks: await this.figures.clocks(tx, scope),
        open: await this.figures.open(tx, scope),
      };
      return {
        asOf: { position, at: scope.now },
        ...{ from, to },
        definitions: DEFINITIONS,
        byAgency: byAgency(figures).map(row => this.named(row)),
      };
    });
  }

  private scopeOf(period: Period | null, me: Asker, field: string): Scope {
    if (!period)
      throw invalid([{ field, message: { 'zh-TW': '沒有這個日期區間', en: 'There is no such time' } }]);
    const narrowed = narrowing(me, 'report.read');
    if (!narrowed) throw nothingToSee();
    const { agencies = null, districts = null } = narrowed;
    return {
      ...period,
      now: this.clock.now(),
      agencies,
      districts,
      namesConfidential: readsConfidential(me),
    };
  }

  private async hours(tx: Transaction, scope: Scope): Promise<DayReportDto['byHour']> {
    const rows = new Map((await this.figures.hours(tx, scope)).map(row => [row.hour, row]));
    return Array.from({ length: 24 }, (_, hour) => ({
      hour,
      contacts: isNarrowed(scope) ? null : (rows.get(hour)?.contacts ?? 0),
      cases: rows.get(hour)?.cases ?? 0,
    }));
  }

  private named(row: AgencyFigures): AgencyRowDto {
    return { ...row, agency: this.agency(row.agency) };
  }

  private agency(code: string | null): Named | null {
    return code === null ? null : this.nameOf(this.city.agency(code), code);
  }

  private nameOf(known: Named | null, code: string): Named {
    return known ? { code, name: known.name, nameEn: known.nameEn } : { code, name: code, nameEn: code };
  }
}

/** Contacts and counters are the centre's, of no agency and no district. */
const isNarrowed = ({ agencies, districts }: Scope): boolean => agencies !== null || districts !== null;
