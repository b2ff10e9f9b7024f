import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { topOf, trendStep } from '../breaches/breach-report.rules.js';
import { breachScope } from '../breaches/breach-scope.js';
import { PublishedSums } from '../frozen/published-sums.service.js';
import { ReportView } from '../report-view.service.js';
import { RESPONSE_DEFINITIONS } from './response-definitions.js';
import { ResponseNames } from './response-names.service.js';
import { ResponseParts } from './response-parts.service.js';
import type { ResponseDimension, ResponseQueryDto } from './response-report.dto.js';
import { byKey, bySize, figuresOf, SAMPLES, shareOf, within } from './response-report.rules.js';
import type { ResponseReportDto } from './responses.dto.js';
import { weighting } from './weighting.rules.js';

const DAY_MS = 86_400_000;
/** Answers of which a share is not marked as one of too few, where the city does not say. */
const FEWEST = 10;

/** How many were answered at once, what became of the rest, and how content citizens are: of a period, whenever asked. */
@Injectable()
export class ResponseReportService {
  constructor(
    private readonly view: ReportView,
    private readonly parts: ResponseParts,
    private readonly published: PublishedSums,
    private readonly names: ResponseNames,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400: no such time. NO_AGENCY 403. */
  report(query: ResponseQueryDto, me: Asker): Promise<ResponseReportDto> {
    const { from, to, by } = query;
    const scope = breachScope(query, me, this.city, this.clock.now());
    const fewest = this.city.protocol?.satisfaction?.fewestAnswers ?? FEWEST;
    const dimension = by === 'unit' ? 'agency' : by;
    return this.view.of(async (tx, position) => {
      const { narrowing } = scope;
      const days = await this.published.parts(tx, scope, query.figures, narrowing);
      const [parts, { cells, reasons }, published] = await Promise.all([
        this.parts.of(tx, days, narrowing, dimension),
        this.parts.answers(tx, days, narrowing),
        this.published.told(tx, ['contacts', 'cases', 'releases', 'surveys'], days),
      ]);
      const total = figuresOf(within(parts, 'all'), fewest);
      const told = (of: string, rename?: (key: string) => string) =>
        [...byKey(parts, of, rename)].map(([key, one]) => ({ key, ...figuresOf(one, fewest) }));
      const trendBy = trendStep((+scope.to - +scope.from) / DAY_MS);
      return {
        asOf: { position, at: scope.now },
        published,
        ...{ from, to, by, fewest },
        definitions: RESPONSE_DEFINITIONS,
        total,
        samples: SAMPLES.map(sample => ({
          sample,
          weighted: weighting(cells, sample, parts.released ?? [], fewest),
          reasons: reasons
            .filter(one => one.sample === sample)
            .map(({ code, answers }) => ({
              ...this.names.reason(code),
              ...{ answers, share: shareOf(answers, total[sample].unhappy, fewest) },
            })),
        })),
        rows: told(dimension, this.renamed(by))
          .sort(bySize)
          .map(row => ({ ...row, name: this.names.of(by, row.key) })),
        trendBy,
        trend: told('day', day => (trendBy === 'day' ? day : day.slice(0, 7))).sort((a, b) =>
          a.key < b.key ? -1 : 1,
        ),
      };
    });
  }

  private renamed(by: ResponseDimension): ((key: string) => string) | undefined {
    if (by === 'agency') return key => topOf(key, code => this.city.agency(code)?.parent ?? null);
    return by === 'hour' ? key => key.slice(2) : undefined;
  }
}
