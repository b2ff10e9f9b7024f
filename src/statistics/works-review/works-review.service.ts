import { Injectable } from '@nestjs/common';
import { type Asker, narrowing } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { everyItem, type SupervisionRules } from '../../city/supervision-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { periodOfSpan } from '../annual/annual-period.rules.js';
import { ReportView } from '../report-view.service.js';
import type { WorksReviewDto } from './works-review.dto.js';
import { type ReviewedRow, reviewedIn } from './works-review.query.js';
import { builderOf, invitations, type Reviewed } from './works-review.rules.js';
import { WORKS_REVIEW_DEFINITIONS } from './works-review.words.js';

/** 全民監督公共工程檢討會議: by agency, how much was reported in a year, and who is invited. */
@Injectable()
export class WorksReview {
  constructor(
    private readonly view: ReportView,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  of(year: number, me: Asker): Promise<WorksReviewDto> {
    const rules = this.city.protocol?.supervision ?? null;
    const period = periodOfSpan({ year, firstMonth: 1, lastMonth: 12 });
    const at = this.clock.now();
    const districts = narrowing(me, 'inspection.read')?.districts ?? null;
    return this.view.of(async (tx, position) => {
      const items = rules ? everyItem(rules).map(({ code }) => code) : [];
      const rows = await reviewedIn(tx, items, { ...period, districts });
      const agencies = rules ? invitations(this.byBuilder(rows, rules), rules.yearlyReview) : [];
      const nobodys = rows.find(({ agency }) => agency === null);
      const sum = (of: 'reports' | 'notContent'): number => rows.reduce((all, row) => all + row[of], 0);
      return {
        ...{ asOf: { position, at }, year, isOver: period.to <= at, definitions: WORKS_REVIEW_DEFINITIONS },
        rules: rules?.yearlyReview ?? null,
        ...{ reports: sum('reports'), notContent: sum('notContent') },
        ...{ nobodys: nobodys?.reports ?? 0, nobodysNotContent: nobodys?.notContent ?? 0 },
        invited: agencies.filter(({ invited }) => invited).length,
        agencies: agencies.map(({ agency, kind: _, ...one }) => ({
          agency: this.names.agency(agency),
          ...one,
        })),
      };
    });
  }

  private byBuilder(rows: readonly ReviewedRow[], { builders = [] }: SupervisionRules): Reviewed[] {
    const found = new Map<string, Reviewed>();
    for (const { agency, reports, notContent } of rows) {
      if (agency === null) continue;
      const whose = builderOf(agency, builders, code => this.city.agency(code)?.parent ?? null);
      const known = found.get(whose) ?? this.none(whose);
      found.set(whose, {
        ...known,
        reports: known.reports + reports,
        notContent: known.notContent + notContent,
      });
    }
    return [...found.values()];
  }

  private none(agency: string): Reviewed {
    return { agency, kind: this.city.agency(agency)?.kind ?? 'city', reports: 0, notContent: 0 };
  }
}
