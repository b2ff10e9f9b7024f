import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { agenciesRead } from '../cases/petitions/earlier.sql.js';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import type { CaseLinkDto } from './case-links.dto.js';

type Row = Omit<CaseLinkDto, 'category' | 'agency'> & { category: string; agency: string | null };

/** Which cases belong to this one. Number, item, state and who has it are told to whoever may read either of them. */
@Injectable()
export class CaseLinksQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async of(caseId: string, me: Asker): Promise<CaseLinkDto[]> {
    const rows = await this.database.query<Row>(
      `select l.kind, case when l.to_case = $1 then 'from' else 'to' end as direction, c.number, c.category, c.state,
              c.agency, l.linked_at as at
         from case_link l
         join case_file c on c.id = case when l.to_case = $1 then l.from_case else l.to_case end
        where (l.from_case = $1 or l.to_case = $1) and (l.kind <> 'repeat' or $2::text[] is null or c.agency = any($2))
        order by l.linked_at, l.id`,
      [caseId, agenciesRead(me)],
    );
    return rows.map(({ category, agency, ...row }) => ({
      ...row,
      category: this.names.category(category),
      agency: agency === null ? null : this.names.agency(agency),
    }));
  }
}
