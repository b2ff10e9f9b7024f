import { Injectable } from '@nestjs/common';
import { Names } from '../city/names.service.js';
import { Database } from '../platform/database/database.js';
import type { CaseIncidentDto, LeadDto, MemberDto } from './incident.dto.js';
import type { Leading } from './leading.rules.js';

type Row<Dto> = Omit<Dto, 'category'> & { category: string };
type MemberRow = Row<MemberDto>;
type LeadRow = Row<LeadDto> & { heldSince: Date | null };

interface Found {
  shown: CaseIncidentDto;
  leading: Leading;
  /** Of a merged case: since when whoever has it has had it. */
  heldSince: Date | null;
}

/** The incident a case belongs to: number, item, state and notice of the others, and nothing that anybody said. */
@Injectable()
export class CaseIncidentQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  async of(caseId: string): Promise<Found> {
    const [leads, members] = await Promise.all([
      this.database.query<LeadRow>(
        `select c.number, c.state, c.category, m.joined_at as "joinedAt",
                (select greatest(max(w.dispatched_at), m.joined_at) from work_order w
                  where w.case_id = c.id and w.role = 'lead') as "heldSince"
           from incident_member m join case_file c on c.id = m.lead_id
          where m.case_id = $1 and m.left_at is null`,
        [caseId],
      ),
      this.database.query<MemberRow>(
        `select c.number, c.state, c.category, c.received_at as "receivedAt", m.joined_at as "joinedAt",
                (select json_build_object('state', coalesce(b.result, 'open'), 'at', coalesce(b.closed_at, b.opened_at))
                   from call_back b where b.case_id = c.id and b.purpose = 'tell_result'
                  order by b.opened_at desc, b.id desc limit 1) as told
           from incident_member m join case_file c on c.id = m.case_id
          where m.lead_id = $1 and m.left_at is null order by c.received_at, c.id`,
        [caseId],
      ),
    ]);
    const [lead] = leads;
    return {
      shown: { lead: lead ? this.lead(lead) : null, members: members.map(row => this.member(row)) },
      leading: {
        lead: lead ? { number: lead.number, isReleased: lead.state === 'released' } : null,
        members: members.filter(({ state }) => state === 'merged').length,
      },
      heldSince: lead?.heldSince ?? null,
    };
  }

  private lead({ heldSince: _, category, ...row }: LeadRow): LeadDto {
    return { ...row, category: this.names.category(category) };
  }

  private member({ category, told, ...row }: MemberRow): MemberDto {
    const at = told && new Date(told.at);
    return {
      ...row,
      category: this.names.category(category),
      told: told && at && { state: told.state, at },
    };
  }
}
