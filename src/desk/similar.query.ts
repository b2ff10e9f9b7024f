import { Injectable } from '@nestjs/common';
import type { Narrowing } from '../access/rights.js';
import { joinDaysOf } from '../cases/incidents/merge.rules.js';
import { type Neighbourhood, neighbourhoodOf } from '../cases/incidents/nearby.rules.js';
import { CityService } from '../city/city.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { CaseCardQuery } from './case-card.query.js';
import { ENDS_LIST } from './case-list.query.js';
import { LIVING } from './living.sql.js';
import type { SimilarCaseDto, SimilarDto, SimilarFilter } from './similar.dto.js';

const MOST = 10;
const METRES_PER_DEGREE = 111_320;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A case that was merged stands for the one that leads it: its problem is where anybody has seen it. */
const REPORTS = `
  from case_file c left join incident_member m on m.case_id = c.id and m.left_at is null
       join case_file l on l.id = coalesce(m.lead_id, c.id)`;

interface Near {
  id: string;
  /** Of the case that leads. */
  lng: number | null;
  lat: number | null;
  /** From the nearest of its reports. */
  metres: number | null;
}

/**
 * Has somebody else already told us? Cases of the same item, or its family, nearby or in the same district: open ones,
 * which can be joined, and those done in the last days, of which one may have to be opened again. That there is a
 * confidential one is nobody's business at the desk.
 */
@Injectable()
export class SimilarQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  async find(filter: SimilarFilter, scope: Narrowing | null): Promise<SimilarDto> {
    if (!scope || (filter.district === undefined && (filter.lng === undefined || filter.lat === undefined)))
      return { items: [], recentlyDone: [] };
    return { items: await this.open(filter, scope), recentlyDone: await this.done(filter, scope) };
  }

  private open(filter: SimilarFilter, scope: Narrowing): Promise<SimilarCaseDto[]> {
    const since = this.clock.now().getTime() - this.neighbourhood(filter).withinHours * HOUR_MS;
    return this.nearby(filter, scope, asked => {
      asked.add(`l.state not in (${ENDS_LIST})`);
      asked.add(`c.received_at >= ${asked.place(new Date(since))}`);
    });
  }

  private done(filter: SimilarFilter, scope: Narrowing): Promise<SimilarCaseDto[]> {
    const since = this.clock.now().getTime() - joinDaysOf(this.city.protocol) * DAY_MS;
    return this.nearby(filter, scope, asked => {
      asked.add(`l.state = 'released'`);
      asked.add(`l.closed_at >= ${asked.place(new Date(since))}`);
    });
  }

  /** The cases that lead, by where anybody has reported their problem: `c` is a report, `l` who leads it. */
  private async nearby(
    filter: SimilarFilter,
    { districts }: Narrowing,
    narrow: (asked: Conditions) => void,
  ): Promise<SimilarCaseDto[]> {
    const { categories, metres } = this.neighbourhood(filter);
    const { district, lng, lat } = filter;
    const begun = (): Conditions => {
      const asked = new Conditions();
      narrow(asked);
      asked.oneOf('c.category', categories);
      asked.add('not c.confidential and not l.confidential');
      asked.add(LIVING);
      asked.oneOf('l.district', districts);
      return asked;
    };
    const asked = begun();
    if (lng === undefined || lat === undefined) {
      asked.equals('c.district', district);
      return this.found(await this.inDistrict(asked));
    }
    const high = metres / METRES_PER_DEGREE;
    // Degrees of longitude shrink towards the pole.
    const shrunk = Math.cos((lat * Math.PI) / 180);
    const wide = high / shrunk;
    asked.add(`c.lng between ${asked.place(lng - wide)} and ${asked.place(lng + wide)}`);
    asked.add(`c.lat between ${asked.place(lat - high)} and ${asked.place(lat + high)}`);
    const east = `(c.lng - ${asked.place(lng)}::float8) * ${asked.place(METRES_PER_DEGREE * shrunk)}::float8`;
    const north = `(c.lat - ${asked.place(lat)}::float8) * ${asked.place(METRES_PER_DEGREE)}::float8`;
    const distance = `sqrt((${east}) ^ 2 + (${north}) ^ 2)`;
    asked.add(`${distance} <= ${asked.place(metres)}::float8`);
    const near = await this.database.query<Near>(
      `select l.id, l.lng, l.lat, round(min(${distance}))::int as metres ${REPORTS} ${asked.where}
        group by l.id order by metres, l.id limit ${MOST}`,
      asked.values,
    );
    return this.found([...near, ...(await this.unplaced(begun(), district, near))]);
  }

  /** Who only named the district may have told of the same thing. */
  private async unplaced(asked: Conditions, district: string | undefined, near: Near[]): Promise<Near[]> {
    if (district === undefined || near.length >= MOST) return [];
    asked.equals('c.district', district);
    asked.add('c.lng is null');
    const others = await this.inDistrict(asked);
    return others.filter(({ id }) => !near.some(one => one.id === id)).slice(0, MOST - near.length);
  }

  private inDistrict(asked: Conditions): Promise<Near[]> {
    return this.database.query<Near>(
      `select l.id, l.lng, l.lat, null as metres ${REPORTS} ${asked.where}
        group by l.id order by max(c.received_at) desc, l.id limit ${MOST}`,
      asked.values,
    );
  }

  private neighbourhood({ category }: SimilarFilter): Neighbourhood {
    return neighbourhoodOf(this.city.protocol, category);
  }

  /** Asked by who records. */
  private async found(rows: Near[]): Promise<SimilarCaseDto[]> {
    const cards = await this.cards.cards(
      rows.map(({ id }) => id),
      'typed',
    );
    return cards.map((card, index) => {
      const { lng, lat, metres } = rows[index] as Near;
      return { ...card, lng, lat, metres };
    });
  }
}
