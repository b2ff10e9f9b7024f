import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { PublishedSums } from '../frozen/published-sums.service.js';
import { ReportView } from '../report-view.service.js';
import { BREACH_DEFINITIONS } from './breach-definitions.js';
import { BreachNames } from './breach-names.js';
import type { BreachDimension, BreachQueryDto, BreachReportDto } from './breach-report.dto.js';
import { breachRows, byLateness, figuresOf, topOf, trendStep } from './breach-report.rules.js';
import { breachScope } from './breach-scope.js';

const DAY_MS = 86_400_000;

/** Which limits were late, and whose: a cohort by due date, whenever the figures are asked for. */
@Injectable()
export class BreachReportService {
  constructor(
    private readonly view: ReportView,
    private readonly sums: PublishedSums,
    private readonly named: BreachNames,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: no such time. NO_AGENCY 403. */
  report(query: BreachQueryDto, me: Asker): Promise<BreachReportDto> {
    const { from, to, by, clock } = query;
    const scope = breachScope(query, me, this.city, this.clock.now());
    const dimension = by === 'agency' || by === 'unit' ? 'agency' : by;
    const dimensions = [...new Set(['all', 'day', 'hour', dimension])];
    return this.view.of(async (tx, position) => {
      const { now, narrowing } = scope;
      const parts = await this.sums.parts(tx, scope, query.figures, narrowing);
      const [stopped, running, published] = await Promise.all([
        this.sums.of(tx, 'clocks', parts, { by: dimensions, narrowing, kind: clock }),
        this.sums.runningOf(tx, parts, now, dimensions, narrowing, clock),
        this.sums.told(tx, ['clocks'], parts),
      ]);
      const rows = (of: string, rename?: (key: string) => string) =>
        breachRows(stopped, running, one => one.dimension === of, rename);
      const told = [...rows(dimension, this.renamed(by))].map(([key, figures]) => ({ key, ...figures }));
      const names = await this.named.of(
        tx,
        by,
        told.map(({ key }) => key),
      );
      const trendBy = trendStep((+scope.to - +scope.from) / DAY_MS);
      const trend = rows('day', day => (trendBy === 'day' ? day : day.slice(0, 7)));
      return {
        asOf: { position, at: now },
        published,
        ...{ from, to, clock, by },
        definitions: BREACH_DEFINITIONS,
        total: rows('all').get('') ?? figuresOf([], []),
        rows: told.sort(byLateness).map(row => ({ ...row, name: names(row.key) })),
        trendBy,
        trend: [...trend]
          .map(([key, figures]) => ({ key, ...figures }))
          .sort((a, b) => (a.key < b.key ? -1 : 1)),
        heat: [...rows('hour')].map(([key, { due, missed, openOverdue }]) => ({
          weekday: Number(key.slice(0, 1)),
          hour: Number(key.slice(2)),
          ...{ due, late: missed + openOverdue },
        })),
      };
    });
  }

  private renamed(by: BreachDimension): ((key: string) => string) | undefined {
    if (by === 'agency') return key => topOf(key, code => this.city.agency(code)?.parent ?? null);
    return by === 'hour' ? key => key.slice(2) : undefined;
  }
}
