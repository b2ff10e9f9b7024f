import { Injectable } from '@nestjs/common';
import type { Narrowing } from '../access/rights.js';
import { groupsOf, metresBetween, type Report } from '../cases/incidents/surge-groups.rules.js';
import { CityService } from '../city/city.service.js';
import { Conditions } from '../platform/database/conditions.js';
import { Database } from '../platform/database/database.js';
import { CaseCardQuery } from './case-card.query.js';
import { LIVING } from './living.sql.js';
import type { SurgeGroupsDto } from './surge-groups.dto.js';

const MOST_REPORTS = 5_000;
const MOST_GROUPS = 50;
/** Not yet reported on; what was merged belongs to another one already. */
const OPEN = `c.state in ('recorded', 'dispatched', 'acknowledged')`;

/** What came in during a surge and may be one and the same: proposed to be merged, and by nobody merged unasked. */
@Injectable()
export class SurgeGroupsQuery {
  constructor(
    private readonly database: Database,
    private readonly cards: CaseCardQuery,
    private readonly city: CityService,
  ) {}

  async of(surgeId: string, scope: Narrowing | null): Promise<SurgeGroupsDto> {
    const set = this.city.surgeSet(this.city.ruleSetOf(surgeId));
    if (!scope || !set) return { items: [] };
    const asked = new Conditions();
    asked.equals('c.surge_id', surgeId);
    asked.add(`c.kind = 'dispatch' and not c.confidential and c.lng is not null and c.lat is not null`);
    asked.add(OPEN);
    asked.add(LIVING);
    asked.oneOf('c.district', scope.districts);
    const reports = await this.database.query<Report>(
      `select c.id, c.category, case when c.state <> 'recorded' then c.agency end as agency, c.lng, c.lat,
              c.received_at as "receivedAt"
         from case_file c ${asked.where} order by c.received_at, c.id limit ${MOST_REPORTS}`,
      asked.values,
    );
    const groups = groupsOf(reports, set.nearby).slice(0, MOST_GROUPS);
    const cards = await this.cards.cards(
      groups.flat().map(({ id }) => id),
      'typed',
    );
    let next = 0;
    return {
      items: groups.map(group => {
        const [lead, ...others] = cards.slice(next, next + group.length);
        next += group.length;
        return {
          lead: lead as (typeof cards)[number],
          members: others.map((card, i) => ({
            ...card,
            metres: Math.round(metresBetween(group[0], group[i + 1] as Report)),
          })),
        };
      }),
    };
  }
}
