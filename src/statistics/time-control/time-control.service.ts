import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem/validation.js';
import { FrozenQuery } from '../frozen/frozen.query.js';
import type { FiguresAsked, PublishedDto } from '../frozen/published.dto.js';
import { periodOfMonth } from '../months.rules.js';
import { nothingToSee } from '../report.problems.js';
import { ReportView } from '../report-view.service.js';
import type { Sum } from '../rollup/sums.query.js';
import { classesOf, holdsStill, KEPT_DIMENSIONS } from './document-classes.rules.js';
import type { DocumentFigure } from './document-figure.entity.js';
import { DocumentFiguresQuery } from './document-figures.query.js';
import type { TimeControlDto, TimeControlQueryDto } from './time-control.dto.js';
import { TIME_CONTROL_DEFINITIONS } from './time-control.words.js';
import { TIME_CONTROL, TimeControlSums } from './time-control-sums.service.js';
import { tablesOf } from './time-control-tables.rules.js';

/** Of some districts there is nothing but what it is now. */
const NOT_FROZEN: PublishedDto = { figures: 'published', months: [], changed: false };

/** 公文時效: what each agency had to do in a month of each class of documents, and what of it was in time. */
@Injectable()
export class TimeControlService {
  constructor(
    private readonly view: ReportView,
    private readonly sums: TimeControlSums,
    private readonly entered: DocumentFiguresQuery,
    private readonly frozen: FrozenQuery,
    private readonly staff: StaffService,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: a month to come. UNKNOWN_CLASS 422. NO_AGENCY 403. */
  report(
    query: Pick<TimeControlQueryDto, 'month' | 'figures' | 'class'>,
    me: Asker,
  ): Promise<TimeControlDto> {
    const { month } = query;
    const mine = narrowing(me, 'report.read');
    if (!mine) throw nothingToSee();
    const now = this.clock.now();
    const { from, to } = periodOfMonth(month);
    if (from > now)
      throw invalid([{ field: 'month', message: { 'zh-TW': '這個月還沒開始', en: 'It has not begun' } }]);
    const classes = classesOf(this.city.protocol?.tracked);
    const asked = classes.find(({ code, held }) =>
      query.class ? code === query.class : held === 'petition',
    );
    if (!asked)
      throw invalid([
        {
          ...{ field: 'class', code: 'UNKNOWN_CLASS' },
          message: { 'zh-TW': '沒有這個公文類別', en: 'There is no such class' },
        },
      ]);
    const until = to < now ? to : now;
    const { agencies = null, districts = null } = mine;
    const isTheirs = (agency: string): boolean => !agencies || agencies.includes(agency);
    return this.view.of(async (tx, position) => {
      const current = await this.sums.of(tx, { month: `${month}-01`, until, districts });
      const { sums, published, asOf } = districts
        ? { sums: current, published: NOT_FROZEN, asOf: null }
        : await this.published(tx, month, current, query.figures);
      const all = districts ? [] : await this.entered.of(tx, `${month}-01`, asOf);
      const entered = all.filter(({ agency }) => isTheirs(agency));
      return {
        asOf: { position, at: now },
        published,
        month,
        definitions: TIME_CONTROL_DEFINITIONS,
        ...tablesOf(asked, {
          ...{ classes, entered, people: await this.namesOf(tx, entered) },
          sums: sums.filter(({ dimension, key }) => dimension !== 'agency' || isTheirs(key)),
          agency: code => this.city.agency(code),
        }),
      };
    });
  }

  /** As it was frozen, where the month is; no month is that was frozen before there was this table. */
  private async published(
    tx: Transaction,
    month: string,
    current: Sum[],
    asked: FiguresAsked,
  ): Promise<{ sums: Sum[]; published: PublishedDto; asOf: Date | null }> {
    const months = (await this.frozen.newest(tx)).filter(one => one.month === month);
    const then =
      months.length === 0
        ? []
        : await this.frozen.sums<Sum['figures']>(tx, TIME_CONTROL, months, KEPT_DIMENSIONS);
    if (then.length === 0) return { sums: current, published: NOT_FROZEN, asOf: null };
    return {
      sums: asked === 'current' ? current : then,
      published: {
        figures: asked,
        months: months.map(({ version, frozenAt }) => ({ month, version, frozenAt })),
        changed: !holdsStill(then, current),
      },
      asOf: asked === 'current' ? null : (months[0]?.frozenAt ?? null),
    };
  }

  private namesOf(
    tx: Transaction,
    entered: readonly DocumentFigure[],
  ): Promise<Map<string, { name: string }>> {
    return this.staff.staffNames(tx, [...new Set(entered.map(({ enteredBy }) => enteredBy))]);
  }
}
