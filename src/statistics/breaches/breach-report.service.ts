import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { StaffService } from '../../access/staff.service.js';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { cursorOf } from '../../platform/database/cursor.rules.js';
import { PublishedSums } from '../frozen/published-sums.service.js';
import type { Named } from '../named.js';
import { ReportView } from '../report-view.service.js';
import { BREACH_DEFINITIONS } from './breach-definitions.js';
import type {
  BreachClocksDto,
  BreachClocksQueryDto,
  BreachDimension,
  BreachQueryDto,
  BreachReportDto,
} from './breach-report.dto.js';
import { breachRows, byLateness, figuresOf, topOf, trendStep } from './breach-report.rules.js';
import { breachScope } from './breach-scope.js';
import { CHANNEL_WORDS } from './channel-words.js';
import { ClocksQuery } from './clocks.query.js';

const DAY_MS = 86_400_000;

/** Which limits were late, and whose: a cohort by due date, whenever the figures are asked for. */
@Injectable()
export class BreachReportService {
  constructor(
    private readonly view: ReportView,
    private readonly sums: PublishedSums,
    private readonly clocks: ClocksQuery,
    private readonly city: CityService,
    private readonly staff: StaffService,
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
      const stopped = await this.sums.of(tx, 'clocks', parts, dimensions, narrowing);
      const running = await this.sums.runningOf(tx, parts, now, dimensions, narrowing);
      const rows = (of: string, rename?: (key: string) => string) =>
        breachRows(stopped, running, one => one.kind === clock && one.dimension === of, rename);
      const told = [...rows(dimension, this.renamed(by))].map(([key, figures]) => ({ key, ...figures }));
      const names = await this.names(
        by,
        told.map(({ key }) => key),
      );
      const trendBy = trendStep((+scope.to - +scope.from) / DAY_MS);
      const trend = rows('day', day => (trendBy === 'day' ? day : day.slice(0, 7)));
      return {
        asOf: { position, at: now },
        published: await this.sums.told(tx, 'clocks', parts),
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

  /** One page of the limits behind the figures; confidential cases are counted there, and named to few. */
  list(query: BreachClocksQueryDto, me: Asker): Promise<BreachClocksDto> {
    const scope = breachScope(query, me, this.city, this.clock.now());
    return this.view.of(async (tx, position) => {
      const found = await this.clocks.find(tx, query, scope);
      const page = found.slice(0, query.limit);
      const last = found.length > page.length ? page.at(-1) : undefined;
      const officers = await this.names(
        'officer',
        page.map(({ officer }) => officer ?? ''),
      );
      const agencies = await this.names('unit', []);
      const items = await this.names('category', []);
      return {
        asOf: { position, at: scope.now },
        items: page.map(({ clockId: _, ...row }) => ({
          ...row,
          category: items(row.category) as Named,
          agency: agencies(row.agency ?? ''),
          officer: officers(row.officer ?? '')?.name ?? null,
        })),
        next: last ? cursorOf({ at: last.dueAt, id: last.clockId }) : null,
      };
    });
  }

  private renamed(by: BreachDimension): ((key: string) => string) | undefined {
    if (by === 'agency') return key => topOf(key, code => this.city.agency(code)?.parent ?? null);
    return by === 'hour' ? key => key.slice(2) : undefined;
  }

  /** How each key is called; null for what has no name, or is its own. */
  private async names(by: BreachDimension, keys: readonly string[]): Promise<(key: string) => Named | null> {
    const staff = by === 'officer' ? await this.staff.staffNames(keys.filter(key => key !== '')) : new Map();
    const known = (key: string): Omit<Named, 'code'> | null => {
      if (by === 'agency' || by === 'unit') return this.city.agency(key);
      if (by === 'category') return this.city.category(key);
      const door = by === 'channel' ? CHANNEL_WORDS[key] : undefined;
      if (door) return { name: door['zh-TW'], nameEn: door.en };
      const person = staff.get(key) as { name: string } | undefined;
      return person ? { name: person.name, nameEn: person.name } : null;
    };
    return key => {
      if (key === '') return null;
      const { name, nameEn } = known(key) ?? { name: key, nameEn: key };
      return { code: key, name, nameEn };
    };
  }
}
