import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing } from '../../access/rights.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { InspectionDto, InspectionsDto, InspectionsFilter } from './inspection.dto.js';
import { ReportedQuery, type WorksRow } from './reported.query.js';

type InspectionRow = Omit<InspectionDto, 'cases'>;
type CaseRow = WorksRow & { inspectionId: string };

const INSPECTIONS = `
  select i.id, i.version, i.state, i.why, i.decided_at as "decidedAt", p.name as "decidedBy", i.reason,
         to_char(i.held_on, 'YYYY-MM-DD') as "heldOn", i.finding, i.result
    from inspection i join staff p on p.id = i.decided_by`;

const LATEST: Keyset = { table: 'inspection', as: 'i', key: 'decided_at', order: 'desc' };

/** What was decided, and what was found. */
@Injectable()
export class InspectionsQuery {
  constructor(
    private readonly database: Database,
    private readonly reported: ReportedQuery,
  ) {}

  async list({ state, ...page }: InspectionsFilter, me: Asker): Promise<InspectionsDto> {
    const scope = narrowing(me, 'inspection.read');
    if (!scope) return { items: [], next: null };
    const asked = new Conditions();
    asked.equals('i.state', state);
    asked.add(
      `exists (select 1 from inspection_case m join case_file c on c.id = m.case_id where m.inspection_id = i.id
                  and (${asked.place(readsConfidential(me))} or not c.confidential)
                  and (${asked.place(scope.districts ?? null)}::text[] is null
                       or c.district = any(${asked.place(scope.districts ?? [])})))`,
    );
    const { rows, next } = await pageOf<InspectionRow>(this.database, INSPECTIONS, asked, LATEST, page);
    return { items: await this.withCases(this.database, rows, me), next };
  }

  async one(tx: Transaction, id: string, me: Asker): Promise<InspectionDto> {
    const rows = await tx.query<InspectionRow>(`${INSPECTIONS} where i.id = $1`, [id]);
    const [shown] = await this.withCases(tx, rows, me);
    if (!shown) throw new Error(`There is no inspection ${id}.`);
    return shown;
  }

  private async withCases(
    on: Pick<Transaction, 'query'>,
    rows: readonly InspectionRow[],
    me: Asker,
  ): Promise<InspectionDto[]> {
    const cases = await on.query<CaseRow>(
      `select m.inspection_id as "inspectionId", c.number, c.category, c.district, c.agency, c.state,
              c.received_at as "receivedAt", coalesce(c.shared_place, c.place) as place, w.project_number as "projectNumber", w.project_name as "projectName"
         from inspection_case m join case_file c on c.id = m.case_id left join works_case w on w.case_id = c.id
        where m.inspection_id = any($1::uuid[]) and ($2 or not c.confidential)
          and ($3::text[] is null or c.district = any($3))
        order by c.received_at, c.id`,
      [rows.map(({ id }) => id), readsConfidential(me), narrowing(me, 'inspection.read')?.districts ?? null],
    );
    return rows.map(row => ({
      ...row,
      cases: cases
        .filter(({ inspectionId }) => inspectionId === row.id)
        .map(({ inspectionId: _, ...one }) => this.reported.shown(one)),
    }));
  }
}
