import { Injectable } from '@nestjs/common';
import { StaffService } from '../../access/staff.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem/validation.js';
import { trendStep } from '../breaches/breach-report.rules.js';
import { PublishedSums } from '../frozen/published-sums.service.js';
import { daysFrom, type Period } from '../period.rules.js';
import { ReportView } from '../report-view.service.js';
import type { Narrowing } from '../rollup/narrowing.js';
import { CALL_DEFINITIONS } from './call-definitions.js';
import { byKey, byOffered, type CallRow, callFiguresOf, callRows } from './call-figures.rules.js';
import type { CallDimension, CallFilter, CallReportDto, CallRowDto } from './call-report.dto.js';

const DAY_MS = 86_400_000;

/** How calls were taken: a cohort by when they were offered. */
@Injectable()
export class CallReportService {
  constructor(
    private readonly view: ReportView,
    private readonly sums: PublishedSums,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: no such time. Who may read of agents is asked at the door. */
  report(
    { from, to, line, group, figures }: CallFilter,
    by: CallDimension | 'agent',
  ): Promise<CallReportDto> {
    const period = this.period(from, to);
    const dimension = by === 'weekday' ? 'hour' : by;
    const trendBy = trendStep((+period.to - +period.from) / DAY_MS);
    const at = this.clock.now();
    return this.view.of(async (tx, position) => {
      const narrowing: Narrowing = { ...(line && { line }), ...(group && { group }) };
      const parts = await this.sums.parts(tx, period, figures, narrowing);
      const told = [...new Set(['all', 'day', dimension])];
      const sums = await this.sums.of(tx, 'calls', parts, { by: told, narrowing });
      const rows = callRows(sums, dimension, RENAMED[by]).sort(RENAMED[by] ? byKey : byOffered);
      return {
        asOf: { position, at },
        published: await this.sums.told(tx, ['calls'], parts),
        ...{ from, to, by },
        definitions: CALL_DEFINITIONS,
        total: callFiguresOf(sums.filter(one => one.dimension === 'all').map(({ figures }) => figures)),
        rows: await this.named(tx, rows, by),
        trendBy,
        trend: callRows(sums, 'day', day => (trendBy === 'day' ? day : day.slice(0, 7))).sort(byKey),
      };
    });
  }

  private period(from: string, to: string): Period {
    const period = daysFrom(from, to);
    if (period) return period;
    throw invalid([{ field: 'to', message: { 'zh-TW': '沒有這個日期區間', en: 'There is no such time' } }]);
  }

  private async named(
    tx: Transaction,
    rows: readonly CallRow[],
    by: CallDimension | 'agent',
  ): Promise<CallRowDto[]> {
    if (by !== 'agent') return rows.map(row => ({ ...row, name: null }));
    const names = await this.staff.staffNames(
      tx,
      rows.map(({ key }) => key).filter(key => key !== ''),
    );
    return rows.map(row => {
      const name = names.get(row.key)?.name;
      return { ...row, name: name === undefined ? null : { code: row.key, name, nameEn: name } };
    });
  }
}

/** What stands for one row: an hour and a weekday are kept together (1-08). */
const RENAMED: Partial<Record<CallDimension | 'agent', (key: string) => string>> = {
  hour: key => key.slice(2),
  weekday: key => key.slice(0, 1),
};
