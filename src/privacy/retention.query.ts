import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { holdNotFound, proposalNotFound } from './privacy.problems.js';
import type {
  DeletionDto,
  DeletionsDto,
  HoldDto,
  ItemsQueryDto,
  ProposalDto,
  ProposalItemDto,
  ProposalItemsDto,
} from './retention.dto.js';

const MOST_PROPOSALS = 50;
const DELETIONS = 50;

const PROPOSAL = `
  select p.id, p.version, p.state, p.as_of as "asOf", p.request_id as "requestId", p.complete,
         p.proposed_at as "proposedAt", jsonb_build_object('name', a.name, 'role', a.role) as "proposedBy",
         p.proposed_by = $1 as "isMine", p.decided_at as "decidedAt",
         case when b.id is not null then jsonb_build_object('name', b.name, 'role', b.role) end as "decidedBy",
         p.decision_reason as "decisionReason", p.carried_out_at as "carriedOutAt",
         i.counts, i.progress
    from retention_proposal p
    join staff a on a.id = p.proposed_by
    left join staff b on b.id = p.decided_by
    cross join lateral (
      select jsonb_build_object('texts', count(*) filter (where what = 'texts'),
                                'attachments', count(*) filter (where what = 'attachments'),
                                'photos', coalesce(sum(count) filter (where what = 'attachments'), 0),
                                'persons', count(*) filter (where what = 'person')) as counts,
             jsonb_build_object('total', count(*), 'done', count(*) filter (where outcome = 'done'),
                                'skipped', count(*) filter (where outcome = 'skipped'),
                                'failed', count(*) filter (where outcome = 'failed')) as progress
        from retention_item where proposal_id = p.id
    ) i`;

const ITEM = `
  select seq, what, case when citizen_id is not null then 'person' when case_id is not null then 'case'
                         when report_id is not null then 'bullying' else 'contact' end as of,
         number, rule, due_on as "dueOn", count, outcome, why
    from retention_item`;

/** What the page about retention shows. */
@Injectable()
export class RetentionQuery {
  constructor(private readonly database: Database) {}

  proposals(me: { id: string }): Promise<ProposalDto[]> {
    return this.database.query<ProposalDto>(
      `${PROPOSAL} order by p.proposed_at desc, p.id desc limit ${MOST_PROPOSALS}`,
      [me.id],
    );
  }

  /** PROPOSAL_NOT_FOUND 404. */
  async proposal(id: string, me: { id: string }): Promise<ProposalDto> {
    const [found] = await this.database.query<ProposalDto>(`${PROPOSAL} where p.id = $2`, [me.id, id]);
    if (!found) throw proposalNotFound();
    return found;
  }

  async items(id: string, { after, limit, outcome }: ItemsQueryDto): Promise<ProposalItemsDto> {
    const items = await this.database.query<ProposalItemDto>(
      `${ITEM} where proposal_id = $1 and seq > $2 and ($4::text is null or outcome = $4) order by seq limit $3`,
      [id, after, limit, outcome ?? null],
    );
    return { items, next: items.length === limit ? (items.at(-1)?.seq ?? null) : null };
  }

  allItems(id: string): Promise<ProposalItemDto[]> {
    return this.database.query<ProposalItemDto>(`${ITEM} where proposal_id = $1 order by seq`, [id]);
  }

  async deletions(proposal: string | null, after: string | null): Promise<DeletionsDto> {
    const items = await this.database.query<DeletionDto>(
      `select d.id, d.at, d.what, case when d.citizen_id is not null then 'person' when d.case_id is not null
              then 'case' when d.report_id is not null then 'bullying' else 'contact' end as of, d.number, d.rule, d.proposal_id as "proposalId"
         from deletion_log d
        where ($1::uuid is null or d.proposal_id = $1)
          and ($2::uuid is null or (d.at, d.id) < (select o.at, o.id from deletion_log o where o.id = $2))
        order by d.at desc, d.id desc limit ${DELETIONS}`,
      [proposal, after],
    );
    const [row] = await this.database.query<{ total: number }>(
      'select count(*)::integer as total from deletion_log where $1::uuid is null or proposal_id = $1',
      [proposal],
    );
    const next = items.length === DELETIONS ? (items.at(-1)?.id ?? null) : null;
    return { items, next, total: row?.total ?? 0 };
  }

  holds(): Promise<HoldDto[]> {
    return this.database.query<HoldDto>(
      `select h.id, case when h.citizen_id is null then 'case' else 'person' end as of, h.number, h.reason,
              h.placed_at as "placedAt", jsonb_build_object('name', s.name, 'role', s.role) as "placedBy"
         from legal_hold h join staff s on s.id = h.placed_by
        where h.lifted_at is null order by h.placed_at desc, h.id desc`,
    );
  }

  async hold(id: string): Promise<HoldDto> {
    const found = (await this.holds()).find(hold => hold.id === id);
    if (!found) throw holdNotFound();
    return found;
  }
}
