import { Injectable } from '@nestjs/common';
import { StaffService } from '../../access/staff.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Month } from '../months.rules.js';
import { ReportView } from '../report-view.service.js';
import { notFrozen } from './frozen.problems.js';
import { type FrozenMonth, FrozenQuery, type FrozenSum } from './frozen.query.js';
import { HEADLINES, headlineOf } from './headlines.rules.js';
import { FROZEN_FAMILIES, MonthFigures, RUNNING } from './month-figures.service.js';
import type { FrozenMonthDto, MonthDto } from './months.dto.js';
import { limitsIn } from './sums.rules.js';

type Totals = Map<string, FrozenSum[]>;

/** Which months are frozen, and what each version of one says beside what would be said now. */
@Injectable()
export class MonthsService {
  constructor(
    private readonly view: ReportView,
    private readonly frozen: FrozenQuery,
    private readonly figures: MonthFigures,
    private readonly staff: StaffService,
    private readonly clock: Clock,
  ) {}

  list(): Promise<FrozenMonthDto[]> {
    return this.view.of(async tx => this.named(tx, await this.frozen.versions(tx)));
  }

  /** MONTH_NOT_FROZEN 404. */
  one(month: Month): Promise<MonthDto> {
    return this.view.of(async (tx, position) => {
      const versions = (await this.frozen.versions(tx)).filter(version => version.month === month);
      const [newest] = versions;
      if (!newest) throw notFrozen();
      const now = await this.figures.current(tx, month);
      const then: Totals[] = [];
      for (const version of versions) then.push(await this.totals(tx, version));
      const current = asRead(new Map([...now].map(([family, sums]) => [family, sums.filter(isTotal)])));
      return {
        asOf: { position, at: this.clock.now() },
        month,
        versions: await this.named(tx, versions),
        changed: await this.figures.haveChanged(tx, newest, now),
        figures: HEADLINES.map(headline => ({
          ...{ name: headline.name['zh-TW'], nameEn: headline.name.en },
          published: then.map(totals => headlineOf(headline, totals)),
          current: headlineOf(headline, current),
        })),
      };
    });
  }

  private async totals(tx: Transaction, version: FrozenMonth): Promise<Totals> {
    const totals: Totals = new Map();
    for (const family of [...FROZEN_FAMILIES, RUNNING])
      totals.set(family, await this.frozen.sums(tx, family, [version], ['all']));
    return asRead(totals);
  }

  private async named(tx: Transaction, versions: readonly FrozenMonth[]): Promise<FrozenMonthDto[]> {
    const ids = versions.flatMap(({ frozenBy }) => frozenBy ?? []);
    const names = await this.staff.staffNames(tx, [...new Set(ids)]);
    return versions.map(({ byCalendar: _, ...version }) => ({
      ...version,
      frozenBy: version.frozenBy === null ? null : (names.get(version.frozenBy)?.name ?? null),
    }));
  }
}

const asRead = (totals: Totals): Totals =>
  new Map(totals).set('clocks', limitsIn([...(totals.get('clocks') ?? []), ...(totals.get(RUNNING) ?? [])]));

const isTotal = ({ dimension }: FrozenSum): boolean => dimension === 'all';
