import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Asker, permits } from '../rights.js';
import { AWAKE } from '../session.sql.js';
import { absences } from './absences.sql.js';
import type { ColleagueDto, SubstituteDto } from './substitute.dto.js';
import { notYoursToSet } from './substitute.problems.js';

interface Row extends Omit<SubstituteDto, 'isNow' | 'byChief' | 'mayEnd'> {
  standsIn: string | null;
  isNow: boolean;
}

const person = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'role', ${alias}.role)`;

const ROWS = `
  select d.id, d.version, d.agency, ${person('a')} as staff, ${person('s')} as substitute, d.from_at as "fromAt",
         d.until_at as "untilAt", p.name as "setBy", b.id is not null as "isNow", b.substitute_id as "standsIn"
    from staff_substitute d join staff a on a.id = d.staff_id join staff s on s.id = d.substitute_id
         join staff p on p.id = d.set_by left join (${absences('$1')}) b on b.id = d.id
   where d.ended_at is null and d.until_at > $1`;

/** Who is away in one's agency, and who could stand in. */
@Injectable()
export class SubstitutesQuery {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** SUBSTITUTE_NOT_YOURS 403: of an agency whose people are no colleagues. */
  async list(me: Asker, agency = me.agency): Promise<SubstituteDto[]> {
    permitReading(me, agency);
    const rows = await this.database.query<Row>(`${ROWS} and d.agency = $2 order by d.from_at, d.id`, [
      this.clock.now(),
      agency,
    ]);
    return rows.map(row => this.shown(row, me));
  }

  async one(tx: Transaction, id: string, me: Asker): Promise<SubstituteDto> {
    const [row] = await tx.query<Row>(`${ROWS} and d.id = $2`, [this.clock.now(), id]);
    if (!row) throw new Error(`There is no substitution ${id}.`);
    return this.shown(row, me);
  }

  /** Those whose accounts are in use. SUBSTITUTE_NOT_YOURS 403. */
  async colleagues(me: Asker, agency = me.agency): Promise<ColleagueDto[]> {
    permitReading(me, agency);
    return this.database.query<ColleagueDto>(
      `select id, name, role from staff
        where agency = $1 and active and not machine and (not demo or $3) and ${AWAKE} order by name, id`,
      [agency, this.config.accountIdleDays, this.config.demo],
    );
  }

  private shown({ standsIn, ...row }: Row, me: Asker): SubstituteDto {
    const mayEnd = maySet(me, row.staff.id, row.agency);
    return { ...row, byChief: row.isNow && standsIn === null, mayEnd };
  }
}

function permitReading(me: Asker, agency: string | null): void {
  if (!permits(me, 'substitute.read', { agency })) throw notYoursToSet();
}

/** Whoever is away says it themselves; the chief for everybody. */
export const maySet = (me: Asker, staffId: string, agency: string | null): boolean =>
  permits(me, staffId === me.id ? 'substitute.set' : 'substitute.appoint', { agency });
