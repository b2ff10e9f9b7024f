import { Injectable } from '@nestjs/common';
import { readsConfidential } from '../../access/confidential.rules.js';
import { type Asker, narrowing, type Right } from '../../access/rights.js';
import type { CaseState } from '../../cases/case-actions.rules.js';
import { CityService } from '../../city/city.service.js';
import { Names } from '../../city/names.service.js';
import { everyItem } from '../../city/supervision-rules.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { InspectedCaseDto, InspectionProposalsDto } from './inspection.dto.js';
import { isFresh, type Proposal, proposalsOf, type Reported } from './proposals.rules.js';

const DAY_MS = 24 * 3_600_000;

export interface WorksRow {
  number: string;
  category: string;
  district: string | null;
  agency: string | null;
  state: CaseState;
  receivedAt: Date;
  /** As agencies read it. */
  place: string | null;
  projectNumber: string | null;
  projectName: string | null;
}

export interface ReportedRow extends WorksRow, Reported {
  id: string;
  receivedAt: Date;
  place: string | null;
  graveReason: string | null;
}

/** Reports of public works, and what of them wants an inspection. */
@Injectable()
export class ReportedQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async proposals(me: Asker): Promise<InspectionProposalsDto> {
    const found = await this.found(this.database, me, 'inspection.read');
    const items = found.map(({ why, reports }) => ({
      why,
      cases: reports.map(one => ({
        ...this.shown(one),
        ...{ grave: one.graveReason, isFresh: isFresh(one) },
      })),
    }));
    return { items, rules: this.city.protocol?.supervision?.flagged ?? null };
  }

  /** What is open or came in not longer ago than reports belong together. */
  async found(on: Pick<Transaction, 'query'>, me: Asker, right: Right): Promise<Proposal<ReportedRow>[]> {
    const rules = this.city.protocol?.supervision;
    const scope = narrowing(me, right);
    if (!rules || !scope) return [];
    const since = new Date(this.clock.now().getTime() - rules.flagged.withinDays * DAY_MS);
    const rows = await on.query<ReportedRow>(
      `select c.id, c.number, c.category, c.district, c.agency, c.state, c.received_at as "receivedAt",
              coalesce(c.shared_place, c.place) as place, c.lng, c.lat, w.project_number as "projectNumber",
              w.project_name as "projectName", w.grave_at as "graveAt", w.grave_reason as "graveReason",
              (select max(i.decided_at) from inspection_case m join inspection i on i.id = m.inspection_id
                where m.case_id = c.id) as "decidedAt"
         from case_file c left join works_case w on w.case_id = c.id
        where c.category = any($1) and c.origin <> 'replay' and c.state not in ('withdrawn', 'merged')
          and (c.closed_at is null or c.received_at >= $2)
          and ($3::text[] is null or c.district = any($3)) and ($4 or not c.confidential)`,
      [everyItem(rules).map(({ code }) => code), since, scope.districts ?? null, readsConfidential(me)],
    );
    return proposalsOf(rows, rules.flagged);
  }

  shown({
    number,
    category,
    district,
    agency,
    state,
    receivedAt,
    place,
    ...row
  }: WorksRow): InspectedCaseDto {
    const { projectNumber, projectName } = row;
    return {
      ...{ number, state, receivedAt, place },
      category: this.names.category(category),
      district: district === null ? null : this.names.district(district),
      agency: agency === null ? null : this.names.agency(agency),
      project: projectName === null ? null : { number: projectNumber, name: projectName },
    };
  }
}
