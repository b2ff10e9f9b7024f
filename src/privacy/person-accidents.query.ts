import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import { Database } from '../platform/database/database.js';

/** That somebody was visited after an accident at a case of theirs. */
export interface PersonCareVisit {
  number: string;
  /** As the city words them. */
  grade: string;
  way: string;
  markedAt: Date;
  visitedAt: Date;
}

/**
 * Care visits (關懷慰問) at the cases of a person. Who was visited stands in what was typed only: it may be somebody else
 * that was hurt, so it is left out here, and read and handed out by whoever knows whom it is about.
 */
@Injectable()
export class PersonAccidentsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async about(ids: readonly string[]): Promise<PersonCareVisit[]> {
    const { grades = [], ways = [] } = this.city.protocol?.accidents ?? {};
    const named = (list: readonly { code: string; name: string }[], code: string): string =>
      list.find(one => one.code === code)?.name ?? code;
    const rows = await this.database.query<PersonCareVisit>(CARE_VISITS, [ids]);
    return rows.map(row => ({ ...row, grade: named(grades, row.grade), way: named(ways, row.way) }));
  }
}

const CARE_VISITS = `
  select c.number, a.grade, s.way, a.marked_at as "markedAt", s.at as "visitedAt"
    from accident_step s join accident a on a.id = s.accident_id join case_file c on c.id = a.case_id
   where s.kind = 'care' and c.citizen_id = any($1::uuid[]) order by s.at, s.id`;
