import { Injectable, type OnModuleInit } from '@nestjs/common';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem/validation.js';
import { PublishedSums } from '../frozen/published-sums.service.js';
import { ReportView } from '../report-view.service.js';
import { servedBy } from '../served.rules.js';
import type { AnnualFigureDto, AnnualReportDto } from './annual.dto.js';
import { ANNUAL_WORDS } from './annual.words.js';
import { AnnualCountsQuery } from './annual-counts.query.js';
import { countedFigures, intervalsOf } from './annual-counts.rules.js';
import { ANNUAL_DEFINITIONS, definitionOf } from './annual-definitions.js';
import type { AnnualFigure } from './annual-figure.entity.js';
import { ANNUAL_FIGURES, type AnnualFigureKind, type Figures } from './annual-figures.js';
import { AnnualFigures } from './annual-figures.service.js';
import { type AnnualSpan, monthsIn, periodOfSpan, spanOf } from './annual-period.rules.js';
import { contradictionsIn } from './contradictions.rules.js';
import { CouncilQuery } from './council.query.js';
import { councilTable, slipsIn } from './council.rules.js';
import { type PrintedYear, readPrintedFigures, sameSpan } from './printed-figures.js';

const USUAL_DECIMALS = 1;

/** The service centre's part of the city's yearly report: counted where it can be, and compared with what was printed. */
@Injectable()
export class AnnualReportService implements OnModuleInit {
  private years: PrintedYear[] = [];

  constructor(
    private readonly view: ReportView,
    private readonly counts: AnnualCountsQuery,
    private readonly council: CouncilQuery,
    private readonly sums: PublishedSums,
    private readonly figures: AnnualFigures,
    private readonly staff: StaffService,
    private readonly city: CityService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.years = readPrintedFigures(this.config.city);
  }

  printed(span: AnnualSpan): PrintedYear | null {
    return this.years.find(one => sameSpan(one.span, span)) ?? null;
  }

  /** INVALID 400: no such months. */
  asked(year: number, months?: string): AnnualSpan {
    const span = spanOf(`${year}`, months);
    if (span) return span;
    throw invalid([
      { field: 'months', message: { 'zh-TW': '沒有這些月份', en: 'There are no such months' } },
    ]);
  }

  report(span: AnnualSpan): Promise<AnnualReportDto> {
    const printed = this.printed(span);
    const decimals = printed?.decimals ?? USUAL_DECIMALS;
    const months = monthsIn(span);
    const now = this.clock.now();
    const isOver = periodOfSpan(span).to <= now;
    return this.view.of(async (tx, position) => {
      const entered = await this.figures.entered(tx, span);
      const latest = entered.filter((one, i) => one.key !== entered[i - 1]?.key);
      const byHand = Object.fromEntries(latest.map(({ key, value }) => [key, value]));
      const parts = await this.sums.parts(tx, periodOfSpan(span), 'published');
      const counts = await this.counts.of(tx, span, parts);
      const counted = countedFigures(counts, isOver ? months : null, decimals);
      const intervals = intervalsOf(counts);
      const present: Figures = Object.fromEntries(
        ANNUAL_FIGURES.map(kind => [kind.key, (isByHand(kind, byHand) ? byHand : counted)[kind.key] ?? null]),
      );
      const inPrint: Figures = { ...printed?.figures, ...printed?.further };
      const names = await this.namesOf(tx, entered);
      const tracked = this.city.protocol?.tracked ?? { meetings: [], fields: [] };
      const inPrintOf = printed?.council ?? [];
      const slips = slipsIn(inPrintOf, tracked).map(found => ({ of: 'printed' as const, ...found }));
      const contradictionsOf = (of: 'printed' | 'present', figures: Figures) =>
        contradictionsIn({ figures, months, decimals }).map(found => ({ of, ...found }));
      return {
        asOf: { position, at: now },
        published: await this.sums.told(tx, ['contacts', 'cases', 'surveys'], parts),
        ...span,
        isOver,
        printed: printed && { title: printed.title, source: printed.source },
        definitions: ANNUAL_DEFINITIONS,
        figures: ANNUAL_FIGURES.map(
          (kind): AnnualFigureDto => ({
            ...kind,
            basis: isByHand(kind, byHand) ? 'entered' : 'counted',
            definition: definitionOf(kind),
            mayBeEntered: kind.basis !== 'counted',
            decimals: kind.unit === 'count' ? 0 : (kind.decimals ?? decimals),
            name: ANNUAL_WORDS[kind.key] as AnnualFigureDto['name'],
            value: present[kind.key] ?? null,
            interval: isByHand(kind, byHand) ? null : (intervals[kind.key] ?? null),
            printed: inPrint[kind.key] ?? null,
            entered: entered
              .filter(({ key }) => key === kind.key)
              .map(({ value, source, enteredBy, enteredAt }) => ({
                ...{ value, source },
                by: enteredBy && (names.get(enteredBy)?.name ?? null),
                at: enteredAt,
              })),
          }),
        ),
        served: servedBy(await this.counts.servedAt(tx, span), this.city.city),
        council: councilTable(await this.council.of(tx, periodOfSpan(span)), inPrintOf, tracked),
        contradictions: [
          ...contradictionsOf('printed', inPrint),
          ...contradictionsOf('present', present),
          ...slips,
        ],
      };
    });
  }

  private namesOf(tx: Transaction, entered: readonly AnnualFigure[]): Promise<Map<string, { name: string }>> {
    const ids = entered.map(({ enteredBy }) => enteredBy).filter(id => id !== null);
    return this.staff.staffNames(tx, [...new Set(ids)]);
  }
}

/** What may be either is counted until somebody enters it: a few answers do not take the place of the council's figure. */
const isByHand = ({ key, basis }: AnnualFigureKind, byHand: Figures): boolean =>
  basis === 'either' ? (byHand[key] ?? null) !== null : basis === 'entered';
