import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import type { Role } from '../access/roles.js';
import { Names } from '../city/names.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { UnsealingDto, UnsealingsFilter } from './unsealing.dto.js';
import type { Unsealing } from './unsealing.entity.js';
import { mayDecide, mayEnd, stateAt } from './unsealing.rules.js';

const MOST = 200;

type Row = Omit<Unsealing, 'caseId' | 'decidedBy' | 'endedAt'> & {
  number: string;
  category: string;
  confidential: boolean;
  name: string;
  decidedBy: string | null;
};

const UNSEALINGS = `
  select u.id, u.version, u.state, u.asked_by as "askedBy", u.asked_role as "askedRole",
         u.asked_agency as "askedAgency", u.decider, u.asked_at as "askedAt", u.reason, u.decided_at as "decidedAt",
         u.note, u.until_at as "untilAt", c.number, c.category, c.confidential, s.name, d.name as "decidedBy"
    from unsealing u join case_file c on c.id = u.case_id join staff s on s.id = u.asked_by
         left join staff d on d.id = u.decided_by`;

/** Requests as their askers and deciders see them; nobody else sees one. */
@Injectable()
export class UnsealingQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async list({ view, state }: UnsealingsFilter, me: Asker): Promise<UnsealingDto[]> {
    const now = this.clock.now();
    const rows = await this.database.query<Row>(
      `${UNSEALINGS}
        where (($3 and u.asked_by = $1) or ($4 and u.asked_by <> $1 and u.decider = $2
                and (u.decider <> 'agency_chief' or u.asked_agency = $5)))
          and ($6::text is null or $6 = case when u.state = 'approved' and u.until_at <= $7 then 'expired'
                                             else u.state end)
        order by u.asked_at desc, u.id desc limit ${MOST}`,
      [me.id, me.role, view !== 'decide', view !== 'mine', me.agency, state ?? null, now],
    );
    return rows.map(row => this.shown(row, me, now));
  }

  async one(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<UnsealingDto> {
    const [row] = await on.query<Row>(`${UNSEALINGS} where u.id = $1`, [id]);
    if (!row) throw new Error(`There is no unsealing ${id}.`);
    return this.shown(row, me, this.clock.now());
  }

  private shown(row: Row, me: Asker, now: Date): UnsealingDto {
    const { number, category, confidential, name, askedBy, askedRole, askedAgency, ...rest } = row;
    const state = stateAt(row, now);
    const agency = askedAgency === null ? null : this.names.agency(askedAgency);
    return {
      ...rest,
      state,
      case: { number, category: this.names.category(category), confidential },
      askedBy: { name, role: askedRole as Role, agency },
      isMine: askedBy === me.id,
      mayDecide: state === 'asked' && mayDecide(me, row),
      mayEnd: (state === 'asked' || state === 'approved') && mayEnd(me, row),
    };
  }
}
