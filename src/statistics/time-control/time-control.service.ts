import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem/validation.js';
import { FrozenQuery } from '../frozen/frozen.query.js';
import type { FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { isSame } from '../frozen/sums.rules.js';
import { periodOfMonth } from '../months.rules.js';
import { nothingToSee } from '../report.problems.js';
import { ReportView } from '../report-view.service.js';
import type { Sum } from '../rollup/sums.query.js';
import type { TimeControlDto, TimeControlRowDto } from './time-control.dto.js';
import { addedUp, type TimeControlCounts, timeControl } from './time-control.rules.js';
import { TIME_CONTROL_DEFINITIONS } from './time-control.words.js';
import { TIME_CONTROL, TimeControlSums } from './time-control-sums.service.js';

/** Of some districts there is nothing but what it is now. */
const NOT_FROZEN: PublishedDto = { figures: 'published', months: [], changed: false };

/** 公文時效, of petitions: what each agency had to do in a month, and what of it was in time. */
@Injectable()
export class TimeControlService {
  constructor(
    private readonly view: ReportView,
    private readonly sums: TimeControlSums,
    private readonly frozen: FrozenQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: no such month, or one to come. NO_AGENCY 403. */
  report(month: string, asked: FiguresAsked, me: Asker): Promise<TimeControlDto> {
    const mine = narrowing(me, 'report.read');
    if (!mine) throw nothingToSee();
    const now = this.clock.now();
    const { from, to } = periodOfMonth(month);
    if (from > now)
      throw invalid([{ field: 'month', message: { 'zh-TW': '這個月還沒開始', en: 'It has not begun' } }]);
    const until = to < now ? to : now;
    const { agencies = null, districts = null } = mine;
    return this.view.of(async (tx, position) => {
      const current = await this.sums.of(tx, { month: `${month}-01`, until, districts });
      const { sums, published } = districts
        ? { sums: current, published: NOT_FROZEN }
        : await this.published(tx, month, current, asked);
      const rows = sums.filter(({ key }) => agencies === null || agencies.includes(key));
      const counts = rows.map(({ figures }) => figures as TimeControlCounts);
      return {
        asOf: { position, at: now },
        published,
        month,
        definitions: TIME_CONTROL_DEFINITIONS,
        total: timeControl(addedUp(counts)),
        rows: rows
          .map(({ key }, i) => ({ agency: this.named(key), ...timeControl(counts[i] as TimeControlCounts) }))
          .sort(byLoad),
      };
    });
  }

  /** As it was frozen, where the month is; no month is that was frozen before there was this table. */
  private async published(
    tx: Transaction,
    month: string,
    current: Sum[],
    asked: FiguresAsked,
  ): Promise<{ sums: Sum[]; published: PublishedDto }> {
    const months = (await this.frozen.newest(tx)).filter(one => one.month === month);
    const then =
      months.length === 0 ? [] : await this.frozen.sums<Sum['figures']>(tx, TIME_CONTROL, months, ['agency']);
    if (then.length === 0) return { sums: current, published: NOT_FROZEN };
    return {
      sums: asked === 'current' ? current : then,
      published: {
        figures: asked,
        months: months.map(({ version, frozenAt }) => ({ month, version, frozenAt })),
        changed: !isSame(then, current),
      },
    };
  }

  private named(code: string): TimeControlRowDto['agency'] {
    if (code === '') return null;
    const { name, nameEn } = this.city.agency(code) ?? { name: code, nameEn: code };
    return { code, name, nameEn };
  }
}

/** Who had the most to do first. */
const byLoad = (one: TimeControlRowDto, other: TimeControlRowDto): number =>
  loadOf(other) - loadOf(one) || (one.agency?.code ?? '').localeCompare(other.agency?.code ?? '');

const loadOf = ({ carriedOver, received, movedIn }: TimeControlRowDto): number =>
  carriedOver + received + movedIn;
